import { describe, expect, test } from 'bun:test'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sourceOf, sourcesIn } from '../support/sources.ts'
import { complaints } from './complaints.ts'
import { below, exceptions, kindsOf, looksDownOn, nounOf } from './shelves.ts'

const house = fileURLToPath(new URL('../..', import.meta.url))
const folders = ['src', 'views', 'db']

describe('in this house', () => {
  const sources = sourcesIn(house, folders)

  test('every file stands on its shelf and imports only what it may', () => {
    expect(sources.length).toBeGreaterThan(5)
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(5)
    expect(complaints(sources)).toEqual([])
  })

  test('every import of ours leads to a file', () => {
    const known = new Set(sources.map(({ path }) => path))
    const lost = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ ours, target }) => ours && /\.tsx?$/.test(target) && !known.has(target))
        .map(({ target }) => `${path} imports ${target}, which is not there`),
    )
    expect(lost).toEqual([])
  })

  test('every noun has its place among the nouns', () => {
    const nouns = new Set(sources.map(({ path }) => nounOf(path)).filter((noun) => noun !== undefined))
    expect([...nouns].filter((noun) => !(noun in below))).toEqual([])
  })
})

test('every exception is still made use of', () => {
  const made = sourcesIn(house, folders).flatMap(({ path, imports }) =>
    imports.map(({ target }) => `${path} ${target}`),
  )
  const idle = exceptions.filter(
    ({ from, to }) => existsSync(join(house, from)) && !made.includes(`${from} ${to}`),
  )
  expect(idle).toEqual([])
})

describe('the arrows', () => {
  test('make no circle', () => {
    const circles = Object.keys(below).filter((noun) =>
      below[noun]?.some((lower) => looksDownOn(lower).has(noun)),
    )
    expect(circles).toEqual([])
  })

  test('let admin see every noun', () => {
    expect(Object.keys(below).filter((noun) => !looksDownOn('admin').has(noun))).toEqual([])
  })
})

