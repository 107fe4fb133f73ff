import ICAL from 'ical.js'
import type { TestHouse } from './house.ts'

/** What a strict reader reads out of a calendar file with one event. */
export interface Read {
  method: string
  uid: string
  sequence: number
  status: string
  /** By the wall clock, as it is written, with the zone it is written in. */
  wall: string
  zone: string
  /** Seconds since the epoch, by the rules of the zone that the file itself tells. */
  starts: number
  ends: number
}

/** @throws where a line is too long, has no end of its own, or names a zone that the file does not tell. */
export function readStrictly(file: string): Read {
  if (!file.endsWith('END:VCALENDAR\r\n')) throw new Error('It has no end')
  for (const line of file.slice(0, -2).split('\r\n')) {
    if (/[\r\n\0]/.test(line)) throw new Error(`A line without its end: ${line}`)
    if (new TextEncoder().encode(line).length > 75) throw new Error(`A line that is too long: ${line}`)
  }
  const calendar = new ICAL.Component(ICAL.parse(file))
  const events = calendar.getAllSubcomponents('vevent')
  if (events.length !== 1) throw new Error(`${events.length} events`)
  const event = events[0]!
  const value = (name: string) => event.getFirstPropertyValue(name)
  if (value('dtstamp') === null) throw new Error('It does not say when it was written')
  const [starts, ends] = ['dtstart', 'dtend'].map((name) => instantOf(calendar, event, name))
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: String(value('uid')),
    sequence: Number(value('sequence')),
    status: String(value('status')),
    wall: String(value('dtstart')),
    zone: String(event.getFirstProperty('dtstart')!.getParameter('tzid') ?? ''),
    starts: starts!,
    ends: ends!,
  }
}

function instantOf(calendar: ICAL.Component, event: ICAL.Component, name: string): number {
  const property = event.getFirstProperty(name)!
  const time = (property.getFirstValue() as ICAL.Time).clone()
  const named = property.getParameter('tzid')
  if (named === undefined) return time.toUnixTime()
  const zone = calendar
    .getAllSubcomponents('vtimezone')
    .find((each) => each.getFirstPropertyValue('tzid') === named)
  if (!zone) throw new Error(`It does not tell ${named}`)
  time.zone = new ICAL.Timezone(zone)
  return time.toUnixTime()
}

export interface Enclosed extends Read {
  template: string
  /** MIME type. */
  type: string
  name: string
  content: string
  /** Of its letter in the mailbox. */
  letter: string
}

/** The calendar files that came with the letters about a booking, in the order in which those came. */
export async function calendarsSent(house: TestHouse, reference: string): Promise<Enclosed[]> {
  await house.settle()
  const rows = await house.db.read({
    sql: `SELECT mailbox.id, template, attachments FROM mailbox JOIN notifications ON notifications.id = mailbox.key
      JOIN bookings ON bookings.id = booking_id WHERE reference = ? AND attachments <> '[]' ORDER BY mailbox.rowid`,
    args: [reference],
  })
  return rows.flatMap(({ id, template, attachments }) =>
    (JSON.parse(String(attachments)) as Pick<Enclosed, 'name' | 'type' | 'content'>[]).map((file) => ({
      ...readStrictly(file.content),
      ...file,
      template: String(template),
      letter: String(id),
    })),
  )
}
