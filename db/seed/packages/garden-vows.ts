import { type DemoPackage, prose } from '../content.ts'

export const gardenVows: DemoPackage = {
  slug: 'garden-vows',
  popular: true,
  price: 1_260_000,
  guests: { min: 40, max: 120 },
  eventTypes: ['wedding', 'engagement'],
  title: { en: 'Garden Vows', fr: 'Un oui au jardin' },
  summary: {
    en: 'A ceremony under a flowered arch, then supper at one long table as the light goes.',
    fr: 'La cérémonie sous une arche de fleurs, puis le dîner à une seule grande table, jusqu’à la nuit.',
  },
  description: {
    en: prose(`
      Bring us a garden you love, or choose one of the three that are lent to us. We arrive in the morning with the
      arch, the chairs and flowers cut the day before, and by lunchtime the lawn looks as if it had been waiting
      for a wedding all along.

      We like to begin late in the afternoon, once the shade has reached the aisle. Drinks follow under the trees,
      then supper at one long table, so nobody is seated with strangers at the far end of a marquee. The lanterns
      go up into the branches while you eat.

      The wet-weather plan is drawn up with you a fortnight ahead: a clear-roofed tent, the same table, the same
      hour. We decide together the evening before, and nobody has to telephone anyone.`),
    fr: prose(`
      Venez avec un jardin que vous aimez, ou choisissez l’un des trois que l’on nous prête. Nous arrivons le matin
      avec l’arche, les chaises et des fleurs coupées la veille ; à l’heure du déjeuner, la pelouse semble n’avoir
      jamais attendu autre chose qu’un mariage.

      Nous aimons commencer en fin d’après-midi, quand l’ombre a gagné l’allée. On trinque sous les arbres, puis on
      dîne à une seule et longue table : pas de table du fond, pas d’inconnus relégués au bout d’un chapiteau. Les
      lanternes montent dans les branches pendant le plat.

      Et s’il pleut ? Le repli se prépare avec vous quinze jours avant : une tente au toit transparent, la même
      table, la même heure. La décision se prend ensemble la veille au soir, et vous n’avez personne à prévenir.`),
  },
  included: [
    {
      en: 'A flowered arch, built on site the same morning',
      fr: 'Une arche fleurie, montée sur place le matin même',
    },
    {
      en: 'White chairs for the ceremony, with an aisle of petals',
      fr: 'Des chaises blanches pour la cérémonie et une allée de pétales',
    },
    {
      en: 'One long table with linen, glass, silver and roses',
      fr: 'Une longue table dressée : lin, verres, argenterie et roses',
    },
    {
      en: 'A three-course supper from two kitchens we know well',
      fr: 'Un dîner en trois services, signé de deux cuisines que nous connaissons bien',
    },
    {
      en: 'Elderflower spritz and still lemonade on arrival',
      fr: 'Spritz au sureau et citronnade à l’arrivée',
    },
    {
      en: 'Forty lanterns in the trees, lit at dusk',
      fr: 'Quarante lanternes dans les arbres, allumées au crépuscule',
    },
    {
      en: 'A clear-roofed tent held in reserve until the evening before',
      fr: 'Une tente au toit transparent, tenue en réserve jusqu’à la veille au soir',
    },
    {
      en: 'A crew of eight, who leave the lawn as they found it',
      fr: 'Une équipe de huit personnes, qui rend la pelouse comme elle l’a trouvée',
    },
  ],
  themes: ['wild-meadow', 'blush-classic', 'evergreen', 'coastal-linen'],
  addOns: [
    'welcome-champagne',
    'oyster-bar',
    'cake-by-the-tier',
    'string-quartet',
    'table-florals',
    'photographer',
    'childrens-corner',
    'shuttle-bus',
  ],
}
