import { type DemoPackage, prose } from '../content.ts'

export const launchNight: DemoPackage = {
  slug: 'launch-night',
  popular: true,
  price: 780_000,
  guests: { min: 60, max: 250 },
  eventTypes: ['corporate', 'other'],
  title: { en: 'Launch Night', fr: 'Soirée de lancement' },
  summary: {
    en: 'A stage, a screen and nineteen good minutes, then drinks while people still have questions.',
    fr: 'Une scène, un écran, dix-neuf bonnes minutes, puis un verre tant que les questions fusent.',
  },
  description: {
    en: prose(`
      Most launches are an hour too long. Ours is built around nineteen minutes: the story, the thing itself under
      its cloth, and one person who has used it. Around that we put the light, the sound and a room that fills from
      the front.

      You rehearse the afternoon before, with the real clicker and the real screen. A producer calls the show from
      the desk; the slides exist twice, on two machines; there is a spare microphone in somebody’s hand at all
      times. If a demonstration fails, we have agreed with you what happens next.

      Doors open through a tunnel of light and the bar opens the minute the applause stops. Guests leave knowing
      one thing about you, which is the most anyone remembers.`),
    fr: prose(`
      La plupart des lancements durent une heure de trop. Le nôtre tient autour de dix-neuf minutes : l’histoire,
      l’objet sous son voile, et quelqu’un qui s’en est déjà servi. Autour, nous mettons la lumière, le son et une salle
      qui se remplit par les premiers rangs.

      Vous répétez la veille, avec la vraie télécommande et le vrai écran. Une régisseuse conduit la soirée ; les
      diapositives existent en double, sur deux machines ; un micro de secours est toujours dans une main. Et si la
      démonstration échoue, nous avons déjà convenu ensemble de la suite.

      On entre par un tunnel de lumière, et le bar ouvre quand cessent les applaudissements. Vos invités repartent en
      sachant une chose de vous : c’est tout ce que l’on retient d’une soirée, et c’est déjà beaucoup.`),
  },
  included: [
    {
      en: 'Stage, main screen and two side screens',
      fr: 'Une scène, un grand écran et deux écrans latéraux',
    },
    {
      en: 'Light, sound and a producer at the desk',
      fr: 'Lumière, son et une régie tenue par une professionnelle',
    },
    { en: 'A full rehearsal the day before', fr: 'Une répétition complète la veille' },
    { en: 'A lit plinth and cloth for the reveal', fr: 'Un socle éclairé et un voile pour la révélation' },
    { en: 'An entrance tunnel in your colours', fr: 'Un tunnel d’entrée à vos couleurs' },
    { en: 'Canapés and cocktails for two hours', fr: 'Canapés et cocktails pendant deux heures' },
    { en: 'Guest list, badges and a cloakroom', fr: 'Liste d’invités, badges et vestiaire' },
    {
      en: 'A recording of the talk by the next noon',
      fr: 'L’enregistrement de la présentation le lendemain à midi',
    },
  ],
  themes: ['moonlit-navy', 'art-deco', 'candy-pop'],
  addOns: [
    'welcome-champagne',
    'oyster-bar',
    'jazz-trio',
    'dj-and-lights',
    'photographer',
    'photo-booth',
    'shuttle-bus',
  ],
}
