import { getTableColumns, getTableName, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database, Row, Statement, Value } from '../../src/shared/database.ts'
import { NOBODY } from '../../src/shared/who.ts'
import * as schema from '../schema/index.ts'
import { statement } from './statement.ts'

const { accounts, bookings, jobs, listings, notifications, sessions, waitlistEntries } = schema

/** Whose things are asked for. What only bears their address is theirs once the address is known to be. */
export interface Whose {
  id: string
  email: string
  verified?: number | undefined
}

/** What a customer of each kind says in words of their own, as members of the choice. */
export type Words = readonly { kind: string; names: readonly string[] }[]

interface Change {
  set: SQL | 'erased'
  where?: SQL
}

/** A table with something of a person in it. */
interface Holding {
  table: SQLiteTable
  /** Which rows are theirs. */
  theirs(who: Whose): SQL
  /** Rows of the house that speak of them: told to nobody, and changed with theirs. */
  traces?(who: Whose): SQL
  /** Columns that would open a door, or are the house's own: they are not handed out. */
  withheld?: readonly string[] | 'all'
  /** What a reader wants to see beside the ids. */
  beside?: SQL
  /** What becomes of it when they are forgotten. */
  forgotten: 'erased' | 'kept' | ((words: Words) => Change[])
}

const bears = (column: SQLWrapper, { email, verified }: Whose): SQL =>
  verified === undefined ? sql`0` : sql`lower(${column}) = ${email}`
const bookingsOf = (who: Whose): SQL => sql`(SELECT ${bookings.id} FROM ${bookings}
  WHERE ${bookings.accountId} = ${who.id} OR ${bookings.accountId} IS NULL AND ${bears(bookings.email, who)})`
const entriesOf = (who: Whose): SQL => sql`(SELECT ${waitlistEntries.id} FROM ${waitlistEntries}
  WHERE ${bears(waitlistEntries.email, who)} OR ${waitlistEntries.bookingId} IN ${bookingsOf(who)})`
const jobsOf = (who: Whose): SQL => sql`(json_extract(${jobs.payload}, '$.account') = ${who.id}
  OR json_extract(${jobs.payload}, '$.booking') IN ${bookingsOf(who)}
  OR json_extract(${jobs.payload}, '$.entry') IN ${entriesOf(who)}
  OR json_extract(${jobs.payload}, '$.notification') IN (SELECT ${notifications.id} FROM ${notifications}
    WHERE ${bears(notifications.recipient, who)}))`
/** Letters about their bookings, those that their account's jobs wrote, and those to their address. */
const lettersAbout = (who: Whose): SQL => sql`(${notifications.bookingId} IN ${bookingsOf(who)}
  OR ${notifications.id} IN (SELECT ${jobs.id} FROM ${jobs} WHERE ${jobsOf(who)})
  OR ${notifications.bookingId} IS NULL AND ${bears(notifications.recipient, who)})`
const isToHouse = sql`${notifications.template} LIKE 'house-%'`
const lettersOf = (who: Whose, more: SQL = sql``): SQL =>
  sql`(SELECT ${notifications.id} FROM ${notifications} WHERE ${lettersAbout(who)}${more})`

const ofAccount = (table: { accountId: SQLWrapper }) => (who: Whose) => sql`${table.accountId} = ${who.id}`
const ofBookings = (table: { bookingId: SQLWrapper }) => (who: Whose) =>
  sql`${table.bookingId} IN ${bookingsOf(who)}`
const listingTitle = (id: SQLWrapper) =>
  sql`(SELECT ${listings.title} FROM ${listings} WHERE ${listings.id} = ${id}) AS listing`

const set =
  (changed: SQL): (() => Change[]) =>
  () => [{ set: changed }]

/**
 * Every table of the schema: what it holds of a person and what becomes of that, or why it holds nothing. In the order
 * in which they are forgotten: by what the later ones say, rows of the earlier ones are found. A test holds it against
 * the schema, so that a new table must say what it is.
 */
