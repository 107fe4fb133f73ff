import { type DemoPackage, prose } from '../content.ts'

export const milestoneBirthday: DemoPackage = {
  slug: 'milestone-birthday',
  popular: false,
  price: 390_000,
  guests: { min: 30, max: 90 },
  eventTypes: ['birthday', 'other'],
  title: { en: 'Milestone Birthday', fr: 'Un grand anniversaire' },
  summary: {
    en: 'Thirty, fifty or eighty: dinner, a few true words, then the songs everyone knows by heart.',
    fr: 'Trente, cinquante ou quatre-vingts ans : un dîner, quelques mots justes, puis les bonnes chansons.',
  },
  description: {
    en: prose(`
      We begin by asking for eight photographs and three songs. From these come the wall by the door,
      the order of the evening and the moment after the cheese when somebody who loves you stands up
      with a glass. We help them write it, and we keep it under four minutes.

      One long table is laid in a courtyard, yours or one of ours, under rows of paper lanterns. Food
      comes in bowls that travel from hand to hand, because passing things is how people begin to talk.
      Later the lights go down, the mirror ball turns, and there are still chairs in pairs for those who
      would rather watch.

      If it is to be a surprise, we have a plan for the coats, the cars and the dog. It suits a wedding
      anniversary or a retirement just as well.`),
    fr: prose(`
      Nous commençons par vous demander huit photos et trois chansons. De là viennent le mur de
      l’entrée, le fil de la soirée et ce moment, après le fromage, où quelqu’un qui vous aime se lève,
      un verre à la main. Nous l’aidons à écrire, et nous veillons à ce que cela tienne en quatre
      minutes.

      Une longue table est dressée dans une cour, la vôtre ou l’une des nôtres, sous des rangées de
      lanternes en papier. Les plats passent de main en main : c’est ainsi que l’on commence à se
      parler. Plus tard la lumière baisse, la boule à facettes tourne, et il reste des chaises, deux par
      deux, pour ceux qui préfèrent regarder.

      Une surprise ? Nous savons quoi faire des manteaux, des voitures et du chien. La formule convient
      aussi très bien à des noces d’or ou à un départ à la retraite.`),
  },
  included: [
    {
      en: 'A planning call and a running order for the night',
      fr: 'Un entretien préparatoire et le déroulé de la soirée',
    },
    { en: 'A wall of your photographs, printed and hung', fr: 'Un mur de vos photos, tirées et accrochées' },
    { en: 'Dinner in sharing bowls, three rounds', fr: 'Un dîner à partager, en trois tournées' },
    { en: 'A birthday cake, candles counted', fr: 'Le gâteau, avec le bon nombre de bougies' },
    {
      en: 'A playlist built from your three songs, and the sound to carry it',
      fr: 'Une playlist née de vos trois chansons, et la sono qu’il faut',
    },
    {
      en: 'Paper lanterns, a mirror ball and one microphone',
      fr: 'Lanternes en papier, boule à facettes et un micro',
    },
    { en: 'Two hosts and a bar until midnight', fr: 'Deux hôtes et un bar jusqu’à minuit' },
  ],
  themes: ['art-deco', 'moonlit-navy', 'terracotta-boho', 'candy-pop', 'evergreen'],
  addOns: [
    'welcome-champagne',
    'cake-by-the-tier',
    'late-night-crepes',
    'jazz-trio',
    'dj-and-lights',
    'silent-disco',
    'photo-booth',
    'host-for-the-day',
  ],
}
