import { type DemoTheme, prose } from '../content.ts'

export const blushClassic: DemoTheme = {
  slug: 'blush-classic',
  title: { en: 'Blush Classic', fr: 'Rose classique' },
  summary: {
    en: 'Garden roses, ivory linen and old silver. Nothing in it will look dated in the album.',
    fr: 'Roses de jardin, lin ivoire et vieille argenterie. Rien qui fera sourire dans l’album.',
  },
  description: {
    en: prose(`
      Three pinks that sit next to one another on a paint card, with ivory and the soft green of
      eucalyptus. The roses are garden varieties that open properly and drop a petal or two by the
      evening, which we leave where they fall. Peonies join them in their five weeks.

      Silver is real, borrowed and polished that week. Chairs are gilded, a little worn at the arms;
      candles are tall and thin; and the flowers at the centre of the table end below the level of the
      eyes.`),
    fr: prose(`
      Trois roses voisins sur le nuancier, de l’ivoire et le vert tendre de l’eucalyptus. Les fleurs
      sont des variétés de jardin, qui s’ouvrent pour de bon et perdent un pétale ou deux dans la soirée
      ; nous les laissons là où ils tombent. Les pivoines s’y joignent pendant leurs cinq semaines.

      L’argenterie est vraie, empruntée et polie dans la semaine. Les chaises sont dorées, un peu usées
      aux accoudoirs, les bougies hautes et fines, et le bouquet du centre de table s’arrête sous la
      hauteur des yeux.`),
  },
}
