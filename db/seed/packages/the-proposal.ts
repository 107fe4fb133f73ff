import { type DemoPackage, prose } from '../content.ts'

export const theProposal: DemoPackage = {
  slug: 'the-proposal',
  popular: true,
  price: 148_000,
  guests: { min: 2, max: 14 },
  eventTypes: ['engagement', 'other'],
  title: { en: 'The Proposal', fr: 'La demande' },
  summary: {
    en: 'A quiet beach, a path of lanterns, and nobody in sight until you want them to be.',
    fr: 'Une plage tranquille, un chemin de lanternes, et personne en vue tant que vous le souhaitez.',
  },
  description: {
    en: prose(`
      You choose the question; we choose the tide. There are five beaches within two hours of London that we know
      well enough to say when they empty, where the sun goes down and which path keeps your shoes dry. A garden or
      a rooftop can be arranged in the same way.

      Lanterns lead through the dune grass to a ring of flowers and a heart of candles. We light the last one when
      you leave the car and are behind the dune before you come over it. Afterwards there is a picnic on cushions,
      something cold to open, and as much time as you like.

      Should you want them, up to twelve friends can be hidden nearby and brought out on a signal. One booking, one
      person to talk to, and no letter that could be read over a shoulder.`),
    fr: prose(`
      À vous la question, à nous la marée. À moins de deux heures de Londres, nous connaissons cinq plages assez bien
      pour savoir quand elles se vident, où le soleil se couche et par quel sentier arriver les pieds au sec. Un jardin
      ou un toit se préparent de la même façon.

      Des lanternes mènent, à travers les oyats, jusqu’à un anneau de fleurs et un cœur de bougies. Nous allumons la
      dernière quand vous descendez de voiture, et nous avons disparu derrière la dune avant que vous ne la
      franchissiez. Ensuite : un pique-nique sur des coussins, une bouteille au frais, et tout votre temps.

      Si le cœur vous en dit, jusqu’à douze amis attendent non loin et paraissent au signal. Une seule réservation, une
      seule interlocutrice, et pas le moindre courrier à lire par-dessus votre épaule.`),
  },
  included: [
    {
      en: 'A beach chosen with you, by tide and sunset',
      fr: 'Une plage choisie avec vous, selon la marée et le couchant',
    },
    { en: 'A path of thirty lanterns', fr: 'Un chemin de trente lanternes' },
    { en: 'A ring of flowers and a heart of candles', fr: 'Un anneau de fleurs et un cœur de bougies' },
    {
      en: 'A picnic for two with cushions, rugs and a parasol',
      fr: 'Un pique-nique pour deux : coussins, plaids et parasol',
    },
    { en: 'A chilled bottle and two good glasses', fr: 'Une bouteille bien fraîche et deux beaux verres' },
    {
      en: 'A discreet photographer for the first ten minutes',
      fr: 'Un photographe discret pour les dix premières minutes',
    },
    { en: 'A second date in hand in case of a gale', fr: 'Une date de repli en cas de tempête' },
  ],
  themes: ['coastal-linen', 'wild-meadow', 'terracotta-boho', 'moonlit-navy'],
  addOns: [
    'welcome-champagne',
    'oyster-bar',
    'string-quartet',
    'table-florals',
    'photographer',
    'shuttle-bus',
  ],
}
