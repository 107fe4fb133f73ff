import { type SQL, sql } from 'drizzle-orm'
import type { Hours } from '../../src/inventory/hours.ts'
import type { ServiceHost } from '../../src/listings/kinds/appointment.ts'
import type { Row, Statement } from '../../src/shared/database.ts'
import { addDays, dayAt } from '../../src/shared/days.ts'
import type { Language } from '../../src/shared/languages.ts'
import type { Span } from '../../src/shared/zones.ts'
import {
  consultantHours,
  consultantOverrides,
  consultants,
  consultantTravel,
  serviceConsultants,
  services,
} from '../schema/appointments.ts'
import { bookingLines } from '../schema/bookings.ts'
import { claims } from '../schema/claims.ts'
import { poolOverrides, pools } from '../schema/inventory.ts'
import { pictures } from '../schema/media.ts'
import { pictureColumns, pictureOf } from './media.ts'
import { maybeText, number, statement, text } from './statement.ts'
import { said, textOf } from './text.ts'

const live = sql`${claims.released} IS NULL AND (${claims.expires} IS NULL OR ${claims.expires} > unixepoch())`
const YEAR = 366 * 86_400

/** What is asked of a service's consultants. */
export interface Asked {
  language: Language
  /** In seconds: what is busy is read for this span and no other. */
  span: Span
  /** A booking whose own time does not count, because it is about to move. */
  except?: string | undefined
}

/** Those who give a service, joined to what each row belongs to. The order of the joins is that of the index. */
const givers = (service: SQL): SQL => sql`${serviceConsultants}
  CROSS JOIN ${consultants} ON ${consultants.id} = ${serviceConsultants.consultantId} AND ${consultants.active} = 1
    AND ${serviceConsultants.listingId} = ${service}`

/** Who gives a service and what their time looks like: seven statements, whose rows `hostsOf` reads in the same order. */
export function hostStatements(service: SQL, { language, span, except }: Asked): Statement[] {
  const { starts, ends } = span
  const [first, last] = [addDays(dayAt(starts * 1000, 'UTC'), -2), addDays(dayAt(ends * 1000, 'UTC'), 2)]
  const own = sql`${consultants.id} AS consultant`
  const others = except === undefined ? sql`` : sql` AND ${claims.bookingId} <> ${except}`
  return [
    sql`SELECT ${consultants.id} AS id, ${consultants.slug} AS slug, ${consultants.name} AS name, ${consultants.zone} AS zone,
        ${consultants.poolId} AS pool_id,
        ${said(language, 'consultant', consultants.id, 'title', consultants.title, 'title')},
        ${said(language, 'consultant', consultants.id, 'bio', consultants.bio, 'bio')}, ${pictureColumns(language)}
      FROM ${givers(service)} LEFT JOIN ${pictures} ON ${pictures.id} = ${consultants.pictureId}
      ORDER BY ${consultants.position}, ${consultants.id}`,
    sql`SELECT ${own}, ${consultantHours.weekday} AS weekday, ${consultantHours.opens} AS opens, ${consultantHours.closes} AS closes
      FROM ${givers(service)} CROSS JOIN ${consultantHours} ON ${consultantHours.consultantId} = ${consultants.id}`,
    sql`SELECT ${own}, ${consultantOverrides.day} AS day, ${consultantOverrides.opens} AS opens, ${consultantOverrides.closes} AS closes
      FROM ${givers(service)} CROSS JOIN ${consultantOverrides} ON ${consultantOverrides.consultantId} = ${consultants.id}
      WHERE ${consultantOverrides.day} BETWEEN ${first} AND ${last}`,
    sql`SELECT ${own}, ${consultantTravel.firstDay} AS first_day, ${consultantTravel.lastDay} AS last_day, ${consultantTravel.zone} AS zone
      FROM ${givers(service)} CROSS JOIN ${consultantTravel} ON ${consultantTravel.consultantId} = ${consultants.id}
      WHERE ${consultantTravel.firstDay} <= ${last} AND (${consultantTravel.lastDay} IS NULL OR ${consultantTravel.lastDay} >= ${first})
      ORDER BY ${consultantTravel.firstDay}`,
    sql`SELECT ${own}, ${claims.starts} AS starts, ${claims.ends} AS ends
      FROM ${givers(service)} CROSS JOIN ${pools} ON ${pools.id} = ${consultants.poolId}
      CROSS JOIN ${claims} ON ${claims.poolId} = ${pools.id} AND ${claims.starts} > ${starts} - ${pools.longest}
        AND ${claims.starts} < ${ends} AND ${claims.ends} > ${starts}
      WHERE ${live}${others}`,
    sql`SELECT ${own}, ${poolOverrides.starts} AS starts, ${poolOverrides.ends} AS ends
      FROM ${givers(service)} CROSS JOIN ${poolOverrides} ON ${poolOverrides.poolId} = ${consultants.poolId}
      WHERE ${poolOverrides.capacity} = 0 AND ${poolOverrides.ends} > ${starts} AND ${poolOverrides.starts} < ${ends}`,
    // Only a limit asks how many there are, and a limit may be one of the whole year.
    sql`SELECT ${own}, ${bookingLines.starts} AS starts
      FROM ${services} CROSS JOIN ${givers(service)} CROSS JOIN ${claims} ON ${claims.poolId} = ${consultants.poolId}
        AND ${claims.starts} > ${starts - YEAR} AND ${claims.starts} < ${ends + YEAR}
      CROSS JOIN ${bookingLines} ON ${bookingLines.id} = ${claims.lineId} AND ${bookingLines.listingId} = ${service}
      WHERE ${services.listingId} = ${service} AND ${services.limits} IS NOT NULL AND ${live}${others}`,
  ].map(statement)
}

