import { prose } from '../content.ts'
import { ADULT, CHILD, type DemoTour } from './content.ts'

export const lanternsOfYanaka: DemoTour = {
  slug: 'lanterns-of-yanaka',
  popular: true,
  type: 'tour',
  difficulty: 'moderate',
  zone: 'Asia/Tokyo',
  minutes: 180,
  capacity: 8,
  cutOff: 12 * 60,
  title: { en: 'The Lanterns of Yanaka', fr: 'Les lanternes de Yanaka' },
  summary: {
    en: 'Supper in five small stops through the old quarter of Tokyo that the fires left standing.',
    fr: 'Un dîner en cinq petites haltes dans le vieux quartier de Tokyo que les incendies ont épargné.',
  },
  description: {
    en: prose(`
      Yanaka closes early and wakes again when the lanterns are lit. We go from counter to counter, eight at the most,
      because the counters have eight stools.

      There is grilled mackerel, there is tofu made that morning, and there is a bath house where one now drinks coffee.
      Stairs and slopes between them: it is more of a walk than it looks.`),
    fr: prose(`
      Yanaka ferme tôt et se réveille quand on allume les lanternes. Nous allons de comptoir en comptoir, à huit au plus,
      parce que les comptoirs ont huit tabourets.

      Il y a du maquereau grillé, du tofu du matin, et des bains publics où l’on boit désormais le café. Entre eux, des
      marches et des pentes : on marche plus qu’il n’y paraît.`),
  },
  location: { en: 'Yanaka, Tokyo', fr: 'Yanaka, Tokyo' },
  meetingPoint: {
    en: 'Nippori station, west exit, beside the map on the wall',
    fr: 'Gare de Nippori, sortie ouest, près du plan mural',
  },
  itinerary: [
    {
      title: { en: 'The stairs of the evening glow', fr: 'L’escalier du couchant' },
      text: { en: 'From the top one sees where one will eat.', fr: 'D’en haut, on voit où l’on va manger.' },
    },
    {
      title: { en: 'Three counters', fr: 'Trois comptoirs' },
      text: {
        en: 'Mackerel, tofu, and skewers over charcoal.',
        fr: 'Maquereau, tofu, et brochettes au charbon.',
      },
    },
    {
      title: { en: 'The bath house', fr: 'Les anciens bains' },
      text: { en: 'Coffee under a painted mountain.', fr: 'Un café sous une montagne peinte.' },
    },
  ],
  sections: [
    {
      title: { en: 'What you do not eat', fr: 'Ce que vous ne mangez pas' },
      text: {
        en: 'Tell us a day before and each counter will have something else. Without fish it can be done; without soy it cannot.',
        fr: 'Dites-le-nous la veille : chaque comptoir prévoira autre chose. Sans poisson, c’est possible ; sans soja, non.',
      },
    },
  ],
  included: [
    { en: 'Everything you eat', fr: 'Tout ce que vous mangez' },
    { en: 'A guide in English or French', fr: 'Un guide en anglais ou en français' },
    { en: 'A paper lantern to carry', fr: 'Une lanterne de papier à porter' },
  ],
  notIncluded: [
    { en: 'Drinks other than tea', fr: 'Les boissons autres que le thé' },
    { en: 'The way to Nippori', fr: 'Le trajet jusqu’à Nippori' },
  ],
  units: [
    { unit: 'adult', name: ADULT, price: 8_600, ages: { from: 16 } },
    {
      unit: 'child',
      name: CHILD,
      price: 5_200,
      ages: { from: 8, to: 15 },
      accompaniedBy: ['adult'],
      perCompanion: 2,
    },
  ],
  times: [{ weekdays: [2, 4, 5, 6], time: '17:30' }],
  rules: [
    {
      rule: 'season',
      from: '03-20',
      to: '04-12',
      name: { en: 'Cherry blossom', fr: 'Cerisiers en fleurs' },
      change: { times: 1.3 },
    },
  ],
}
