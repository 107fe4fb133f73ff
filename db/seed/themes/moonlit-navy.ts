import { type DemoTheme, prose } from '../content.ts'

export const moonlitNavy: DemoTheme = {
  slug: 'moonlit-navy',
  title: { en: 'Moonlit Navy', fr: 'Bleu de lune' },
  summary: {
    en: 'Deep blue cloth, silver light and white flowers, for evenings that begin after sunset.',
    fr: 'Étoffes bleu nuit, lumière d’argent et fleurs blanches, pour les soirées d’après le couchant.',
  },
  description: {
    en: prose(`
      Everything dark is blue, never black, so faces stay warm and photographs keep their detail. Velvet on the
      tables, brushed silver, a large paper moon where the room needs a centre, and small lights hung at uneven
      heights.

      The flowers are white and strongly scented: tuberose, jasmine, stock. It asks for a late start and a room that
      can be made properly dim; we bring the lamps to do the rest.`),
    fr: prose(`
      Tout ce qui est sombre est bleu, jamais noir : les visages gardent leur chaleur, les photos leurs nuances. Du
      velours sur les tables, de l’argent brossé, une grande lune de papier là où la pièce réclame un centre, et de
      petites lumières suspendues à des hauteurs inégales.

      Les fleurs sont blanches et parfumées : tubéreuse, jasmin, giroflée. Il faut commencer tard, dans une pièce où l’on
      peut vraiment faire la pénombre ; nos lampes s’occupent du reste.`),
  },
}
