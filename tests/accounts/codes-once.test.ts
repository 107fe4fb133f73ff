import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { TOTP } from 'otpauth'
import { begin, confirm, isTheirCode, standing } from '../../src/accounts/authenticator.ts'
import { addPasskey, askToAdd, askToSignIn, signedInBy } from '../../src/accounts/passkeys.ts'
import type { Database } from '../../src/shared/database.ts'
import type { Account } from '../../src/shared/who.ts'
import { inProcess } from '../support/house.ts'
import { Passkey } from '../support/passkeys.ts'

// What is good once is so because the database says so. Each guard is taken away as well, to see that it is the guard.

let house: Awaited<ReturnType<typeof inProcess>>
beforeAll(async () => {
  house = await inProcess()
})
afterAll(() => house.close())

const NOW = Date.now()
const by = { actor: 'system' } as const

/** The same database in which one guard has become something else. */
const without = (guard: string, instead: string): Database => ({
  ...house.db,
  read: (each) => house.db.read(each),
  write: (statements) =>
    house.db.write(
      statements.map(({ sql, args }) => ({ sql: sql.replace(guard, instead), args: [...args] })),
    ),
})

const around = (db: Database = house.db, seconds = 0) => ({
  db,
  config: house.config,
  clock: { now: () => NOW + seconds * 1000 },
})

let counted = 0
async function somebody(): Promise<Account> {
  const id = Bun.randomUUIDv7()
  counted += 1
  const account: Account = {
    id,
    email: `once${counted}@example.org`,
    name: 'Noor Haddad',
    language: 'en',
    role: 'customer',
    verified: 1,
    hasPassword: false,
    hasAuthenticator: true,
    preferences: { reminders: true, reviews: true },
    created: 1,
  }
  const written = await house.db.write([
    {
      sql: `INSERT INTO accounts (id, email, name, language, role, verified, created, updated) VALUES (?, ?, ?, 'en', 'customer', 1, 1, 1)`,
      args: [id, account.email, account.name],
    },
  ])
  expect(written.ok).toBe(true)
  return account
}

/** Somebody whose authenticator was set up an hour ago, and what it shows now. */
async function withApp() {
  const account = await somebody()
  await begin(around(), account)
  const waiting = await standing(around(), account)
  if (waiting.is !== 'waiting') throw new Error(`It is ${waiting.is}`)
  const codeAt = (seconds: number) =>
    new TOTP({ secret: waiting.secret }).generate({ timestamp: NOW + seconds * 1000 })
  const codes = await confirm(around(house.db, -3_600), account, codeAt(-3_600), by)
  if (!codes.ok) throw new Error('It was not confirmed')
  return { account, codeAt, codes: codes.value }
}

const twice = async <T>(what: () => Promise<T>) =>
  (await Promise.all([what(), what(), what()])).filter(Boolean).length

describe('a code that comes three times at once [S38]', () => {
  test('is taken once', async () => {
    const { account, codeAt } = await withApp()
    expect(await twice(() => isTheirCode(around(), account, codeAt(0)))).toBe(1)
    expect(await isTheirCode(around(), account, codeAt(0))).toBeUndefined()
    expect(await isTheirCode(around(), account, codeAt(-30))).toBeUndefined()
    expect(await isTheirCode(around(), account, codeAt(30))).toBe('code')
  })

  test('without its guard would be taken each time', async () => {
    const { account, codeAt } = await withApp()
    const db = without('AND step <', 'AND -1 <')
    expect(await twice(() => isTheirCode(around(db), account, codeAt(0)))).toBe(3)
  })
})

describe('a recovery code that comes three times at once [S38]', () => {
  test('is taken once', async () => {
    const { account, codes } = await withApp()
    expect(await twice(() => isTheirCode(around(), account, codes[0]!))).toBe(1)
  })

  test('without its guard would be taken each time', async () => {
    const { account, codes } = await withApp()
    const db = without('AND used IS NULL', '')
    expect(await twice(() => isTheirCode(around(db), account, codes[0]!))).toBe(3)
  })
})

describe('a passkey’s answer that comes three times at once [S39]', () => {
  async function signed(counter: number) {
    const [account, key] = [await somebody(), new Passkey(house.config.baseUrl)]
    const options = await askToAdd(around(), account, 'here')
    expect((await addPasskey(around(), account, 'here', await key.made(options), 'Key', by)).ok).toBe(true)
    return key.signed(await askToSignIn(around(), 'here'), { counter })
  }
  const ins = (db: Database, answer: object) =>
    twice(async () => (await signedInBy(around(db), 'here', answer, { actor: 'visitor' })).ok)

  test('is taken once', async () => {
    expect(await ins(house.db, await signed(0))).toBe(1)
  })

  test('without its challenge being taken away would be taken each time', async () => {
    const db = without(
      'DELETE FROM "challenges" WHERE challenge',
      'UPDATE "challenges" SET purpose = purpose WHERE challenge',
    )
    expect(await ins(db, await signed(0))).toBe(3)
  })

  test('and is taken once all the same by a key that counts, but for its counter’s guard', async () => {
    const kept = (more: (sql: string) => string): Database => ({
      ...house.db,
      read: (each) => house.db.read(each),
      write: (statements) =>
        house.db.write(
          statements.map(({ sql, args }) => ({
            sql: more(
              sql.replace(
                'DELETE FROM "challenges" WHERE challenge',
                'UPDATE "challenges" SET purpose = purpose WHERE challenge',
              ),
            ),
            args: [...args],
          })),
        ),
    })
    expect(
      await ins(
        kept((sql) => sql),
        await signed(7),
      ),
    ).toBe(1)
    expect(
      await ins(
        kept((sql) => sql.replace('AND (counter <', 'AND (-1 <')),
        await signed(7),
      ),
    ).toBe(3)
  })
})

test('an authenticator goes on after the house has changed its secret, and is sealed with the new one [S136]', async () => {
  const { account, codeAt } = await withApp()
  const NEW = 'a new secret of the tests, 32 characters or more'
  const changed = { ...around(), config: { ...house.config, secret: NEW } }
  expect(await isTheirCode(changed, account, codeAt(0))).toBeUndefined()
  const both = { ...changed, config: { ...changed.config, previousSecret: house.config.secret } }
  expect(await isTheirCode(both, account, codeAt(0))).toBe('code')
  const later = { ...changed, clock: { now: () => NOW + 60_000 } }
  expect(await isTheirCode(later, account, codeAt(60))).toBe('code')
})
