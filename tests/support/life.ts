import type { Row } from '../../src/shared/database.ts'
import { formOn, ownDay, postForm } from './guest.ts'
import type { TestHouse } from './house.ts'

/** A booking that was asked for on a day of its own, with the cookie that opens it. */
export interface Asked {
  day: string
  path: string
  reference: string
  cookie: string
}

export async function asked(
  house: TestHouse,
  more: Record<string, string> = {},
  day = ownDay(),
): Promise<Asked> {
  const sent = await postForm(house, formOn(day, more))
  if (sent.status !== 303) throw new Error(`It was answered ${sent.status}`)
  const path = sent.headers.get('location')!
  const cookie = sent.headers.get('set-cookie')!.split(';')[0]!
  return { day, path, reference: path.slice('/bookings/'.length), cookie }
}

export const post = (
  house: TestHouse,
  path: string,
  fields: Record<string, string>,
  cookie = '',
  origin = '',
) =>
  house.fetch(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: origin || house.origin,
      ...(cookie && { cookie }),
    },
    body: new URLSearchParams(fields).toString(),
  })

export async function get(house: TestHouse, path: string, cookie = '') {
  const answer = await house.fetch(path, { headers: cookie ? { cookie } : {} })
  return { status: answer.status, html: await answer.text(), headers: answer.headers }
}

export async function rowOf(house: TestHouse, reference: string): Promise<Row> {
  const [row] = await house.db.read({ sql: 'SELECT * FROM bookings WHERE reference = ?', args: [reference] })
  return row!
}

export async function eventsOf(house: TestHouse, reference: string): Promise<string[]> {
  const rows = await house.db.read({
    sql: `SELECT what, who FROM booking_events JOIN bookings ON bookings.id = booking_id
      WHERE reference = ? ORDER BY at, booking_events.id`,
    args: [reference],
  })
  return rows.map(({ what, who }) => `${what} by ${who}`)
}

/** The letters about a booking, in the order of their templates. */
export async function lettersOf(house: TestHouse, reference: string): Promise<string[]> {
  await house.settle()
  const rows = await house.db.read({
    sql: `SELECT template FROM notifications JOIN bookings ON bookings.id = booking_id
      WHERE reference = ? AND notifications.status = 'sent' ORDER BY template, notifications.id`,
    args: [reference],
  })
  return rows.map(({ template }) => String(template))
}

/** The plain words of the newest letter to somebody with this in its subject. */
export async function letterTo(house: TestHouse, recipient: string, subject: string): Promise<string> {
  await house.settle()
  const [row] = await house.db.read({
    sql: 'SELECT text FROM mailbox WHERE recipient = ? AND subject LIKE ? ORDER BY received DESC, id DESC LIMIT 1',
    args: [recipient, `%${subject}%`],
  })
  if (!row) throw new Error(`Nobody wrote to ${recipient} about ${subject}`)
  return String(row.text)
}

/** The path of the first link in a letter whose path begins so. */
export function linkIn(letter: string, begins: string): string {
  const links = [...letter.matchAll(/https?:\/\/\S+/g)].map(([link]) => new URL(link))
  const link = links.find(({ pathname }) => pathname.startsWith(begins))
  if (!link) throw new Error(`No link to ${begins} in:\n${letter}`)
  return link.pathname + link.search
}

/** Follows a link with a key: where it leads, and the cookie that keeps the key. */
export async function opened(house: TestHouse, link: string) {
  const answer = await house.fetch(link)
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { status: answer.status, path: answer.headers.get('location') ?? '', cookie }
}

export const HOUSE = 'house@maison-rendezvous.example'

/** The house's own desk, entered by the link of its letter. */
export async function deskOf(house: TestHouse, { reference }: Asked) {
  return opened(house, linkIn(await letterTo(house, HOUSE, reference), '/desk/'))
}

/** As if the day had come. */
export const begin = (house: TestHouse, { reference }: Asked) =>
  house.db.write([
    {
      sql: `UPDATE booking_lines SET starts = unixepoch() - 60 WHERE booking_id = (SELECT id FROM bookings WHERE reference = ?)`,
      args: [reference],
    },
  ])

/** As if so much time had passed that a job is due, and something else gave the outbox its kick. */
export async function whenDue(house: TestHouse, job: string) {
  await house.db.write([
    {
      sql: `UPDATE jobs SET not_before = unixepoch() - 1,
          payload = CASE WHEN name = 'unanswered' THEN json_set(payload, '$.until', unixepoch() - 1) ELSE payload END
        WHERE id LIKE ? AND done IS NULL`,
      args: [job],
    },
  ])
  await kick(house)
}

export async function kick(house: TestHouse) {
  await asked(house)
  await house.settle()
}
