/** A house with good things in it, for tests and previews of the pages. */
import type { Booking } from '../../src/bookings/booking.ts'
import type { Quote } from '../../src/bookings/quote.ts'
import { calendarOf } from '../../src/inventory/calendar.ts'
import type {
  AddOn,
  EventType,
  PackageCard,
  PackageListing,
  ThemeCard,
  ThemePage,
} from '../../src/listings/listing.ts'
import type { Picture } from '../../src/media/picture.ts'
import type { Language } from '../../src/shared/languages.ts'
import { money } from '../../src/shared/money.ts'
import type { Testimonial } from '../../src/testimonials/testimonial.ts'
import { localeOf } from '../../src/translations/locale.ts'
import type { BookingFormProps, PackagePageProps, Page } from '../../views/props.ts'

const CURRENCY = 'EUR'
const euros = (units: number) => money(units * 100, CURRENCY)

export const pageOf = (language: Language, path: string, more: Partial<Page> = {}): Page => ({
  locale: localeOf(language),
  house: {
    name: 'Lush Moments',
    currency: CURRENCY,
    zone: 'Europe/Paris',
    approvalHours: 72,
    offerHours: 24,
  },
  baseUrl: 'https://lush.example',
  path: language === 'fr' ? `/fr${path === '/' ? '' : path}` : path,
  asset: (name) => `/static/${name}`,
  ...more,
})

export const pictureOf = (name: string, alt: string): Picture => ({
  file: `pictures/${name}.svg`,
  width: 1200,
  height: 900,
  colour: '#9db8b4',
  alt,
})

const card = (
  slug: string,
  title: string,
  units: number,
  guests: [number, number],
  eventTypes: EventType[],
  summary: string,
  popular = false,
): PackageCard => ({
  id: slug,
  slug,
  title: { text: title },
  summary: { text: summary },
  price: euros(units),
  popular,
  minGuests: guests[0],
  maxGuests: guests[1],
  eventTypes,
  cover: pictureOf(slug, `${title}, as our crew sets it up`),
})

export const cards: PackageCard[] = [
  card(
    'garden-vows',
    'Garden Vows',
    4800,
    [20, 120],
    ['wedding', 'engagement'],
    'An outdoor ceremony under a flowered arch, with long tables and festoon lights for the evening.',
    true,
  ),
  card(
    'city-rooftop-wedding',
    'City Rooftop Wedding',
    6900,
    [30, 90],
    ['wedding'],
    'Vows above the roofs at sunset and a dinner with the city for a backdrop.',
  ),
  card(
    'first-birthday',
    'First Birthday',
    780,
    [8, 40],
    ['birthday'],
    'One candle, a smash cake and a soft corner for the smallest guests.',
    true,
  ),
  card(
    'milestone-birthday',
    'Milestone Birthday',
    1650,
    [20, 100],
    ['birthday'],
    'Thirty, fifty or eighty, properly marked.',
  ),
  card(
    'the-proposal',
    'The Proposal',
    640,
    [2, 12],
    ['engagement'],
    'Candles, flowers and a crew that stays out of sight.',
  ),
  card(
    'baby-shower-brunch',
    'Baby Shower Brunch',
    920,
    [10, 50],
    ['baby_shower'],
    'A light brunch table and games nobody minds.',
  ),
  card(
    'launch-night',
    'Launch Night',
    5200,
    [50, 300],
    ['corporate'],
    'A stage, a bar and your product in good light.',
  ),
  card(
    'annual-gala',
    'Annual Gala',
    12500,
    [80, 400],
    ['corporate', 'other'],
    'A seated dinner with a programme that keeps time.',
    true,
  ),
  card(
    'graduation-party',
    'Graduation Party',
    1180,
    [15, 80],
    ['graduation'],
    'Caps up, then dinner and dancing.',
  ),
  card(
    'winter-dinner',
    'Winter Dinner',
    2100,
    [10, 60],
    ['corporate', 'birthday', 'other'],
    'One long candlelit table and a fire if there is one.',
  ),
]

const theme = (slug: string, title: string, summary: string): ThemeCard => ({
  id: slug,
  slug,
  title: { text: title },
  summary: { text: summary },
  cover: pictureOf(slug, `A table set in the theme ${title}`),
})

