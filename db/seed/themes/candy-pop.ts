import { type DemoTheme, prose } from '../content.ts'

export const candyPop: DemoTheme = {
  slug: 'candy-pop',
  title: { en: 'Candy Pop', fr: 'Bonbon acidulé' },
  summary: {
    en: 'Stripes, balloons and sherbet colours, kept in order by a great deal of white.',
    fr: 'Rayures, ballons et couleurs de sorbet, tenus en ordre par beaucoup de blanc.',
  },
  description: {
    en: prose(`
      Five colours and no more: raspberry, lemon, mint, apricot and sky. They come in balloons of three sizes, in
      striped paper and in jars of sweets with proper scoops, and the tables and walls stay white so that nobody
      leaves with a headache.

      Balloons are natural rubber, tied without plastic and taken home by us. It is made for children and works, we
      have noticed, at forty.`),
    fr: prose(`
      Cinq couleurs, pas une de plus : framboise, citron, menthe, abricot, ciel. On les retrouve en ballons de trois
      tailles, en papier rayé, en bocaux de bonbons avec leur pelle ; tables et murs restent blancs, pour que personne ne
      reparte avec la migraine.

      Les ballons sont en caoutchouc naturel, noués sans plastique, et repartent avec nous. Conçu pour les enfants,
      ce décor fait aussi ses preuves à quarante ans.`),
  },
}
