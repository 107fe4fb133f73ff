import { prose } from '../content.ts'
import type { DemoConsultant } from './content.ts'

const WORKDAYS = [1, 2, 3, 4, 5]

/** Ids follow this order, so a new one goes last. */
export const CONSULTANTS: readonly DemoConsultant[] = [
  {
    slug: 'iris-bennett',
    name: 'Iris Bennett',
    title: { en: 'Flowers and colour', fr: 'Fleurs et couleurs' },
    bio: {
      en: prose(`
        Iris ran a flower stall at Columbia Road for nine years before she joined us. She starts with the room and the
        month, and only then asks for a favourite colour.`),
      fr: prose(`
        Iris a tenu neuf ans un étal de fleurs à Columbia Road avant de nous rejoindre. Elle commence par la salle et le
        mois ; la couleur préférée ne vient qu’ensuite.`),
    },
    zone: 'Europe/London',
    hours: [{ weekdays: WORKDAYS, opens: '09:00', closes: '17:00' }],
    overrides: [{ after: 7, weekday: 3 }],
  },
  {
    slug: 'tomas-okafor',
    name: 'Tomas Okafor',
    title: { en: 'Plans and budgets', fr: 'Plans et budgets' },
    bio: {
      en: prose(`
        Tomas has run more than three hundred evenings and kept the spreadsheet of every one. Bring him a guest list and
        a sum, and he will tell you what gives.`),
      fr: prose(`
        Tomas a mené plus de trois cents soirées et gardé le tableau de chacune. Apportez-lui une liste d’invités et une
        somme : il vous dira où céder.`),
    },
    zone: 'Europe/London',
    hours: [
      { weekdays: [1, 2, 3, 4], opens: '09:00', closes: '17:00' },
      { weekdays: [5], opens: '09:00', closes: '13:00' },
    ],
    overrides: [
      { after: 7, weekday: 4, hours: { opens: '13:00', closes: '17:00' } },
      { after: 21, weekday: 1 },
    ],
  },
  {
    slug: 'grace-moreau',
    name: 'Grace Moreau',
    title: { en: 'Weddings from afar', fr: 'Mariages à distance' },
    bio: {
      en: prose(`
        Grace works from Brooklyn with couples who marry on the other side of an ocean. She speaks English and French, and
        knows which papers the town hall really wants.`),
      fr: prose(`
        Depuis Brooklyn, Grace accompagne les couples qui se marient de l’autre côté d’un océan. Elle parle anglais et
        français, et sait quels papiers la mairie demande vraiment.`),
    },
    zone: 'America/New_York',
    hours: [
      { weekdays: [1, 2, 3, 4], opens: '08:00', closes: '12:00' },
      { weekdays: [1, 2, 3, 4], opens: '13:00', closes: '16:00' },
    ],
    overrides: [{ after: 14, weekday: 2, hours: { opens: '08:00', closes: '11:00' } }],
  },
]
