import { prose } from '../content.ts'
import { ADULT, CHILD, type DemoTour, INFANT } from './content.ts'

export const steamToTheSea: DemoTour = {
  slug: 'steam-to-the-sea',
  popular: false,
  type: 'excursion',
  difficulty: 'easy',
  zone: 'Europe/London',
  minutes: 360,
  capacity: 40,
  cutOff: 180,
  title: { en: 'Steam to the Sea', fr: 'En train à vapeur jusqu’à la mer' },
  summary: {
    en: 'A green engine, a compartment with a table, and three hours of beach for small feet.',
    fr: 'Une locomotive verte, un compartiment avec table, et trois heures de plage pour petits pieds.',
  },
  description: {
    en: prose(`
      Made for families: the carriage is ours, the compartments have doors, and somebody comes round with biscuits. At
      the far end the platform gives onto the sand, so nobody has to be carried past an arcade.

      Infants travel on a lap and take no seat. Each needs a grown-up to themselves, as they would say themselves.`),
    fr: prose(`
      Pensé pour les familles : la voiture est à nous, les compartiments ont des portes, et quelqu’un passe avec des
      biscuits. À l’arrivée, le quai donne sur le sable, sans galerie de jeux à contourner.

      Les tout-petits voyagent sur les genoux et ne prennent pas de place. Chacun réclame un adulte pour lui seul, comme
      il vous le dirait lui-même.`),
  },
  location: { en: 'Kent coast', fr: 'Côte du Kent' },
  meetingPoint: {
    en: 'Tenterden Town station, platform 1, by the water tower',
    fr: 'Gare de Tenterden, quai 1, près du château d’eau',
  },
  itinerary: [
    {
      title: { en: 'On the footplate', fr: 'Sur la plateforme' },
      text: {
        en: 'Two children at a time may pull the whistle.',
        fr: 'Deux enfants à la fois peuvent tirer le sifflet.',
      },
    },
    {
      title: { en: 'Three hours of beach', fr: 'Trois heures de plage' },
      text: { en: 'Spades are in the guard’s van.', fr: 'Les pelles sont dans le fourgon.' },
    },
    {
      title: { en: 'Home, asleep', fr: 'Retour, endormis' },
      text: { en: 'The lamps are turned low after the tunnel.', fr: 'On baisse les lampes après le tunnel.' },
    },
  ],
  sections: [
    {
      title: { en: 'Prams', fr: 'Poussettes' },
      text: {
        en: 'They travel in the guard’s van and are back in your hands before you have counted the children.',
        fr: 'Elles voyagent dans le fourgon et vous reviennent avant que vous n’ayez compté les enfants.',
      },
    },
  ],
  included: [
    { en: 'A seat in a compartment, both ways', fr: 'Une place en compartiment, aller et retour' },
    { en: 'Biscuits and milk', fr: 'Biscuits et lait' },
    { en: 'A bucket and a spade to share', fr: 'Un seau et une pelle à partager' },
  ],
  notIncluded: [{ en: 'Ice cream, which will be asked for', fr: 'La glace, qui sera réclamée' }],
  units: [
    { unit: 'adult', name: ADULT, price: 3_900, ages: { from: 16 } },
    {
      unit: 'child',
      name: CHILD,
      price: 1_900,
      ages: { from: 3, to: 15 },
      accompaniedBy: ['adult'],
      perCompanion: 4,
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
    { weekdays: [6, 7], time: '10:30' },
    { weekdays: [3], time: '11:00' },
  ],
  rules: [
    {
      rule: 'season',
      from: '07-18',
      to: '09-02',
      name: { en: 'School holidays', fr: 'Vacances scolaires' },
      change: { times: 1.2 },
      units: ['adult', 'child'],
    },
    {
      rule: 'group',
      from: 5,
      name: { en: 'Family of five and more', fr: 'Famille dès cinq' },
      change: { percent: -12.5 },
      units: ['adult', 'child'],
    },
  ],
}
