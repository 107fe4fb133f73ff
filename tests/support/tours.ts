import { insert } from '../../db/queries/statement.ts'
import { bookingLines } from '../../db/schema/bookings.ts'
import { claims } from '../../db/schema/claims.ts'
import { monthOfDepartures, standing } from '../../src/inventory/vacancies.ts'
import { tariffOf } from '../../src/listings/kinds/tour.ts'
import { totalOf } from '../../src/listings/priced.ts'
import { priceLines } from '../../src/listings/tariff.ts'
import type { TourDeparture, TourOffer } from '../../src/listings/tours/tour.ts'
import type { Database, Row } from '../../src/shared/database.ts'
import { newId } from '../../src/shared/ids.ts'
import { money } from '../../src/shared/money.ts'
import type { Page } from '../../views/props.ts'
import type { TourPageProps } from '../../views/tours/props.ts'
import { pictureOf, quote } from './fixtures.ts'
import { bookingRow, q } from './pools.ts'

/** A departure on 5 June 2027 at ten in Paris, of twelve places; instants in seconds. */
export const departure: TourDeparture = {
  id: '0192f0c1-7b7a-7cc0-8000-0000000000d1',
  poolId: 'pool-1',
  day: '2027-06-05',
  time: '10:00',
  starts: Date.parse('2027-06-05T08:00Z') / 1000,
  ends: Date.parse('2027-06-05T11:00Z') / 1000,
  closes: Date.parse('2027-06-05T06:00Z') / 1000,
  status: 'open',
  capacity: 12,
  taken: 4,
  minimum: 4,
  decides: Date.parse('2027-06-03T08:00Z') / 1000,
}

/** A tour with everything that a tour can have. */
export const offer: TourOffer = {
  id: 'canal',
  slug: 'canal-by-canoe',
  title: { text: 'The Canal by Canoe' },
  summary: { text: 'Nine locks, two tunnels and a picnic.' },
  price: money(4_000, 'EUR'),
  popular: true,
  type: 'tour',
  difficulty: 'moderate',
  location: { text: 'Canal Saint-Martin, Paris' },
  meetingPoint: { text: 'Port de l’Arsenal, gate 3' },
  zone: 'Europe/Paris',
  minutes: 180,
  cover: pictureOf('canal', 'A canoe under a plane tree'),
  gallery: [pictureOf('canal', 'A canoe under a plane tree'), pictureOf('canal-2', 'A lock that opens')],
  description: [{ text: 'One paddles, one steers, and one sits in the middle and points.' }],
  itinerary: [
    { title: { text: 'Casting off' }, text: { text: 'Life jackets and the first lock.' } },
    { title: { text: 'The tunnel' }, text: { text: 'Two kilometres, lit from above.' } },
  ],
  sections: [{ title: { text: 'If it rains' }, text: { text: 'You get wet, and then you get tea.' } }],
  included: [{ text: 'A canoe for three' }],
  notIncluded: [{ text: 'Dry socks' }],
  units: [
    { id: 'adult', label: { text: 'Adult' }, price: 4_000, ages: { from: 16 } },
    {
      id: 'child',
      label: { text: 'Child' },
      price: 2_000,
      ages: { from: 3, to: 15 },
      accompaniedBy: ['adult'],
      perCompanion: 2,
    },
    {
      id: 'infant',
      label: { text: 'Infant' },
      price: 0,
      ages: { from: 0, to: 2 },
      places: 0,
      accompaniedBy: ['adult'],
    },
  ],
  rules: [
    {
      rule: 'season',
      name: { text: 'Summer' },
      from: '2027-06-01',
      to: '2027-08-31',
      change: { times: 1.5 },
    },
  ],
  tiers: [{ name: { text: 'Five and more' }, from: 5, change: { percent: -10 } }],
  capacity: 12,
  cutOff: 120,
  minimum: 4,
  decided: 48,
  departures: [departure],
}

/** The page of that tour in June 2027, as its panel would have it on 1 May. */
export function tourProps(page: Page, more: Partial<TourPageProps> = {}): TourPageProps {
  const now = Date.parse('2027-05-01T12:00Z') / 1000
  const full = { ...departure, id: 'full', day: '2027-06-12', taken: 12 }
  const few = {
    ...departure,
    id: 'few',
    time: '14:00',
    starts: departure.starts + 14_400,
    ends: departure.ends + 14_400,
    taken: 10,
  }
  const departures = [departure, few, full].map((each) => standing(each, now))
  const party = { adult: 2, child: 1, infant: 1 }
  const prices = priceLines(tariffOf(offer), { days: [departure.day], party })
  return {
    page,
    listing: offer,
    request: { date: departure.day, time: departure.time, party },
    calendar: monthOfDepartures('2027-06', departures, { first: '2027-05-01', last: '2027-10-28' }),
    prices: new Map(departures.map(({ day }) => [day, money(6_000, 'EUR')])),
    departures: departures.slice(0, 2),
    departure: departures[0]!,
    quote: {
      ...quote,
      lines: prices.map(({ unit, ...line }) => ({
        ...line,
        unit: money(unit, 'EUR'),
        amount: money(line.quantity * unit, 'EUR'),
      })),
      total: money(totalOf(prices), 'EUR'),
    },
    pricedOn: departure.day,
    today: '2027-05-01',
    problems: [],
    full: false,
    near: [],
    similar: [offer],
    ...more,
  }
}

/** The departures of a tour as they stand in a house's database. */
export const departuresIn = (db: Database, slug: string): Promise<Row[]> =>
  db.read(
    q(
      `SELECT departures.*, pools.capacity AS capacity FROM departures JOIN pools ON pools.id = pool_id
        JOIN listings ON listings.id = listing_id WHERE slug = ? AND closes > unixepoch() ORDER BY starts`,
      slug,
    ),
  )

/** Takes places of a departure, as any booking would: firmly, or for `expires` seconds from now. */
export async function takePlaces(
  db: Database,
  row: Row,
  quantity: number,
  expires?: number,
): Promise<string> {
  const [id, lineId, bookingId] = [newId(), newId(), newId()]
  const claim = insert(claims, {
    id,
    poolId: String(row.pool_id),
    bookingId,
    lineId,
    starts: Number(row.starts),
    ends: Number(row.ends),
    quantity,
  })
  const written = await db.write([
    bookingRow(bookingId),
    insert(bookingLines, {
      id: lineId,
      bookingId,
      position: 0,
      kind: 'tour',
      listingId: String(row.listing_id),
      choice: '{}',
      day: String(row.day),
      amount: 0,
      policy: '[]',
    }),
    claim,
    ...(expires === undefined
      ? []
      : [q('UPDATE claims SET expires = unixepoch() + ? WHERE id = ?', expires, id)]),
  ])
  if (!written.ok) throw new Error(`The places were refused by ${written.constraint}`)
  return id
}