export const HOLDINGS: Readonly<Record<string, Holding | string>> = {
  jobs: {
    table: jobs,
    theirs: jobsOf,
    // Ids and no more; but what went wrong with a letter may name whom it was for.
    withheld: 'all',
    forgotten: set(sql`error = NULL`),
  },
  mailbox: {
    table: schema.mailbox,
    theirs: (who) => sql`${schema.mailbox.key} IN ${lettersOf(who, sql` AND NOT ${isToHouse}`)}`,
    traces: (who) => sql`${schema.mailbox.key} IN ${lettersOf(who)}`,
    forgotten: 'erased',
  },
  notifications: {
    table: notifications,
    theirs: (who) => sql`${lettersAbout(who)} AND NOT ${isToHouse}`,
    traces: lettersAbout,
    forgotten: set(
      sql`recipient = CASE WHEN template LIKE 'house-%' THEN recipient ELSE '' END, subject = '', body = NULL, error = NULL`,
    ),
  },
  suppressions: {
    table: schema.suppressions,
    theirs: (who) => sql`${bears(schema.suppressions.address, who)}`,
    forgotten: 'erased',
  },
  waitlist_entries: {
    table: waitlistEntries,
    theirs: (who) => sql`${waitlistEntries.id} IN ${entriesOf(who)}`,
    beside: listingTitle(waitlistEntries.listingId),
    forgotten: 'erased',
  },
  testimonials: {
    table: schema.testimonials,
    theirs: ofBookings(schema.testimonials),
    beside: listingTitle(schema.testimonials.listingId),
    // What the public reads stays, and nobody is said to have written it.
    forgotten: () => [
      { set: 'erased', where: sql`${schema.testimonials.status} <> 'shown'` },
      { set: sql`author = ''` },
    ],
  },
  promotion_uses: {
    table: schema.promotionUses,
    theirs: ofBookings(schema.promotionUses),
    forgotten: set(sql`email = ''`),
  },
  booking_events: {
    table: schema.bookingEvents,
    theirs: ofBookings(schema.bookingEvents),
    forgotten: set(sql`detail = json_remove(detail, '$.why')`),
  },
  booking_lines: {
    table: schema.bookingLines,
    theirs: ofBookings(schema.bookingLines),
    beside: listingTitle(schema.bookingLines.listingId),
    forgotten: wordless,
  },
  bill_lines: { table: schema.billLines, theirs: ofBookings(schema.billLines), forgotten: 'kept' },
  idempotency_keys: {
    table: schema.idempotencyKeys,
    theirs: ofBookings(schema.idempotencyKeys),
    withheld: ['fingerprint'],
    forgotten: 'kept',
  },
  bookings: {
    table: bookings,
    theirs: (who) => sql`${bookings.id} IN ${bookingsOf(who)}`,
    // With its version the links given out so far, and whose hold it was.
    withheld: ['linkVersion', 'visitor', 'quoteHash'],
    forgotten:
      set(sql`name = ${NOBODY.name}, email = ${NOBODY.email}, phone = NULL, company = NULL, whatsapp = 0, message = NULL,
      visitor = NULL, account_id = NULL, link_version = link_version + 1, updated = unixepoch()`),
  },
  favorites: {
    table: schema.favorites,
    theirs: ofAccount(schema.favorites),
    beside: listingTitle(schema.favorites.listingId),
    forgotten: 'erased',
  },
  refresh_tokens: {
    table: schema.refreshTokens,
    theirs: (who) => sql`${schema.refreshTokens.sessionId} IN (SELECT ${sessions.id} FROM ${sessions}
      WHERE ${sessions.accountId} = ${who.id})`,
    withheld: ['hash'],
    forgotten: 'erased',
  },
  sessions: { table: sessions, theirs: ofAccount(sessions), withheld: ['hash'], forgotten: 'erased' },
  account_tokens: {
    table: schema.accountTokens,
    theirs: ofAccount(schema.accountTokens),
    withheld: ['hash'],
    forgotten: 'erased',
  },
  passkeys: { table: schema.passkeys, theirs: ofAccount(schema.passkeys), forgotten: 'erased' },
  challenges: {
    table: schema.challenges,
    theirs: ofAccount(schema.challenges),
    withheld: ['challenge', 'browser'],
    forgotten: 'erased',
  },
  authenticators: {
    table: schema.authenticators,
    theirs: ofAccount(schema.authenticators),
    withheld: ['secret'],
    forgotten: 'erased',
  },
  recovery_codes: {
    table: schema.recoveryCodes,
    theirs: ofAccount(schema.recoveryCodes),
    withheld: ['hash'],
    forgotten: 'erased',
  },
  api_keys: {
    table: schema.apiKeys,
    theirs: (who) => sql`${schema.apiKeys.madeBy} = ${who.id}`,
    withheld: ['hash'],
    forgotten: set(sql`made_by = NULL`),
  },
  webhook_endpoints: {
    table: schema.webhookEndpoints,
    theirs: (who) => sql`${schema.webhookEndpoints.madeBy} = ${who.id}`,
    withheld: ['secret', 'previousSecret'],
    forgotten: set(sql`made_by = NULL`),
  },
  audit: {
    table: schema.audit,
    theirs: (who) => sql`(${schema.audit.actorId} = ${who.id} OR ${schema.audit.targetId} = ${who.id})`,
    // The schema lets nobody change it; it has ids, and addresses only masked.
    forgotten: 'kept',
  },
  accounts: {
    table: accounts,
    theirs: (who) => sql`${accounts.id} = ${who.id}`,
    withheld: ['password'],
    forgotten: 'erased',
  },

  deletions: 'who was forgotten: an id that means nothing to anybody any more',
  inbox: 'numbers of events that other services told of',
  webhook_events: 'moves of bookings, without whose they are',
  webhook_deliveries: 'of the house',
  webhook_attempts: 'what programs answered',
  rate_counts: 'whom something was counted for stands there as a digest, and not for long',
  quotes: 'what was asked, without who asked',
  claims: 'places taken; whose they are stands with the booking',
  leases: 'which process does what',
  booking_moves: 'rules',
  settings: 'of the house',
  versions: 'of the house',
  translations: 'of the house',
  pictures: 'of the house',
  pools: 'of the house',
  pool_overrides: 'of the house',
  listings: 'of the house',
  listing_pictures: 'of the house',
  listing_sections: 'of the house',
  listing_add_ons: 'of the house',
  add_ons: 'of the house',
  packages: 'of the house',
  package_items: 'of the house',
  package_event_types: 'of the house',
  package_themes: 'of the house',
  themes: 'of the house',
  theme_pictures: 'of the house',
  tours: 'of the house',
  tour_items: 'of the house',
  tour_units: 'of the house',
  tour_times: 'of the house',
  departures: 'of the house',
  services: 'of the house',
  service_durations: 'of the house',
  service_consultants: 'of the house',
  consultants: 'who works there, as the house presents them',
  consultant_hours: 'of the house',
  consultant_overrides: 'of the house',
  consultant_travel: 'of the house',
  price_rules: 'of the house',
  promotions: 'of the house',
}