export const themes: ThemeCard[] = [
  theme('wild-meadow', 'Wild Meadow', 'Grasses, cornflowers and bare wood.'),
  theme('moonlit-navy', 'Moonlit Navy', 'Deep blue linen, silver and candle glass.'),
  theme('terracotta-boho', 'Terracotta Boho', 'Warm clay, pampas and rattan.'),
  theme('art-deco', 'Art Deco', 'Black, brass and fans.'),
  theme('coastal-linen', 'Coastal Linen', 'Washed linen, driftwood and white stoneware.'),
  theme('candy-pop', 'Candy Pop', 'Bright paper, balloons and stripes.'),
  theme('evergreen', 'Evergreen', 'Fir, moss and warm white.'),
  theme('blush-classic', 'Blush Classic', 'Roses, ivory and fine china.'),
]

const addOn = (
  slug: string,
  name: string,
  category: AddOn['category'],
  units: number,
  most: number,
): AddOn => ({
  id: slug,
  slug,
  name: { text: name },
  category,
  price: euros(units),
  maxQuantity: most,
})

export const listing: PackageListing = {
  ...cards[0]!,
  description: [
    {
      text: 'We arrive at dawn and leave the garden as we found it. In between stands an arch of seasonal flowers, chairs in the round, and long tables that catch the evening light.',
    },
    {
      text: 'A coordinator keeps the day on time from the first guest to the last dance, so that nobody in the family has to look at a watch.',
    },
  ],
  included: [
    { text: 'Flowered arch and aisle' },
    { text: 'Chairs and long tables for every guest' },
    { text: 'Festoon lights over the dinner' },
    { text: 'Linen, china and glassware' },
    { text: 'A coordinator for the day' },
    { text: 'Setting up and taking down' },
  ],
  gallery: [
    pictureOf('garden-vows', 'A flowered arch on a lawn with chairs in the round'),
    pictureOf('garden-vows-2', 'Long tables under festoon lights at dusk'),
    pictureOf('garden-vows-3', 'A bouquet of garden roses on linen'),
    pictureOf('garden-vows-4', 'Lanterns along a gravel path'),
    pictureOf('garden-vows-5', 'The empty garden at dawn, before the guests'),
  ],
  addOns: [
    addOn('string-trio', 'String trio for the ceremony', 'music', 690, 1),
    addOn('photographer', 'Photographer, per hour', 'photo', 160, 10),
    addOn('late-supper', 'Late supper, per ten guests', 'food', 140, 12),
    addOn('lanterns', 'Forty lanterns', 'decor', 120, 3),
    addOn('child-minder', 'Child minder', 'service', 210, 4),
  ],
  themes: [themes[0]!, themes[2]!, themes[4]!, themes[7]!],
  poolId: 'crews',
}

export const quote: Quote = {
  lines: [
    { rule: 'base', label: { text: 'Garden Vows' }, quantity: 1, unit: euros(4800), amount: euros(4800) },
    {
      rule: 'add_on',
      label: { text: 'Photographer, per hour' },
      quantity: 3,
      unit: euros(160),
      amount: euros(480),
    },
    { rule: 'add_on', label: { text: 'Forty lanterns' }, quantity: 1, unit: euros(120), amount: euros(120) },
  ],
  amounts: [euros(5400)],
  taxes: [],
  promotions: [],
  total: euros(5400),
  deposit: euros(1620),
  balance: euros(3780),
  balanceDue: '2027-05-29',
  hash: 'a1b2c3',
  expires: 1_800_000_000,
}

export const calendar = calendarOf(
  '2027-06',
  new Map(
    Object.entries({
      '2027-06-04': { capacity: 2, taken: 2 },
      '2027-06-06': { capacity: 2, taken: 1 },
      '2027-06-11': { capacity: 2, taken: 2 },
      '2027-06-12': { capacity: 2, taken: 2 },
      '2027-06-14': { capacity: 0, taken: 0 },
      '2027-06-19': { capacity: 2, taken: 1 },
      '2027-06-26': { capacity: 2, taken: 2 },
    }),
  ),
  2,
  '2027-06-03',
  '2028-05-31',
)

