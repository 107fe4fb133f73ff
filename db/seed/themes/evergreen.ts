import { type DemoTheme, prose } from '../content.ts'

export const evergreen: DemoTheme = {
  slug: 'evergreen',
  title: { en: 'Evergreen', fr: 'Toujours vert' },
  summary: {
    en: 'Ferns, eucalyptus and plain candles: a glasshouse that sits down to dinner.',
    fr: 'Fougères, eucalyptus et bougies toutes simples : une serre qui passe à table.',
  },
  description: {
    en: prose(`
      Green on green, with wood, brass and beeswax. Ferns hang above the table and a runner of them goes
      down its middle and off both ends; moss hides the wires; white anemones are the only flower, and
      there are few of them.

      It is at home in a glasshouse and brings something of one into any other room, in January as in
      July. What can be composted is, and the rooted plants go to a school in Peckham.`),
    fr: prose(`
      Vert sur vert, avec du bois, du laiton et de la cire d’abeille. Des fougères pendent au-dessus de
      la table, d’autres courent en son milieu et débordent aux deux bouts, la mousse cache les fils, et
      l’anémone blanche est la seule fleur, en petit nombre.

      Il est chez lui dans une serre et en apporte un peu dans n’importe quelle pièce, en janvier comme
      en juillet. Ce qui se composte est composté, et les plantes en motte rejoignent une école de
      Peckham.`),
  },
}