/** Files that a house may have, with the one that is at fault last, and what is said of it. */
const faults: [string, Record<string, string>, RegExp][] = [
  [
    'shared knows a noun',
    { 'src/shared/money.ts': "import { a } from '../bookings/price.ts'" },
    /is a shared word and imports src\/bookings\/price\.ts/,
  ],
  [
    'a schema knows the app',
    { 'db/schema/bookings.ts': "import { a } from '../../src/http/forms.ts'" },
    /is part of the schema/,
  ],
  [
    'a query opens an adapter',
    { 'db/queries/bookings.ts': "import { a } from '../../src/platform/database.ts'" },
    /is a file of queries/,
  ],
  [
    'a query makes HTML',
    { 'db/queries/bookings.ts': "import { a } from '../../views/list.tsx'" },
    /which is a view/,
  ],
  [
    'an adapter knows a noun',
    { 'src/platform/mailer.resend.ts': "import { a } from '../bookings/price.ts'" },
    /is an adapter/,
  ],
  [
    'an adapter knows the web',
    { 'src/platform/mailer.resend.ts': "import { a } from '../http/forms.ts'" },
    /is an adapter/,
  ],
  [
    'http knows a query',
    { 'src/http/page.ts': "import { a } from '../../db/queries/bookings.ts'" },
    /is part of src\/http/,
  ],
  [
    'http knows a verb',
    {
      'src/bookings/hold.ts': 'export async function hold() {}',
      'src/http/page.ts': "import { hold } from '../bookings/hold.ts'",
    },
    /which is a verb/,
  ],
  [
    'a rule knows Hono',
    { 'src/bookings/price.ts': "import { Hono } from 'hono'" },
    /is a file of rules and imports hono: a rule is pure/,
  ],
  [
    'a rule opens an adapter',
    { 'src/bookings/price.ts': "import { a } from '../platform/log.ts'" },
    /is a file of rules/,
  ],
  [
    'a rule reads the clock',
    { 'src/bookings/price.ts': 'export const late = () => Date.now() > 1' },
    /uses Date\.now\(\): the clock is a port/,
  ],
  [
    'a rule reads the other clock',
    { 'src/bookings/price.ts': 'export const late = () => new Date()' },
    /uses new Date\(\)/,
  ],
  [
    'a rule throws dice',
    { 'src/bookings/price.ts': 'export const some = () => Math.random()' },
    /uses Math\.random/,
  ],
  [
    'a rule makes an id',
    { 'src/bookings/price.ts': 'export const id = () => crypto.randomUUID()' },
    /uses crypto: what is pure/,
  ],
  [
    'a verb reads the clock',
    { 'src/bookings/hold.ts': 'export const hold = async () => Date.now()' },
    /the clock is a port/,
  ],
  [
    'a verb knows Hono',
    { 'src/bookings/hold.ts': "import type { Context } from 'hono'\nexport async function hold() {}" },
    /is a verb and imports hono/,
  ],
  [
    'a verb makes HTML',
    { 'src/bookings/hold.ts': "import { a } from '../../views/list.tsx'\nexport async function hold() {}" },
    /is a verb/,
  ],
  [
    'a verb knows a vendor',
    { 'src/payments/charge.ts': "import Stripe from 'stripe'\nexport async function charge() {}" },
    /is a verb and imports stripe/,
  ],
  [
    'a verb calls a door',
    { 'src/bookings/hold.ts': "import { a } from './routes.tsx'\nexport async function hold() {}" },
    /which is a door/,
  ],
  [
    'a door knows a vendor',
    { 'src/payments/routes.tsx': "import Stripe from 'stripe'" },
    /is a door and imports stripe/,
  ],
  [
    'a door opens an adapter',
    { 'src/payments/routes.tsx': "import { a } from '../platform/log.ts'" },
    /is a door/,
  ],
  [
    "a door calls another noun's verb",
    {
      'src/inventory/claim.ts': 'export async function claim() {}',
      'src/bookings/routes.tsx': "import { claim } from '../inventory/claim.ts'",
    },
    /a door opens on its own noun/,
  ],
  [
    'a view asks the database',
    { 'views/bookings/list.tsx': "import { a } from '../../db/queries/bookings.ts'" },
    /is a view and imports db\/queries/,
  ],
  [
    'a view calls a verb',
    {
      'src/bookings/hold.ts': 'export async function hold() {}',
      'views/bookings/list.tsx': "import { hold } from '../../src/bookings/hold.ts'",
    },
    /is a view/,
  ],
  [
    "a view knows Hono's context",
    { 'views/bookings/list.tsx': "import type { Context } from 'hono'" },
    /is a view and imports hono/,
  ],
  [
    'a view knows a port',
    { 'views/bookings/list.tsx': "import type { Log } from '../../src/platform/ports.ts'" },
    /is a view/,
  ],
  [
    'a view knows the translations themselves',
    { 'views/list.tsx': "import { words } from '../src/translations/words.ts'" },
    /is a view/,
  ],
  [
    'a job makes a page',
    { 'src/bookings/jobs.ts': "import { a } from '../../views/list.tsx'" },
    /is a file of jobs/,
  ],
  ['an entry knows a noun', { 'src/worker.ts': "import { a } from './bookings/price.ts'" }, /is an entry/],
  [
    'the app opens an adapter',
    { 'src/app.tsx': "import { a } from './platform/log.ts'" },
    /is the list of every mount/,
  ],
  [
    'listings look up at bookings',
    { 'src/listings/facts.ts': "import type { A } from '../bookings/price.ts'" },
    /listings may not know bookings/,
  ],
  [
    'accounts look up at chat',
    { 'src/accounts/rights.ts': "import { a } from '../chat/room.ts'" },
    /accounts may not know chat/,
  ],
  [
    'bookings look across at chat',
    { 'src/bookings/price.ts': "import { a } from '../chat/room.ts'" },
    /bookings may not know chat/,
  ],
  [
    'a noun looks up at admin',
    { 'src/bookings/price.ts': "import { a } from '../admin/board.ts'" },
    /bookings may not know admin/,
  ],
  ['a fifth kind of file', { 'src/bookings/card.tsx': 'export const a = 1' }, /is HTML inside a noun/],
  ['a file in no known place', { 'src/helpers.ts': 'export const a = 1' }, /is a file in no known place/],
  [
    'an open transaction',
    { 'src/bookings/hold.ts': 'await db.transaction(async () => {})' },
    /one batch with db\.write/,
  ],
  [
    "drizzle's batch",
    { 'db/queries/bookings.ts': 'export const a = (db) => db.batch([])' },
    /drizzle's batch begins deferred/,
  ],
  [
    'a workshop that is used by the app',
    {
      'src/media/scenes/make.ts': 'export const a = 1',
      'src/media/picture.ts': "import { a } from './scenes/make.ts'",
    },
    /which is part of a workshop/,
  ],
  [
    'an import that spans lines',
    { 'views/list.tsx': "import {\n  a,\n  type B,\n} from '../db/queries/bookings.ts'" },
    /is a view/,
  ],
  ['an import for its effect', { 'views/list.tsx': "import '../db/queries/bookings.ts'" }, /is a view/],
  [
    'an import on demand',
    { 'views/list.tsx': "const a = await import('../db/queries/bookings.ts')" },
    /is a view/,
  ],
  [
    'an export of something imported',
    { 'views/list.tsx': "export * from '../db/queries/bookings.ts'" },
    /is a view/,
  ],
]