export const testimonials: Testimonial[] = [
  {
    id: 't1',
    author: 'Amélie & Jonas',
    eventType: 'wedding',
    rating: 5,
    text: {
      text: 'They set up at dawn and we only saw the finished garden. The bill was to the euro what the page had said.',
    },
    month: '2026-06',
  },
  {
    id: 't2',
    author: 'Priya N.',
    eventType: 'birthday',
    rating: 5,
    text: { text: 'My father turned eighty under lanterns. Nobody had to carry a chair.' },
    month: '2026-09',
  },
  {
    id: 't3',
    author: 'Studio Harcourt',
    eventType: 'corporate',
    rating: 4,
    text: {
      text: 'La scène était prête une heure avant l’ouverture, et tout avait disparu le lendemain matin.',
      language: 'fr',
    },
    month: '2026-03',
  },
]

export const summary = { count: 37, average: 4.8378 }

export const request = {
  date: '2027-06-05',
  guests: 60,
  eventType: 'wedding' as const,
  theme: 'wild-meadow',
  addOns: { photographer: 3, lanterns: 1 },
}

export const packageProps = (page: Page, more: Partial<PackagePageProps> = {}): PackagePageProps => ({
  page,
  listing,
  request,
  calendar,
  quote,
  problems: [],
  near: [],
  similar: cards.slice(1, 4),
  testimonials: testimonials.slice(0, 2),
  ...more,
})

const partyLine = {
  kind: 'package' as const,
  slug: 'garden-vows',
  title: { text: 'Garden Vows' },
  cover: listing.cover,
  when: { day: '2027-06-05', time: '15:30', minutes: 300, zone: 'Europe/Paris', starts: 1_812_202_200 },
  choice: {
    date: '2027-06-05',
    startTime: '15:30',
    guests: 60,
    eventType: 'wedding',
    venue: 'Domaine des Tilleuls, 12 chemin du Lavoir, Chantilly',
    theme: { slug: 'wild-meadow', title: { text: 'Wild Meadow' } },
    addOns: [
      { slug: 'photographer', name: { text: 'Photographer, per hour' }, quantity: 3 },
      { slug: 'lanterns', name: { text: 'Forty lanterns' }, quantity: 1 },
    ],
  },
}

export const formProps = (page: Page, more: Partial<BookingFormProps> = {}): BookingFormProps => {
  const { startTime: _, venue: __, ...choice } = partyLine.choice
  const { time: ___, ...when } = partyLine.when
  return {
    page,
    line: { ...partyLine, choice, when },
    fields: {
      date: request.date,
      guests: request.guests,
      eventType: request.eventType,
      theme: request.theme,
      'addOn.photographer': 3,
      'addOn.lanterns': 1,
    },
    quote,
    values: {},
    problems: [],
    idempotencyKey: '0192f0c1-7b7a-7cc0-8000-000000000001',
    ...more,
  }
}

export const themePage: ThemePage = {
  ...themes[0]!,
  description: [
    { text: 'Cut from the edge of a field in June: grasses, cornflowers, poppies and bare wood.' },
  ],
  gallery: [
    pictureOf('wild-meadow', 'A long table with meadow flowers'),
    pictureOf('wild-meadow-2', 'A posy of cornflowers and grasses'),
    pictureOf('wild-meadow-3', 'A wooden chair tied with ribbon'),
    pictureOf('wild-meadow-4', 'Place cards on pressed flowers'),
  ],
  packages: cards.slice(0, 3),
}

export const booking: Booking = {
  reference: 'K7QM4TZX',
  status: 'pending',
  customer: { name: 'Amélie Laurent', email: 'amelie@example.org', phone: '+33 1 99 00 12 34' },
  message: 'My grandmother uses a wheelchair.\nIs the lawn even?',
  lines: [
    {
      id: '01926f00-0000-7000-8000-000000000001',
      ...partyLine,
      place: partyLine.choice.venue,
      amount: quote.total,
      policy: [
        { hours: 720, percent: 100 },
        { hours: 360, percent: 50 },
      ],
    },
  ],
  bill: quote.lines,
  taxes: [],
  total: quote.total,
  deposit: quote.deposit,
  balance: quote.balance,
  balanceDue: quote.balanceDue,
  zone: 'Europe/Paris',
  events: [{ at: 1_795_000_000, what: 'received', who: 'customer' }],
  booked: 1_795_000_000,
}
