import { type DemoTheme, prose } from '../content.ts'

export const wildMeadow: DemoTheme = {
  slug: 'wild-meadow',
  title: { en: 'Wild Meadow', fr: 'Prairie sauvage' },
  summary: {
    en: 'Poppies, daisies and tall grass, arranged as if nobody had arranged them.',
    fr: 'Coquelicots, marguerites et herbes hautes, composés comme si personne n’y avait touché.',
  },
  description: {
    en: prose(`
      We buy from two growers in Kent and cut what is out that week, so no two meadows are alike. Stems
      stand in jars, bottles and stoneware at three heights, with enough grass between them that the
      table moves a little when a door opens. For a ceremony there is a wooden arbour, dressed the same
      way.

      Cloths are unbleached, boards are bare wood, and the colour is left to the flowers. It is the
      theme that forgives most: wind, children, a shower of rain.`),
    fr: prose(`
      Deux producteurs du Kent nous fournissent, et nous coupons ce qui est en fleur cette semaine-là :
      aucune prairie ne ressemble à une autre. Les tiges se dressent dans des bocaux, des bouteilles et
      du grès, sur trois hauteurs, avec assez de graminées pour que la table frémisse quand une porte
      s’ouvre. Pour une cérémonie, une tonnelle de bois est fleurie de la même façon.

      Linge écru, planches de bois brut : la couleur est laissée aux fleurs. C’est le décor qui pardonne
      le plus, le vent, les enfants, une averse.`),
  },
}
