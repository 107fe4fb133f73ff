import { type SQL, sql } from 'drizzle-orm'
import type { Limits } from '../../src/inventory/quota.ts'
import type { Service } from '../../src/inventory/slots.ts'
import type { ServiceListing } from '../../src/listings/kinds/appointment.ts'
import type { Duration, ServiceCard } from '../../src/listings/service.ts'
import type { Database, Row } from '../../src/shared/database.ts'
import { isName } from '../../src/shared/ids.ts'
import type { Language } from '../../src/shared/languages.ts'
import { money } from '../../src/shared/money.ts'
import type { Span } from '../../src/shared/zones.ts'
import { consultants, serviceConsultants, serviceDurations, services } from '../schema/appointments.ts'
import { bookingLines, bookings } from '../schema/bookings.ts'
import { listingPictures, listings } from '../schema/listings.ts'
import { pictures } from '../schema/media.ts'
import { type Asked, hostStatements, hostsOf } from './consultants.ts'
import type { Wanted } from './listings.ts'
import { pictureColumns, pictureOf } from './media.ts'
import { maybeText, number, statement, text } from './statement.ts'
import { paragraphsOf, said, textOf } from './text.ts'

const shown = sql`${listings.kind} = 'appointment' AND ${listings.published} = 1`

const cardColumns = (language: Language): SQL => sql`
  ${listings.id} AS id, ${listings.slug} AS slug, ${listings.price} AS price, ${listings.currency} AS currency,
  ${services.notice} AS notice, ${services.windowDays} AS window_days,
  ${said(language, 'listing', listings.id, 'title', listings.title, 'title')},
  ${said(language, 'listing', listings.id, 'summary', listings.summary, 'summary')},
  ${said(language, 'service', listings.id, 'place', services.place, 'place')},
  ${pictureColumns(language)}`

const cardFrom = sql`${listings}
  JOIN ${services} ON ${services.listingId} = ${listings.id}
  JOIN ${listingPictures} ON ${listingPictures.listingId} = ${listings.id} AND ${listingPictures.position} = 0
  JOIN ${pictures} ON ${pictures.id} = ${listingPictures.pictureId}`

const cardOf = (row: Row, durations: Duration[], language: Language): Omit<ServiceCard, 'hosts'> => ({
  id: text(row, 'id'),
  slug: text(row, 'slug'),
  title: textOf(row, 'title', language),
  summary: textOf(row, 'summary', language),
  place: textOf(row, 'place', language),
  price: money(number(row, 'price'), text(row, 'currency')),
  durations,
  notice: number(row, 'notice'),
  windowDays: number(row, 'window_days'),
  cover: pictureOf(row, language),
})

const durationOf = (row: Row): Duration => ({
  minutes: number(row, 'minutes'),
  price: money(number(row, 'price'), text(row, 'currency')),
})

/** Every service on sale, in the order of the house. */
export async function serviceCards(db: Database, language: Language): Promise<ServiceCard[]> {
  const [cards, lengths, hosts] = await db.readAll([
    statement(
      sql`SELECT ${cardColumns(language)} FROM ${cardFrom} WHERE ${shown} ORDER BY ${listings.position}, ${listings.id}`,
    ),
    statement(sql`SELECT ${serviceDurations.listingId} AS listing, ${serviceDurations.minutes} AS minutes,
        ${serviceDurations.price} AS price, ${listings.currency} AS currency
      FROM ${serviceDurations} JOIN ${listings} ON ${listings.id} = ${serviceDurations.listingId} ORDER BY 1, 2`),
    statement(sql`SELECT ${serviceConsultants.listingId} AS listing, ${consultants.id} AS id, ${consultants.slug} AS slug,
        ${consultants.name} AS name
      FROM ${serviceConsultants} JOIN ${consultants} ON ${consultants.id} = ${serviceConsultants.consultantId}
      WHERE ${consultants.active} = 1 ORDER BY ${consultants.position}, ${consultants.id}`),
  ])
  const of = (rows: Row[], card: Row) => rows.filter(({ listing }) => listing === card.id)
  return cards!.map((card) => ({
    ...cardOf(card, of(lengths!, card).map(durationOf), language),
    hosts: of(hosts!, card).map((row) => ({
      id: text(row, 'id'),
      slug: text(row, 'slug'),
      name: text(row, 'name'),
    })),
  }))
}

/**
 * One service by slug or id, with all that is taken of its consultants' time in a span; in one round trip, which is
 * what a month of slots costs. `now` in seconds. Undefined where there is none on sale.
 */
