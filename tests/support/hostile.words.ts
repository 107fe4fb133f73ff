import type { Statement } from '../../src/shared/database.ts'
import { EVERYTHING, EVERYTHING_IN_A_LINE } from './hostile.ts'
import { q } from './pools.ts'

/** Every column with words that the house's own people write. A line end in a title is not a title's, but it may come. */
export const HOUSE_WORDS: Readonly<Record<string, readonly string[]>> = {
  listings: ['title', 'summary', 'description'],
  package_items: ['text'],
  add_ons: ['name'],
  themes: ['title', 'summary', 'description'],
  testimonials: ['author', 'text'],
  pictures: ['alt'],
  tours: ['location', 'meeting_point'],
  tour_units: ['name'],
  listing_sections: ['title', 'text'],
  tour_items: ['text'],
  services: ['place'],
  consultants: ['name', 'title', 'bio'],
  price_rules: ['name'],
  promotions: ['name'],
  pools: ['name'],
  translations: ['text'],
}

/** Every column with words that somebody who books, waits or reviews may write. */
export const STRANGERS_WORDS: Readonly<Record<string, readonly string[]>> = {
  bookings: ['name', 'company', 'message', 'phone'],
  waitlist_entries: ['name'],
}

/** Every column with words that somebody says of themselves, of their keys or, through their browser, of their devices. */
export const PEOPLES_WORDS: Readonly<Record<string, readonly string[]>> = {
  accounts: ['name', 'phone'],
  sessions: ['device'],
  passkeys: ['name'],
  api_keys: ['name'],
}

/** All of them, as `table.column`. */
export const WRITTEN: readonly string[] = [HOUSE_WORDS, STRANGERS_WORDS, PEOPLES_WORDS].flatMap((words) =>
  Object.entries(words).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`)),
)

/** Words that say where they are from, so that wherever they are found they can be held against what was written. */
export const wordsOf = (field: string): string => `«${field}» ${EVERYTHING}`
export const lineOf = (field: string): string => `«${field}» ${EVERYTHING_IN_A_LINE}`

const said = (table: string, column: string) => {
  const field = `${table}.${column}`
  return HOUSE_WORDS[table] ? wordsOf(field) : lineOf(field)
}

/** Writes all of it into every field of a table at once. */
export const filled = (words: Readonly<Record<string, readonly string[]>>): Statement[] =>
  Object.entries(words).flatMap(([table, columns]) =>
    columns.map((column) => q(`UPDATE ${table} SET ${column} = ?`, said(table, column))),
  )

/** A page of the hostile house, with the cookie that opens it. */
export interface HostilePage {
  path: string
  cookie?: string
  /** What a form sent to it says; without one it is only looked at. */
  form?: Record<string, string>
  /** What it is answered with: unless it is said, 200 to who looks, and a refusal to a form. */
  status?: number
}

/** JSON, of which every text that says where it is from must be whole. */
export interface HostileCall {
  path: string
  headers?: Record<string, string>
  /** What is sent there; without it is only asked for. */
  body?: string
}

export interface HostileHouse {
  pages: HostilePage[]
  calls: HostileCall[]
  calendars: HostilePage[]
}
