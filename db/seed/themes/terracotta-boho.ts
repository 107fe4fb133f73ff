import { type DemoTheme, prose } from '../content.ts'

export const terracottaBoho: DemoTheme = {
  slug: 'terracotta-boho',
  title: { en: 'Terracotta Boho', fr: 'Bohème terracotta' },
  summary: {
    en: 'Clay, rust and dried grasses, rugs underfoot and a table low enough to lean on.',
    fr: 'Argile, rouille et herbes sèches, des tapis sous les pieds et une table où s’accouder.',
  },
  description: {
    en: prose(`
      The colours come from a brick wall at five o’clock: terracotta, ochre, a faded rose. Woven rugs overlap on the
      floor or the lawn, cushions stand in for half the chairs, and the candles are thick and the plates are thrown
      by hand.

      Flowers are dried or drying, with pampas, bunny tail and a few fresh dahlias for weight. It is at its best low
      and slow, from a late lunch into the evening.`),
    fr: prose(`
      Les couleurs sont celles d’un mur de brique à cinq heures : terre cuite, ocre, rose passé. Des tapis tissés se
      chevauchent sur le sol ou la pelouse, les coussins remplacent la moitié des chaises, les bougies sont épaisses et
      les assiettes tournées à la main.

      Les fleurs sont sèches ou le deviennent : pampas, lagures, et quelques dahlias frais pour le poids. Ce décor aime
      la lenteur, d’un déjeuner tardif jusqu’au soir.`),
  },
}