export async function serviceWithin(
  db: Database,
  name: string,
  asked: Asked & { now: number },
): Promise<ServiceListing | undefined> {
  if (!isName(name)) return undefined
  const { language, now } = asked
  const one = sql`(SELECT ${listings.id} FROM ${listings} WHERE (${listings.slug} = ${name} OR ${listings.id} = ${name}) AND ${shown})`
  const [cards, facts, gallery, lengths, ...hosts] = await db.readAll([
    statement(sql`SELECT ${cardColumns(language)} FROM ${cardFrom} WHERE ${listings.id} = ${one}`),
    statement(sql`SELECT ${services}.*, ${said(language, 'listing', listings.id, 'description', listings.description, 'description')}
      FROM ${services} JOIN ${listings} ON ${listings.id} = ${services.listingId} WHERE ${listings.id} = ${one}`),
    statement(sql`SELECT ${pictureColumns(language)} FROM ${listingPictures}
      JOIN ${pictures} ON ${pictures.id} = ${listingPictures.pictureId}
      WHERE ${listingPictures.listingId} = ${one} ORDER BY ${listingPictures.position}`),
    statement(sql`SELECT ${serviceDurations.minutes} AS minutes, ${serviceDurations.price} AS price, ${listings.currency} AS currency
      FROM ${serviceDurations} JOIN ${listings} ON ${listings.id} = ${serviceDurations.listingId}
      WHERE ${listings.id} = ${one} ORDER BY ${serviceDurations.minutes}`),
    ...hostStatements(one, asked),
  ])
  const card = cards![0]
  if (!card) return undefined
  return {
    ...cardOf(card, lengths!.map(durationOf), language),
    description: paragraphsOf(textOf(facts![0]!, 'description', language)),
    gallery: gallery!.map((row) => pictureOf(row, language)),
    service: serviceOf(facts![0]!),
    hosts: hostsOf(hosts, language),
    asked: now,
  }
}

/** The service that a choice is held against, with what is taken a day and more around its start. */
export function serviceFor(
  db: Database,
  language: Language,
  name: string,
  { choice, now, except }: Wanted,
): Promise<ServiceListing | undefined> {
  const start = typeof choice.start === 'string' ? Math.floor(Date.parse(choice.start) / 1000) : now
  const around = Number.isFinite(start) ? start : now
  const span = { starts: around - AROUND, ends: around + AROUND }
  return serviceWithin(db, name, { language, span, now, except })
}

/** Two days: the consultant's own day, whatever the zone, and the longest of appointments with its buffers. */
const AROUND = 2 * 86_400

function serviceOf(row: Row): Service {
  const limits = (name: string) => {
    const said = maybeText(row, name)
    return said === undefined ? undefined : (JSON.parse(said) as Limits)
  }
  const [most, each] = [limits('limits'), limits('customer_limits')]
  return {
    before: number(row, 'before'),
    after: number(row, 'after'),
    ...(row.step !== null && { step: number(row, 'step') }),
    offset: number(row, 'offset'),
    anchor: text(row, 'anchor') as NonNullable<Service['anchor']>,
    notice: number(row, 'notice'),
    windowDays: number(row, 'window_days'),
    ...(most && { limits: most }),
    ...(each && { customerLimits: each }),
  }
}

/** When a customer's appointments start (seconds) that stand or wait, in a span; of one service where it is named. */
export async function appointmentsOf(
  db: Database,
  email: string,
  { starts, ends }: Span,
  { listingId, except }: { listingId?: string; except?: string } = {},
): Promise<number[]> {
  const rows = await db.read(
    statement(sql`SELECT ${bookingLines.starts} AS starts FROM ${bookingLines}
      JOIN ${bookings} ON ${bookings.id} = ${bookingLines.bookingId}
      WHERE ${bookingLines.starts} BETWEEN ${starts} AND ${ends} AND ${bookingLines.kind} = 'appointment'
        AND lower(${bookings.email}) = ${email.toLowerCase()}
        AND (${bookings.status} IN ('pending', 'confirmed', 'completed')
          OR ${bookings.status} = 'held' AND ${bookings.heldUntil} > unixepoch())
        ${listingId === undefined ? sql`` : sql`AND ${bookingLines.listingId} = ${listingId}`}
        ${except === undefined ? sql`` : sql`AND ${bookings.id} <> ${except}`}
      ORDER BY 1`),
  )
  return rows.map((row) => number(row, 'starts'))
}
