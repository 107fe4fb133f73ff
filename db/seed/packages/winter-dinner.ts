import { type DemoPackage, prose } from '../content.ts'

export const winterDinner: DemoPackage = {
  slug: 'winter-dinner',
  popular: false,
  price: 460_000,
  guests: { min: 16, max: 60 },
  eventTypes: ['corporate', 'graduation', 'other'],
  title: { en: 'Winter Dinner', fr: 'Dîner d’hiver' },
  summary: {
    en: 'One room, one long table, candlelight and five courses that take their time.',
    fr: 'Une pièce, une longue table, des bougies et cinq plats qui prennent leur temps.',
  },
  description: {
    en: prose(`
      For the end of a year, the end of a project, or a degree handed over in January. We keep a barn an
      hour north of London, with beams, a stone hearth and doors tall enough to watch the weather
      through; a room of your own does as well. The coats go to somebody, and a warm cup comes back.

      Five courses, cooked in sight of the table: a broth, something from the sea, a roast carved where
      you can see it, cheese, a pudding that is set alight. The menu without meat is a menu and not a
      side dish.

      We keep the music under the talk and the screens out of the room. There are no speeches unless you
      want one; if you do, it comes between the cheese and the pudding, when people are kindest.`),
    fr: prose(`
      Pour la fin d’une année, la fin d’un projet, ou un diplôme remis en janvier. Nous avons une grange
      à une heure au nord de Londres : des poutres, un âtre de pierre, des portes assez hautes pour
      regarder le temps qu’il fait. Une pièce de chez vous convient tout autant. On vous débarrasse de
      votre manteau, une tasse chaude arrive en échange.

      Cinq plats, préparés à vue : un bouillon, un produit de la mer, une pièce rôtie et tranchée devant
      vous, le fromage, un dessert que l’on flambe. Le menu sans viande est un menu, pas une garniture.

      La musique reste sous les conversations, et les écrans restent dehors. Pas de discours, sauf si
      vous y tenez ; alors il vient entre le fromage et le dessert, à l’heure où l’on est le plus
      indulgent.`),
  },
  included: [
    {
      en: 'One long table with pine, oranges and stoneware',
      fr: 'Une longue table : branches de pin, oranges et grès',
    },
    {
      en: 'Five courses cooked in sight, with a full menu without meat',
      fr: 'Cinq plats préparés à vue, et un vrai menu sans viande',
    },
    {
      en: 'Mulled wine on arrival, three wines at the table',
      fr: 'Un vin chaud à l’arrivée, trois vins à table',
    },
    { en: 'A hundred candles, tended', fr: 'Cent bougies, surveillées' },
    {
      en: 'A fire laid and kept, where there is a hearth',
      fr: 'Le feu préparé et entretenu, s’il y a un âtre',
    },
    { en: 'Coats taken, cars called', fr: 'Les manteaux pris en charge, les taxis appelés' },
    { en: 'Menus printed with the names of the guests', fr: 'Des menus imprimés au nom de chaque invité' },
    {
      en: 'A chef, a sommelier and four at the table',
      fr: 'Un chef, une sommelière et quatre personnes en salle',
    },
  ],
  themes: ['evergreen', 'moonlit-navy', 'art-deco', 'terracotta-boho'],
  addOns: [
    'welcome-champagne',
    'oyster-bar',
    'string-quartet',
    'jazz-trio',
    'table-florals',
    'lantern-ceiling',
    'host-for-the-day',
  ],
}
