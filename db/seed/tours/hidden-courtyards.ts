import { prose } from '../content.ts'
import { ADULT, CHILD, type DemoTour, EVERY_DAY, INFANT } from './content.ts'

export const hiddenCourtyards: DemoTour = {
  slug: 'hidden-courtyards',
  popular: true,
  type: 'tour',
  difficulty: 'easy',
  zone: 'Europe/London',
  minutes: 150,
  capacity: 14,
  cutOff: 60,
  title: { en: 'The Hidden Courtyards', fr: 'Les cours cachées' },
  summary: {
    en: 'Eleven doors that most of London walks past, opened one after the other.',
    fr: 'Onze portes que tout Londres longe sans les voir, ouvertes l’une après l’autre.',
  },
  description: {
    en: prose(`
      Between the Temple and Smithfield lie courts and gardens that are open to anyone who knows which door to push.
      We have walked them for years, and we know which porter likes a chat and which fountain is turned off on Mondays.

      It is two and a half hours at an easy pace, with a bench whenever somebody wants one. You will hear about
      lawyers, printers and one very patient gardener; you will not be asked to hold up a coloured umbrella.`),
    fr: prose(`
      Entre le Temple et Smithfield se nichent des cours et des jardins ouverts à qui sait quelle porte pousser. Nous
      les parcourons depuis des années : nous savons quel gardien aime bavarder et quelle fontaine se tait le lundi.

      Deux heures et demie d’un pas tranquille, avec un banc dès que quelqu’un en veut un. Il sera question de juristes,
      d’imprimeurs et d’un jardinier fort patient ; personne ne vous fera suivre un parapluie de couleur.`),
  },
  location: { en: 'City of London', fr: 'Cité de Londres' },
  meetingPoint: {
    en: 'Temple Underground station, under the clock',
    fr: 'Station de métro Temple, sous l’horloge',
  },
  itinerary: [
    {
      title: { en: 'Temple', fr: 'Temple' },
      text: {
        en: 'Two halls, a round church and the oldest mulberry of the city.',
        fr: 'Deux grandes salles, une église ronde et le plus vieux mûrier de la ville.',
      },
    },
    {
      title: { en: 'Printers’ courts', fr: 'Les cours des imprimeurs' },
      text: {
        en: 'Alleys as wide as one paper cart, and the house of a man who wrote a dictionary in them.',
        fr: 'Des ruelles larges d’une charrette à papier, et la maison d’un homme qui y écrivit un dictionnaire.',
      },
    },
    {
      title: { en: 'A pause with tea', fr: 'Une pause, un thé' },
      text: {
        en: 'Twenty minutes in a cloister that serves it in proper cups.',
        fr: 'Vingt minutes dans un cloître qui le sert dans de vraies tasses.',
      },
    },
    {
      title: { en: 'Smithfield', fr: 'Smithfield' },
      text: {
        en: 'A garden in a bombed church, and a pub that opens at six in the morning.',
        fr: 'Un jardin dans une église bombardée, et un pub qui ouvre à six heures du matin.',
      },
    },
  ],
  sections: [
    {
      title: { en: 'Good to know', fr: 'Bon à savoir' },
      text: {
        en: 'Cobbles in places; every courtyard but one can be reached without steps, and for that one there is a way round.',
        fr: 'Quelques pavés ; toutes les cours sauf une sont accessibles sans marches, et celle-ci se contourne.',
      },
    },
  ],
  included: [
    { en: 'A guide who lives nearby', fr: 'Un guide du quartier' },
    { en: 'Tea in the cloister', fr: 'Le thé dans le cloître' },
    { en: 'Entry to every garden', fr: 'L’entrée de tous les jardins' },
  ],
  notIncluded: [
    { en: 'The way to Temple station', fr: 'Le trajet jusqu’à la station Temple' },
    { en: 'Cake, which is for sale there', fr: 'Le gâteau, en vente sur place' },
  ],
  units: [
    { unit: 'adult', name: ADULT, price: 2_800, ages: { from: 16 } },
    { unit: 'child', name: CHILD, price: 1_400, ages: { from: 4, to: 15 }, accompaniedBy: ['adult'] },
    { unit: 'infant', name: INFANT, price: 0, ages: { from: 0, to: 3 }, accompaniedBy: ['adult'] },
  ],
  times: [
    { weekdays: EVERY_DAY, time: '10:00' },
    { weekdays: [5, 6, 7], time: '14:30', capacity: 10 },
  ],
  rules: [
    {
      rule: 'weekday',
      weekdays: [1, 2, 3],
      name: { en: 'Early in the week', fr: 'Début de semaine' },
      change: { percent: -15 },
      units: ['adult', 'child'],
    },
  ],
}
