import { type DemoPackage, prose } from '../content.ts'

export const cityRooftopWedding: DemoPackage = {
  slug: 'city-rooftop-wedding',
  popular: false,
  price: 1_840_000,
  guests: { min: 60, max: 160 },
  eventTypes: ['wedding', 'engagement'],
  title: { en: 'City Rooftop Wedding', fr: 'Mariage sur les toits' },
  summary: {
    en: 'Married at dusk above the river, dinner at the roof’s edge, and the city for a ballroom.',
    fr: 'Dire oui au crépuscule, dîner au bord du toit et danser avec la ville pour salle de bal.',
  },
  description: {
    en: prose(`
      Four roofs, four views, and we hold keys to all of them: two over the Thames, one facing Saint Paul’s, one in
      Shoreditch with a glasshouse for cold evenings. If you have a roof of your own, we come and measure it first,
      wind included.

      You marry inside a ring of flowers as the offices below put their lights on. Dinner runs along the parapet,
      low flowers and storm glasses so that nothing stands between your guests and the skyline. The dance floor is
      laid during pudding, quietly, by people who have done it before.

      Roofs have neighbours and rules. The permits, the lift timetable, the sound limit and the last quiet hour are
      ours to arrange; you will read about them on one page and then not think of them again.`),
    fr: prose(`
      Quatre toits, quatre vues, et nous en avons les clés : deux au-dessus de la Tamise, un face à Saint-Paul, un à
      Shoreditch avec une verrière pour les soirs frais. Le toit est le vôtre ? Nous venons d’abord le mesurer, vent
      compris.

      Vous vous mariez dans un anneau de fleurs, à l’heure où les bureaux s’allument en contrebas. Le dîner longe le
      parapet, fleurs basses et photophores, pour que rien ne s’interpose entre vos invités et l’horizon. La piste se
      pose pendant le dessert, sans bruit, par des gens dont c’est le métier.

      Un toit a des voisins et des règles. Autorisations, horaires de l’ascenseur, limite sonore, dernière heure de
      musique : nous nous en chargeons. Vous lirez tout cela sur une page, puis vous n’y penserez plus.`),
  },
  included: [
    {
      en: 'One of our four roofs, or a survey of yours',
      fr: 'L’un de nos quatre toits, ou l’étude technique du vôtre',
    },
    {
      en: 'Permits, lift bookings and a sound engineer',
      fr: 'Les autorisations, l’ascenseur et un ingénieur du son',
    },
    {
      en: 'A free-standing ring of flowers, weighted for wind',
      fr: 'Un anneau de fleurs autoportant, lesté contre le vent',
    },
    {
      en: 'Four courses, served, with a wine for each',
      fr: 'Quatre plats servis à table, un vin pour chacun',
    },
    {
      en: 'A four-tier cake with sugar orchids',
      fr: 'Un gâteau à quatre étages et ses orchidées en sucre',
    },
    { en: 'A tower of coupes at nightfall', fr: 'Une pyramide de coupes à la tombée de la nuit' },
    {
      en: 'A dance floor under a canopy of lights',
      fr: 'Une piste de danse sous un ciel de guirlandes',
    },
    {
      en: 'Blankets, heaters and a glasshouse or covered room',
      fr: 'Plaids, chauffages, et une verrière ou une salle à l’abri',
    },
    {
      en: 'Two people at street level to bring everyone up',
      fr: 'Deux personnes au pied de l’immeuble pour faire monter vos invités',
    },
  ],
  themes: ['moonlit-navy', 'art-deco', 'blush-classic'],
  addOns: [
    'welcome-champagne',
    'oyster-bar',
    'late-night-crepes',
    'jazz-trio',
    'dj-and-lights',
    'silent-disco',
    'photographer',
    'shuttle-bus',
  ],
}