describe('a house would be told of', () => {
  const usual = {
    'src/bookings/price.ts': 'export const a = 1',
    'src/http/forms.ts': 'export const a = 1',
    'db/queries/bookings.ts': 'export const a = 1',
    'views/list.tsx': 'export const a = 1',
  }
  test('nothing, when nothing is wrong', () => {
    expect(complaintsIn(usual)).toEqual([])
  })
  for (const [fault, files, said] of faults) {
    test(fault, () => {
      const found = complaintsIn({ ...usual, ...files })
      expect(found).toHaveLength(1)
      expect(found[0]).toMatch(said)
      expect(found[0]).toStartWith(Object.keys(files).at(-1) ?? '')
    })
  }
})

const allowed: [string, Record<string, string>][] = [
  [
    'a verb with rules, queries and the types of ports',
    {
      'src/bookings/hold.ts':
        "import type { Services } from '../platform/ports.ts'\nimport { a } from '../../db/queries/bookings.ts'\nimport { b } from './price.ts'\nimport { c } from '../inventory/claim.ts'",
    },
  ],
  [
    "a noun's types in a query",
    {
      'src/bookings/price.ts': '',
      'db/queries/bookings.ts': "import type { Price } from '../../src/bookings/price.ts'",
    },
  ],
  [
    'the types of the translations in a view',
    { 'views/list.tsx': "import type { Locale } from '../src/translations/locale.ts'" },
  ],
  [
    'the words of a rule in a view',
    { 'src/bookings/price.ts': '', 'views/list.tsx': "import { a } from '../src/bookings/price.ts'" },
  ],
  [
    'the mailbox keeping its letters',
    { 'src/platform/mailer.mailbox.ts': "import { a } from '../../db/queries/notifications.ts'" },
  ],
  ['error pages in http', { 'src/http/errors.ts': "import { a } from '../../views/errors.tsx'" }],
  [
    'admin looking down on payments',
    {
      'src/admin/routes.tsx': "import { a } from '../payments/refund.ts'",
      'src/payments/refund.ts': 'export async function a() {}',
    },
  ],
  [
    'a date made of something',
    { 'src/bookings/price.ts': 'export const day = (at: number) => new Date(at)' },
  ],
  [
    'the clock in a comment',
    { 'src/bookings/price.ts': '// never Date.now() here\n/* nor Math.random() */ export const a = 1' },
  ],
  ["an adapter's own batch", { 'src/platform/database.remote.ts': 'client.batch([])' }],
]

test.each(allowed)('%s is as it should be', (_, files) => {
  expect(complaintsIn(files)).toEqual([])
})

test('a rule becomes a verb by calling one', () => {
  const sources = [
    sourceOf('src/bookings/hold.ts', "import { a } from '../../db/queries/bookings.ts'"),
    sourceOf('db/queries/bookings.ts', ''),
    sourceOf('src/bookings/again.ts', "import { hold } from './hold.ts'"),
    sourceOf('src/bookings/price.ts', "import type { Held } from './hold.ts'"),
  ]
  expect(Object.fromEntries(kindsOf(sources))).toMatchObject({
    'src/bookings/hold.ts': 'verb',
    'src/bookings/again.ts': 'verb',
    'src/bookings/price.ts': 'rules',
  })
})

/** Written to a disk and read back, the way the real house is read. */
function complaintsIn(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'shelves-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const found = complaints(sourcesIn(root, folders))
  rmSync(root, { recursive: true })
  return found
}
