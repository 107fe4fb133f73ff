import { type DemoTheme, prose } from '../content.ts'

export const coastalLinen: DemoTheme = {
  slug: 'coastal-linen',
  title: { en: 'Coastal Linen', fr: 'Lin et large' },
  summary: {
    en: 'Washed linen, pale timber and sea glass. The coast in its colours, with no anchors.',
    fr: 'Lin lavé, bois clair et verre poli par la mer. Le littoral par ses couleurs, sans une seule ancre.',
  },
  description: {
    en: prose(`
      Sand, chalk, the grey-blue of a morning in Whitstable. The linen is washed and left unironed on
      purpose, the arbour is driftwood, and the water glasses have the green of a bottle the sea has had
      for a while. A blue stripe here and there is the only pattern.

      Flowers are few: hydrangeas in baskets, lavender, a little sea holly. It needs daylight and is
      happiest near a window, a lawn or an actual beach.`),
    fr: prose(`
      Le sable, la craie, le gris-bleu d’un matin à Whitstable. Le lin est lavé et volontairement laissé
      froissé, la tonnelle est en bois flotté, et les verres à eau ont le vert d’une bouteille que la
      mer a longtemps gardée. Une rayure bleue çà et là, pour seul motif.

      Peu de fleurs : des hortensias en panier, de la lavande, un peu de panicaut. Il lui faut la
      lumière du jour ; une fenêtre, une pelouse ou, mieux encore, une vraie plage.`),
  },
}
