import { prose } from '../content.ts'
import { ADULT, CHILD, type DemoTour, INFANT } from './content.ts'

export const riverByLanternLight: DemoTour = {
  slug: 'river-by-lantern-light',
  popular: true,
  type: 'excursion',
  difficulty: 'easy',
  zone: 'Europe/London',
  minutes: 105,
  capacity: 24,
  cutOff: 120,
  title: { en: 'The River by Lantern Light', fr: 'Le fleuve aux lanternes' },
  summary: {
    en: 'An old wooden launch, the last of the light on the Thames, and supper out of a basket.',
    fr: 'Une vieille vedette en bois, les derniers feux du jour sur la Tamise, et un souper en panier.',
  },
  description: {
    en: prose(`
      The launch was built in 1934 to take bank clerks to Hampton Court. It is slow, it is varnished, and it has blankets.
      We cast off while the bridges are still grey and come back when they are lit.

      There is no loudspeaker on board. The skipper tells what there is to tell to whoever stands beside the wheel, and
      lets the others look.`),
    fr: prose(`
      La vedette fut construite en 1934 pour emmener des employés de banque à Hampton Court. Elle est lente, vernie, et
      pourvue de plaids. On largue les amarres quand les ponts sont encore gris ; on revient quand ils s’allument.

      Pas de haut-parleur à bord. Le patron raconte ce qu’il y a à raconter à qui se tient près de la barre, et laisse
      les autres regarder.`),
  },
  location: { en: 'The Thames, London', fr: 'La Tamise, Londres' },
  meetingPoint: {
    en: 'Bankside Pier, the small gate downstream of the ticket hall',
    fr: 'Embarcadère de Bankside, la petite grille en aval de la billetterie',
  },
  itinerary: [
    {
      title: { en: 'Casting off', fr: 'Appareillage' },
      text: {
        en: 'Blankets, lanterns, and where to find the life jackets.',
        fr: 'Les plaids, les lanternes, et l’endroit des gilets.',
      },
    },
    {
      title: { en: 'Upstream to Chelsea', fr: 'Vers l’amont, jusqu’à Chelsea' },
      text: {
        en: 'Nine bridges, and supper between the fourth and the fifth.',
        fr: 'Neuf ponts, et le souper entre le quatrième et le cinquième.',
      },
    },
    {
      title: { en: 'Home with the tide', fr: 'Retour avec la marée' },
      text: {
        en: 'The engine is turned off where the current allows it.',
        fr: 'Le moteur se tait là où le courant le permet.',
      },
    },
  ],
  sections: [
    {
      title: { en: 'If the weather turns', fr: 'Si le temps se gâte' },
      text: {
        en: 'The launch has a roof. In a gale we do not sail, and you choose another evening or have your money back.',
        fr: 'La vedette a un toit. En cas de tempête nous restons à quai : vous choisissez un autre soir, ou vous êtes remboursés.',
      },
    },
  ],
  included: [
    { en: 'A supper basket for two, shared', fr: 'Un panier-souper pour deux, à partager' },
    { en: 'A blanket and a lantern each', fr: 'Un plaid et une lanterne chacun' },
    { en: 'Life jackets in every size', fr: 'Des gilets à toutes les tailles' },
  ],
  notIncluded: [{ en: 'Wine, which you may bring', fr: 'Le vin, que vous pouvez apporter' }],
  units: [
    { unit: 'adult', name: ADULT, price: 5_400, ages: { from: 14 } },
    {
      unit: 'child',
      name: CHILD,
      price: 2_700,
      ages: { from: 3, to: 13 },
      accompaniedBy: ['adult'],
      perCompanion: 3,
    },
    {
      unit: 'infant',
      name: INFANT,
      price: 0,
      ages: { from: 0, to: 2 },
      places: 0,
      accompaniedBy: ['adult'],
      perCompanion: 1,
    },
  ],
  times: [
    { weekdays: [3, 4, 5, 7], time: '18:00' },
    { weekdays: [6], time: '16:00' },
    { weekdays: [6], time: '18:30' },
  ],
  rules: [
    {
      rule: 'season',
      from: '12-01',
      to: '01-06',
      name: { en: 'Festive', fr: 'Fêtes' },
      change: { times: 1.5 },
      units: ['adult', 'child'],
    },
    {
      rule: 'season',
      from: '06-15',
      to: '09-05',
      name: { en: 'Summer', fr: 'Été' },
      change: { times: 1.25 },
      units: ['adult', 'child'],
    },
  ],
}
