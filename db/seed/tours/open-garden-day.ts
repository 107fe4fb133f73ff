import { prose } from '../content.ts'
import { ADULT, CHILD, type DemoTour } from './content.ts'

export const openGardenDay: DemoTour = {
  slug: 'open-garden-day',
  popular: false,
  type: 'excursion',
  difficulty: 'easy',
  zone: 'Europe/London',
  minutes: 420,
  capacity: null,
  cutOff: 0,
  title: { en: 'A Day at the Walled Garden', fr: 'Une journée au jardin clos' },
  summary: {
    en: 'Four acres behind a brick wall, open to as many as come, with a deckchair for each.',
    fr: 'Deux hectares derrière un mur de brique, ouverts à tous, et un transat pour chacun.',
  },
  description: {
    en: prose(`
      There is room for everybody, so there is no hour to keep to: come when the gates open and leave when the last
      deckchair is folded. The head gardener walks round at noon and at three, and answers what she is asked.

      In winter it is the glasshouses that one comes for, and the soup. In June it is the sweet peas.`),
    fr: prose(`
      Il y a de la place pour tout le monde, donc point d’heure à tenir : arrivez à l’ouverture, repartez quand on plie
      le dernier transat. La chef jardinière fait sa ronde à midi et à trois heures, et répond à ce qu’on lui demande.

      L’hiver, on vient pour les serres, et pour la soupe. En juin, pour les pois de senteur.`),
  },
  location: { en: 'Kew, London', fr: 'Kew, Londres' },
  meetingPoint: { en: 'The green door in Vine Lane', fr: 'La porte verte de Vine Lane' },
  itinerary: [
    {
      title: { en: 'The gates open', fr: 'Ouverture des grilles' },
      text: { en: 'Coffee in the potting shed.', fr: 'Le café dans l’atelier de rempotage.' },
    },
    {
      title: { en: 'Round with the gardener', fr: 'La ronde de la jardinière' },
      text: {
        en: 'At noon and again at three, for whoever likes.',
        fr: 'À midi puis à trois heures, pour qui veut.',
      },
    },
  ],
  sections: [
    {
      title: { en: 'With wheels', fr: 'Sur roues' },
      text: {
        en: 'Every path is level and wide enough for a pram or a wheelchair; two wheelchairs stand by the door.',
        fr: 'Toutes les allées sont planes et assez larges pour une poussette ou un fauteuil ; deux fauteuils attendent à la porte.',
      },
    },
  ],
  included: [
    { en: 'A deckchair and a map', fr: 'Un transat et un plan' },
    { en: 'The gardener’s two rounds', fr: 'Les deux rondes de la jardinière' },
  ],
  notIncluded: [{ en: 'Lunch from the kitchen garden', fr: 'Le déjeuner du potager' }],
  units: [
    { unit: 'adult', name: ADULT, price: 1_600, ages: { from: 12 } },
    {
      unit: 'child',
      name: CHILD,
      price: 500,
      ages: { from: 0, to: 11 },
      accompaniedBy: ['adult'],
      perCompanion: 6,
    },
  ],
  times: [{ weekdays: [2, 3, 4, 5, 6, 7], time: '10:00' }],
  rules: [
    {
      rule: 'weekday',
      weekdays: [6, 7],
      name: { en: 'Weekend', fr: 'Week-end' },
      change: { add: 300 },
    },
    {
      rule: 'group',
      from: 10,
      name: { en: 'Ten and more', fr: 'Dès dix' },
      change: { percent: -20 },
    },
  ],
}
