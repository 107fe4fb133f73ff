import { type DemoTheme, prose } from '../content.ts'

export const artDeco: DemoTheme = {
  slug: 'art-deco',
  title: { en: 'Art Deco', fr: 'Art déco' },
  summary: {
    en: 'Fans, mirrors and brass. A little formal at eight, less so by eleven.',
    fr: 'Éventails, miroirs et laiton. Un peu de tenue à vingt heures, un peu moins à vingt-trois.',
  },
  description: {
    en: prose(`
      Black and gold, and a single emerald borrowed from an old cinema. Mirrored trays double the
      candles, coupes replace flutes and are stacked into a tower at nine, and every printed thing, from
      menu to door list, is set in the same sharp capitals.

      We keep it on the right side of fancy dress: plumes on the tables and nowhere else, no masks at
      all. A jazz trio sits well in it, and so does a speech.`),
    fr: prose(`
      Du noir et de l’or, et un seul vert, l’émeraude d’un vieux cinéma. Les plateaux miroirs doublent
      les bougies, la coupe remplace la flûte et monte en pyramide à vingt et une heures, et tout ce qui
      s’imprime, du menu à la liste d’entrée, se compose dans les mêmes capitales.

      Nous restons du bon côté du déguisement : des plumes sur les tables et nulle part ailleurs, pas de
      masques du tout. Un trio de jazz y trouve sa place ; un discours aussi.`),
  },
}
