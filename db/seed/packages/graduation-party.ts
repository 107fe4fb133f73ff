import { type DemoPackage, prose } from '../content.ts'

export const graduationParty: DemoPackage = {
  slug: 'graduation-party',
  popular: false,
  price: 235_000,
  guests: { min: 20, max: 80 },
  eventTypes: ['graduation', 'birthday'],
  title: { en: 'Graduation Party', fr: 'Fête de diplôme' },
  summary: {
    en: 'Lunch with the family, a good photograph in the gown, then an evening for the friends.',
    fr: 'Le déjeuner en famille, la photo en toge, puis la soirée entre amis.',
  },
  description: {
    en: prose(`
      Graduation days come in two halves. The first belongs to the people who paid the rent and kept
      every school report; the second to those who shared the kitchen. We plan for both, with an hour
      between to change shoes.

      After the ceremony there is a late lunch at picnic tables, with a marquee behind them, that waits
      for slow trains and long processions. The portrait is taken before the gown goes back, with
      grandparents seated and the light behind the camera. By evening the lights are on between the
      trees, the music is louder, and the food comes in paper cones.

      Several families may share one party, and often do. Each graduate has a cake of their own; nobody
      minds.`),
    fr: prose(`
      Une remise de diplôme se vit en deux temps. Le premier revient à ceux qui ont payé le loyer et
      gardé tous les bulletins ; le second à ceux qui ont partagé la cuisine. Nous préparons l’un et
      l’autre, avec une heure au milieu pour changer de chaussures.

      Après la cérémonie, un déjeuner tardif sur des tables de pique-nique, une tente en renfort, qui
      attend les trains en retard et les cortèges interminables. Le portrait se fait avant de rendre la
      toge, les grands-parents assis, la lumière du bon côté. Le soir venu, les arbres s’éclairent, la
      musique monte et l’on mange dans des cornets de papier.

      Plusieurs familles peuvent se réunir pour une même fête, et le font souvent. Chaque lauréat a son
      gâteau ; personne ne s’en plaint.`),
  },
  included: [
    {
      en: 'A late lunch and a lemonade stand, from first gown to last',
      fr: 'Un déjeuner tardif et un stand de citronnade, jusqu’à la dernière toge',
    },
    {
      en: 'One portrait session in the gown, with family',
      fr: 'Une séance de portraits en toge, avec la famille',
    },
    { en: 'An evening of street food in paper cones', fr: 'Le soir, une cuisine de rue servie en cornets' },
    { en: 'A cake for each graduate, up to four', fr: 'Un gâteau par lauréat, jusqu’à quatre' },
    { en: 'Sound, a playlist and a small dance floor', fr: 'Une sono, une playlist et une petite piste' },
    {
      en: 'A marquee with bunting, and jars of sunflowers',
      fr: 'Une tente à fanions et des bocaux de tournesols',
    },
    { en: 'Two hosts from lunch to last song', fr: 'Deux hôtes, du déjeuner à la dernière chanson' },
  ],
  themes: ['candy-pop', 'moonlit-navy', 'terracotta-boho', 'evergreen'],
  addOns: [
    'cake-by-the-tier',
    'late-night-crepes',
    'dj-and-lights',
    'silent-disco',
    'photographer',
    'photo-booth',
  ],
}
