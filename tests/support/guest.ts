import { addDays, dayAt, dayMark } from '../../src/shared/days.ts'
import type { TestHouse } from './house.ts'

let turn = 60

/** A day nobody else in this file asks for: every file has a house of its own, and a year and a half is soon over; clear of the demo house's closed days. */
export function ownDay(): string {
  for (;;) {
    turn = turn === 525 ? 61 : turn + 1
    const day = addDays(dayAt(Date.now(), 'Europe/London'), turn)
    if (!/-12-2[3-7]$|-01-0[12]$|-12-31$|-02-14$/.test(day)) return day
  }
}

export const ANN = {
  name: 'Ann Müller-O’Brien',
  email: 'ann@example.org',
  phone: '+44 20 7946 0018',
  company: 'Lüders & Sons',
}

/** What a sound order of the demo house looks like in JSON. */
export const orderOn = (date: string, more: object = {}) => ({
  lines: [
    {
      kind: 'package',
      listing: 'garden-vows',
      date,
      startTime: '15:30',
      guests: 60,
      eventType: 'wedding',
      venue: 'The Orangery, Kew',
    },
  ],
  customer: ANN,
  message: 'We would love peonies.\nIf they are in season.',
  ...more,
})

export const postJson = (
  house: Pick<TestHouse, 'fetch'>,
  body: unknown,
  headers: Record<string, string> = {},
) =>
  house.fetch('/api/bookings', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** The same order as the form of the quote page sends it. */
export const formOn = (date: string, more: Record<string, string> = {}): Record<string, string> => ({
  listing: 'garden-vows',
  date,
  startTime: '15:30',
  guests: '60',
  eventType: 'wedding',
  venue: 'The Orangery, Kew',
  ...ANN,
  message: 'We would love peonies.',
  key: crypto.randomUUID(),
  ...more,
})

export const postForm = (
  house: TestHouse,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) =>
  house.fetch(`${headers['x-french'] ? '/fr' : ''}/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.origin, ...headers },
    body: new URLSearchParams(fields).toString(),
  })

const KEPT = [
  'bookings',
  'booking_lines',
  'bill_lines',
  'booking_events',
  'claims',
  'jobs',
  'notifications',
  'mailbox',
  'idempotency_keys',
]

/** How many rows stand in every table that a booking writes to, once nothing is under way any more. */
export async function rowCounts(house: TestHouse): Promise<Record<string, number>> {
  await house.settle()
  const counts = await house.db.readAll(
    KEPT.map((table) => ({ sql: `SELECT COUNT(*) AS n FROM ${table}`, args: [] })),
  )
  return Object.fromEntries(KEPT.map((table, index) => [table, Number(counts[index]![0]!.n)]))
}

/** What a day of the crews has been claimed for. */
export async function takenOn(house: TestHouse, date: string): Promise<number> {
  const [row] = await house.db.read({
    sql: 'SELECT COALESCE(SUM(quantity), 0) AS n FROM claims WHERE starts = ? AND released IS NULL',
    args: [dayMark(date)],
  })
  return Number(row!.n)
}
