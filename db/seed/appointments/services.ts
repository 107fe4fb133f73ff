import { prose } from '../content.ts'
import type { DemoService } from './content.ts'

/** In the order of the shop window. Ids follow this order, so a new one goes last. */
export const SERVICES: readonly DemoService[] = [
  {
    slug: 'first-consultation',
    title: { en: 'First consultation', fr: 'Première consultation' },
    summary: {
      en: 'Tell us what you have in mind and leave with a shortlist, a rough sum and the next step.',
      fr: 'Racontez-nous votre projet et repartez avec une sélection, un ordre de prix et la suite à donner.',
    },
    description: {
      en: prose(`
        A quarter of an hour is enough for one question: is the day free, does the sum hold, would this theme suit that
        room. Half an hour covers a whole party in outline. Take the hour if two families or two budgets are involved.

        Have the rough number of guests and a month to hand; a photograph of the room helps more than an adjective. We
        write down what was said and send it to you the same day, whether you book a party with us or not.`),
      fr: prose(`
        Un quart d’heure suffit pour une question : le jour est-il libre, la somme tient-elle, ce thème irait-il à cette
        salle ? En une demi-heure, on esquisse toute une fête. Prenez l’heure s’il y a deux familles ou deux budgets.

        Ayez sous la main le nombre approximatif d’invités et un mois ; une photo de la salle aide plus qu’un adjectif. Nous
        notons ce qui s’est dit et vous l’envoyons le jour même, que vous réserviez une fête chez nous ou non.`),
    },
    place: {
      en: 'By video call; the link comes with your confirmation',
      fr: 'En visio ; le lien arrive avec la confirmation',
    },
    before: 0,
    after: 15,
    notice: 60,
    windowDays: 60,
    prices: [
      [15, 1_500],
      [30, 2_800],
      [45, 4_000],
      [60, 5_000],
    ],
    consultants: ['iris-bennett', 'tomas-okafor'],
  },
  {
    slug: 'flowers-and-table',
    title: { en: 'Flowers and table', fr: 'Fleurs et table' },
    summary: {
      en: 'An hour among buckets and linen in our workroom: you leave with one table, laid as it will be.',
      fr: 'Une heure parmi les seaux et le lin de notre atelier : une table dressée, telle qu’elle sera.',
    },
    description: {
      en: prose(`
        We meet in the workroom in Bermondsey, where the cloths hang by colour and the week’s flowers stand in buckets. Iris
        lays one place with you, then takes half of it away again. What remains is usually the answer.

        Bring whoever has to like it. Children are welcome and the dog of the house is mild. You get a photograph of the
        finished place and a list of what stood on it.`),
      fr: prose(`
        Rendez-vous à l’atelier de Bermondsey, où les nappes pendent par couleur et où les fleurs de la semaine attendent dans
        leurs seaux. Iris dresse une place avec vous, puis en retire la moitié. Ce qui reste est en général la réponse.

        Venez avec ceux à qui cela doit plaire. Les enfants sont bienvenus et le chien de la maison est doux. Vous recevez une
        photo de la place terminée et la liste de ce qui s’y trouvait.`),
    },
    place: { en: 'The workroom, 14 Tanner Yard, London SE1', fr: 'À l’atelier, 14 Tanner Yard, Londres SE1' },
    before: 15,
    after: 15,
    notice: 24 * 60,
    windowDays: 60,
    limits: { day: 4 },
    prices: [
      [45, 6_500],
      [60, 8_000],
    ],
    consultants: ['iris-bennett'],
  },
  {
    slug: 'wedding-from-afar',
    title: { en: 'A wedding from afar', fr: 'Un mariage à distance' },
    summary: {
      en: 'For couples who live on one continent and marry on another: papers, dates, and who flies when.',
      fr: 'Pour les couples qui vivent sur un continent et se marient sur un autre : papiers, dates et vols.',
    },
    description: {
      en: prose(`
        Grace keeps New York hours and Tomas keeps London’s, so there is a time that suits you almost wherever you are. Choose
        the one you would like, or anyone, and see the times on your own clock.

        We go through the papers and how long each of them takes, the dates that are realistic, and what can be decided without
        standing in the room. Longer talks are better split in two: nobody remembers the second hour.`),
      fr: prose(`
        Grace vit à l’heure de New York et Tomas à celle de Londres : il y a donc un moment qui vous convient presque où que vous
        soyez. Choisissez l’un des deux, ou peu importe, et lisez les heures à votre propre montre.

        Nous passons en revue les papiers et leurs délais, les dates réalistes, et ce qui peut se décider sans être dans la
        salle. Mieux vaut deux entretiens qu’un long : personne ne retient la deuxième heure.`),
    },
    place: {
      en: 'By video call; the link comes with your confirmation',
      fr: 'En visio ; le lien arrive avec la confirmation',
    },
    before: 0,
    after: 15,
    notice: 12 * 60,
    windowDays: 60,
    customerLimits: { week: 2 },
    prices: [
      [30, 3_500],
      [60, 6_000],
    ],
    consultants: ['grace-moreau', 'tomas-okafor'],
  },
]
