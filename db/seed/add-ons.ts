import type { DemoAddOn } from './content.ts'

/**
 * The unit stands in the name, because a quantity without one is a riddle. Ids follow this order, so a new one goes
 * last.
 */
export const ADD_ONS: readonly DemoAddOn[] = [
  {
    slug: 'welcome-champagne',
    category: 'food',
    price: 1_400,
    maxQuantity: 300,
    name: { en: 'Champagne on arrival, per guest', fr: 'Champagne à l’arrivée, par invité' },
  },
  {
    slug: 'oyster-bar',
    category: 'food',
    price: 1_600,
    maxQuantity: 300,
    name: { en: 'Oyster bar with a shucker, per guest', fr: 'Bar à huîtres et son écailler, par invité' },
  },
  {
    slug: 'cake-by-the-tier',
    category: 'food',
    price: 9_500,
    maxQuantity: 6,
    name: { en: 'Cake, by the tier', fr: 'Pièce montée, à l’étage' },
  },
  {
    slug: 'late-night-crepes',
    category: 'food',
    price: 900,
    maxQuantity: 300,
    name: { en: 'Late-night crêpes, per guest', fr: 'Crêpes de minuit, par invité' },
  },
  {
    slug: 'string-quartet',
    category: 'music',
    price: 118_000,
    maxQuantity: 1,
    name: { en: 'String quartet, two hours', fr: 'Quatuor à cordes, deux heures' },
  },
  {
    slug: 'jazz-trio',
    category: 'music',
    price: 96_000,
    maxQuantity: 1,
    name: { en: 'Jazz trio, three sets', fr: 'Trio de jazz, trois sets' },
  },
  {
    slug: 'dj-and-lights',
    category: 'music',
    price: 78_000,
    maxQuantity: 1,
    name: { en: 'DJ and dance-floor lights', fr: 'DJ et lumières de piste' },
  },
  {
    slug: 'silent-disco',
    category: 'music',
    price: 850,
    maxQuantity: 200,
    name: { en: 'Silent-disco headphones, per set', fr: 'Casques pour soirée silencieuse, l’unité' },
  },
  {
    slug: 'table-florals',
    category: 'decor',
    price: 6_800,
    maxQuantity: 30,
    name: { en: 'Fresh flowers, per table', fr: 'Fleurs fraîches, par table' },
  },
  {
    slug: 'lantern-ceiling',
    category: 'decor',
    price: 69_000,
    maxQuantity: 1,
    name: { en: 'Ceiling of paper lanterns', fr: 'Plafond de lanternes en papier' },
  },
  {
    slug: 'photographer',
    category: 'photo',
    price: 16_000,
    maxQuantity: 10,
    name: { en: 'Photographer, per hour', fr: 'Photographe, à l’heure' },
  },
  {
    slug: 'photo-booth',
    category: 'photo',
    price: 54_000,
    maxQuantity: 1,
    name: { en: 'Photo booth with prints', fr: 'Cabine photo, tirages compris' },
  },
  {
    slug: 'host-for-the-day',
    category: 'service',
    price: 39_000,
    maxQuantity: 3,
    name: { en: 'A host of your own for the day', fr: 'Une personne rien que pour vous, toute la journée' },
  },
  {
    slug: 'childrens-corner',
    category: 'service',
    price: 32_000,
    maxQuantity: 2,
    name: { en: 'Children’s corner with a minder, up to ten', fr: 'Coin des enfants gardé, jusqu’à dix' },
  },
  {
    slug: 'shuttle-bus',
    category: 'service',
    price: 42_000,
    maxQuantity: 6,
    name: { en: 'Shuttle bus, there and back, 32 seats', fr: 'Navette aller-retour, 32 places' },
  },
]