/** The words of a line become empty, and its place, where that was one of them. */
function wordless(words: Words): Change[] {
  return words
    .filter(({ names }) => names.length > 0)
    .map(({ kind, names }) => {
      const list = sql.join(
        names.map((name) => sql`${name}`),
        sql`, `,
      )
      const empty = sql.join(
        names.map((name) => sql`${`$.${name}`}, ''`),
        sql`, `,
      )
      return {
        set: sql`place = CASE WHEN place IN (SELECT value FROM json_each(choice) WHERE key IN (${list})) THEN NULL ELSE place END,
          choice = json_replace(choice, ${empty})`,
        where: sql`kind = ${kind}`,
      }
    })
}

const held = Object.values(HOLDINGS).filter((each) => typeof each !== 'string')

/** The columns that are handed out to whose they are, by their names in code. */
const columnsOf = ({ table, withheld = [] }: Holding): string[] =>
  withheld === 'all' ? [] : Object.keys(getTableColumns(table)).filter((name) => !withheld.includes(name))

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Everything there is of somebody, by table, over one snapshot. */
export async function everythingOf(db: Database, who: Whose): Promise<Record<string, object[]>> {
  const shown = held.filter((each) => columnsOf(each).length > 0)
  const found = await db.readAll(
    shown.map((each) => {
      const columns = columnsOf(each).map(
        (name) => sql`${sql.identifier(getTableName(each.table))}.${sql.identifier(snake(name))}`,
      )
      const all = each.beside ? [...columns, each.beside] : columns
      return statement(sql`SELECT ${sql.join(all, sql`, `)} FROM ${each.table} WHERE ${each.theirs(who)}`)
    }),
  )
  return Object.fromEntries(
    shown.map(({ table }, index) => [camel(getTableName(table)), found[index]!.map(readable)]),
  )
}

const INSTANT =
  /^(at|created|updated|verified|disabled|proved|seen|expires|ended|spent|used|confirmed|received|revoked|held_until|delivered|unsure)$/

/** Whatever else begins like JSON are somebody's words. */
const JSON_KEPT =
  /^(preferences|transports|scopes|taxes|choice|policy|inputs|detail|request|attachments|events|before|after)$/

/** A row for a reader: instants as such, and what is kept as JSON as what it says. */
const readable = (row: Row): object =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), said(name, value)]))

function said(name: string, value: Value): unknown {
  if (typeof value === 'number' && INSTANT.test(name)) return new Date(value * 1000).toISOString()
  if (typeof value !== 'string' || !JSON_KEPT.test(name)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** Forgets somebody: what is theirs alone goes, and what the house must keep says nothing of them any more. `now` in seconds. */
export const forgetting = (who: Whose, words: Words, now: number): Statement[] => [
  statement(sql`INSERT INTO ${schema.deletions} (account_id, at)
    SELECT ${accounts.id}, ${now} FROM ${accounts} WHERE ${accounts.id} = ${who.id} ON CONFLICT (account_id) DO NOTHING`),
  ...held.flatMap((each) => changesOf(each, words).map((change) => changed(each, change, who))),
]

function changesOf({ forgotten }: Holding, words: Words): Change[] {
  if (forgotten === 'kept') return []
  return forgotten === 'erased' ? [{ set: 'erased' }] : forgotten(words)
}

function changed(
  { table, theirs, traces = theirs }: Holding,
  { set: to, where }: Change,
  who: Whose,
): Statement {
  const which = where ? sql`(${traces(who)}) AND ${where}` : traces(who)
  return statement(
    to === 'erased'
      ? sql`DELETE FROM ${table} WHERE ${which}`
      : sql`UPDATE ${table} SET ${to} WHERE ${which}`,
  )
}

/** Whether letters about somebody are being written at this moment: what they leave behind would come too late to be forgotten. */
export async function isWrittenTo(db: Database, who: Whose): Promise<boolean> {
  const rows = await db.read(
    statement(sql`SELECT 1 AS one FROM ${jobs} WHERE ${jobs.done} IS NULL AND ${jobs.dead} IS NULL
      AND ${jobs.leased} > unixepoch() AND ${jobs.name} <> 'forget' AND ${jobsOf(who)} LIMIT 1`),
  )
  return rows.length > 0
}