/** What a statement found of each consultant. */
function byHost<T>(rows: readonly Row[], read: (row: Row) => T): (id: string) => T[] {
  const known = new Map<string, T[]>()
  for (const row of rows) {
    const id = text(row, 'consultant')
    const own = known.get(id)
    if (own) own.push(read(row))
    else known.set(id, [read(row)])
  }
  return (id) => known.get(id) ?? []
}

const spanOf = (row: Row): Span => ({ starts: Number(row.starts), ends: Number(row.ends) })

export function hostsOf(
  [own, hours, overrides, travel, busy, closed, booked]: Row[][],
  language: Language,
): ServiceHost[] {
  const weekly = byHost(hours!, (row) => ({
    weekday: number(row, 'weekday'),
    opens: text(row, 'opens'),
    closes: text(row, 'closes'),
  }))
  const replaced = byHost(overrides!, (row) => ({
    day: text(row, 'day'),
    hours: { opens: maybeText(row, 'opens'), closes: maybeText(row, 'closes') },
  }))
  const journeys = byHost(travel!, (row) => {
    const to = maybeText(row, 'last_day')
    return { from: text(row, 'first_day'), zone: text(row, 'zone'), ...(to && { to }) }
  })
  const [taken, shut] = [byHost(busy!, spanOf), byHost(closed!, spanOf)]
  const starts = byHost(booked!, (row) => number(row, 'starts'))
  return own!.map((row) => {
    const id = text(row, 'id')
    return {
      id,
      slug: text(row, 'slug'),
      name: text(row, 'name'),
      title: textOf(row, 'title', language),
      bio: textOf(row, 'bio', language),
      zone: text(row, 'zone'),
      poolId: text(row, 'pool_id'),
      ...(row.file !== null && { picture: pictureOf(row, language) }),
      weekly: weekly(id),
      overrides: daysOf(replaced(id)),
      travel: journeys(id),
      busy: [...taken(id), ...shut(id)],
      booked: starts(id),
    }
  })
}

/** A day off is a row without hours; a day with two openings is two rows. */
function daysOf(rows: { day: string; hours: { opens?: string | undefined; closes?: string | undefined } }[]) {
  const days = new Map<string, Hours[]>()
  for (const { day, hours } of rows) {
    const { opens, closes } = hours
    days.set(day, [...(days.get(day) ?? []), ...(opens && closes ? [{ opens, closes }] : [])])
  }
  return [...days].map(([day, hours]) => ({ day, hours }))
}
