import { prose } from '../content.ts'
import { ADULT, type DemoTour } from './content.ts'

export const sevenSistersRidge: DemoTour = {
  slug: 'seven-sisters-ridge',
  popular: false,
  type: 'tour',
  difficulty: 'challenging',
  zone: 'Europe/London',
  minutes: 480,
  capacity: 12,
  cutOff: 24 * 60,
  minimum: 4,
  decided: 48,
  title: { en: 'Seven Sisters, End to End', fr: 'Les Seven Sisters, de bout en bout' },
  summary: {
    en: 'Twenty-two kilometres of white cliff, seven climbs, and one pub at the very end.',
    fr: 'Vingt-deux kilomètres de falaise blanche, sept montées, et un pub tout au bout.',
  },
  description: {
    en: prose(`
      Every sister is a climb, and no climb is long; it is the seventh that counts. We start from Seaford with the sun
      behind us, cross the Cuckmere where it is low enough, and reach Eastbourne by the late afternoon.

      You need boots that know your feet, and to have walked fifteen kilometres before without being sorry. The larger
      the group, the lower the price of each, because a guide costs the same for four as for ten.`),
    fr: prose(`
      Chaque sœur est une montée, et aucune n’est longue ; c’est la septième qui compte. Départ de Seaford le soleil
      dans le dos, passage de la Cuckmere là où elle est basse, arrivée à Eastbourne en fin d’après-midi.

      Il faut des chaussures qui connaissent vos pieds, et avoir déjà marché quinze kilomètres sans le regretter. Plus
      le groupe est grand, moins chacun paie : un guide coûte autant pour quatre que pour dix.`),
  },
  location: { en: 'Sussex coast', fr: 'Côte du Sussex' },
  meetingPoint: {
    en: 'Seaford railway station, the bench outside',
    fr: 'Gare de Seaford, le banc devant l’entrée',
  },
  itinerary: [
    {
      title: { en: 'Seaford Head', fr: 'Seaford Head' },
      text: {
        en: 'The view of all seven, before you have climbed one.',
        fr: 'La vue sur les sept, avant d’en avoir gravi une.',
      },
    },
    {
      title: { en: 'The seven climbs', fr: 'Les sept montées' },
      text: {
        en: 'Lunch lies between the fourth and the fifth, in the lee of a wall.',
        fr: 'Le déjeuner attend entre la quatrième et la cinquième, à l’abri d’un mur.',
      },
    },
    {
      title: { en: 'Beachy Head and down', fr: 'Beachy Head, puis la descente' },
      text: {
        en: 'Knees first, then the pub.',
        fr: 'Les genoux d’abord, le pub ensuite.',
      },
    },
  ],
  sections: [
    {
      title: { en: 'It needs four', fr: 'Il faut être quatre' },
      text: {
        en: 'Two days before, we look at how many are coming. With fewer than four it is called off and every penny comes back.',
        fr: 'Deux jours avant, nous comptons les inscrits. À moins de quatre, la sortie est annulée et tout est remboursé.',
      },
    },
    {
      title: { en: 'What to bring', fr: 'À emporter' },
      text: {
        en: 'Boots, a windproof, two litres of water, lunch.',
        fr: 'De bonnes chaussures, un coupe-vent, deux litres d’eau, un déjeuner.',
      },
    },
  ],
  included: [
    { en: 'A mountain leader for the whole day', fr: 'Un accompagnateur diplômé toute la journée' },
    { en: 'Poles for those who want them', fr: 'Des bâtons pour qui en veut' },
    { en: 'The first round at the end', fr: 'La première tournée à l’arrivée' },
  ],
  notIncluded: [
    { en: 'Lunch', fr: 'Le déjeuner' },
    { en: 'The train back from Eastbourne', fr: 'Le train du retour depuis Eastbourne' },
  ],
  units: [
    { unit: 'adult', name: ADULT, price: 7_200, ages: { from: 18 } },
    {
      unit: 'youth',
      name: { en: 'Youth', fr: 'Jeune' },
      price: 4_800,
      ages: { from: 12, to: 17 },
      accompaniedBy: ['adult'],
      perCompanion: 2,
    },
  ],
  times: [{ weekdays: [6, 7], time: '09:15' }],
  rules: [
    {
      rule: 'group',
      from: 4,
      to: 7,
      name: { en: 'Four and more', fr: 'Dès quatre' },
      change: { percent: -10 },
    },
    { rule: 'group', from: 8, name: { en: 'Eight and more', fr: 'Dès huit' }, change: { percent: -18 } },
  ],
}
