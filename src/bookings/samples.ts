import type { KeptPackage } from '../listings/kinds/package.ts'
import type { KeptTour } from '../listings/kinds/tour.ts'
import { addDays, dayAt, instantOf } from '../shared/days.ts'
import type { Language } from '../shared/languages.ts'
import { money, sum } from '../shared/money.ts'
import type { BookedLine, Booking, Status } from './booking.ts'

/** What a sample is made for; `now` in seconds. */
export interface SampledFor {
  language: Language
  currency: string
  now: number
}

const WORDS = {
  en: {
    party: 'A garden wedding',
    theme: 'Wild meadow',
    quartet: 'String quartet',
    tour: 'By lantern light along the river',
    meeting: 'The steps by the old boathouse',
    adult: 'Adult',
    requests: 'Two of our guests come in a wheelchair.',
    message: 'We are so looking forward to it!',
    why: 'The storm has damaged the garden, and it stays closed until summer.',
  },
  fr: {
    party: 'Un mariage au jardin',
    theme: 'Prairie sauvage',
    quartet: 'Quatuor à cordes',
    tour: 'Au fil de l’eau, à la lanterne',
    meeting: 'Les marches du vieux hangar à bateaux',
    adult: 'Adulte',
    requests: 'Deux de nos invités viennent en fauteuil roulant.',
    message: 'Nous nous en réjouissons tant !',
    why: 'La tempête a abîmé le jardin, qui reste fermé jusqu’à l’été.',
  },
}

const ZONE = 'Europe/London'
const COVER = { file: 'pictures/garden-vows.svg', width: 800, height: 600, colour: '#dfe6d8', alt: '' }
const POLICY = [
  { hours: 720, percent: 100 },
  { hours: 360, percent: 50 },
]

/** A booking that nobody has made, for whoever wants to see how the letters about one look. */
export function sampleBooking(
  { language, currency, now }: SampledFor,
  status: Status = 'confirmed',
): Booking & { version: number } {
  const words = WORDS[language]
  const today = dayAt(now * 1000, ZONE)
  const lines = [partyOn(addDays(today, 60), language), tourOn(addDays(today, 61), language)].map(
    ({ amount, ...line }) => ({ ...line, amount: money(amount, currency) }),
  )
  const prices = [248_000, 36_000, 5_600]
  const labels = [words.party, words.quartet, words.tour]
  const total = sum(prices)
  const ended = status === 'cancelled' || status === 'expired'
  return {
    reference: 'K7M2PX',
    version: 1,
    status,
    customer: { name: 'Clémence Martin', email: 'clemence@example.org', phone: '+44 20 7946 0018' },
    message: words.message,
    lines,
    bill: prices.map((price, index) => ({
      rule: index === 1 ? 'add_on' : 'base',
      label: { text: labels[index]! },
      quantity: index === 2 ? 2 : 1,
      unit: money(index === 2 ? price / 2 : price, currency),
      amount: money(price, currency),
    })),
    taxes: [],
    total: money(total, currency),
    deposit: money(86_880, currency),
    balance: money(total - 86_880, currency),
    balanceDue: addDays(today, 53),
    zone: ZONE,
    events: [
      { at: now - 86_400, what: 'received', who: 'customer' },
      ...(ended ? [{ at: now, what: 'cancelled' as const, who: 'house' as const, why: words.why }] : []),
    ],
    booked: now - 86_400,
    ...(status === 'held' && { heldUntil: now + 86_400 }),
  }
}

type Sketched = Omit<BookedLine, 'amount'> & { amount: number }

function partyOn(day: string, language: Language): Sketched {
  const { party, theme, quartet, requests } = WORDS[language]
  const choice: KeptPackage = {
    date: day,
    startTime: '15:30',
    guests: 60,
    eventType: 'wedding',
    venue: 'The Orangery, Kew',
    theme: { slug: 'wild-meadow', title: { text: theme } },
    requests,
    addOns: [{ slug: 'string-quartet', name: { text: quartet }, quantity: 1 }],
  }
  return {
    id: 'sample-party',
    kind: 'package',
    slug: 'garden-vows',
    title: { text: party },
    cover: COVER,
    choice: { ...choice },
    when: { day, time: '15:30', minutes: 300, zone: ZONE, starts: instantOf(day, '15:30', ZONE) / 1000 },
    place: 'The Orangery, Kew',
    amount: 284_000,
    policy: POLICY,
  }
}

function tourOn(day: string, language: Language): Sketched {
  const { tour, meeting, adult } = WORDS[language]
  const choice: KeptTour = {
    departure: 'sample-departure',
    date: day,
    time: '20:00',
    zone: ZONE,
    minutes: 90,
    meetingPoint: { text: meeting },
    units: [{ unit: 'adult', name: { text: adult }, quantity: 2 }],
  }
  return {
    id: 'sample-tour',
    kind: 'tour',
    slug: 'river-by-lantern-light',
    title: { text: tour },
    cover: COVER,
    choice: { ...choice },
    when: { day, time: '20:00', minutes: 90, zone: ZONE, starts: instantOf(day, '20:00', ZONE) / 1000 },
    place: meeting,
    amount: 5_600,
    policy: POLICY,
  }
}
