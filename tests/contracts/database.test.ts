import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { openRemote } from '../../src/platform/database.remote.ts'
import { type Database, type Statement, Unavailable, type Value } from '../../src/shared/database.ts'
import { keptLog } from '../support/log.ts'
import { type Sqld, startSqld } from '../support/sqld.ts'

// The contract of `Database`, over both halves. What only one of them has stands in tests/platform.

const folder = mkdtempSync(join(tmpdir(), 'database-'))
let server: Sqld
beforeAll(async () => {
  server = await startSqld()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const q = (sql: string, ...args: Value[]) => ({ sql, args })

/** Why a call failed. (Not `.rejects`: it waits without letting the loop turn, and the commit needs a turn.) */
const fault = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'nothing',
    (error) => String(error.message),
  )

const SCHEMA = [
  `CREATE TABLE guests (id INTEGER PRIMARY KEY, email TEXT UNIQUE, name TEXT NOT NULL DEFAULT 'x', age INTEGER,
     photo BLOB, weight REAL, CONSTRAINT of_age CHECK (age >= 18)) STRICT`,
  'CREATE TABLE stays (guest INTEGER NOT NULL REFERENCES guests (id), night TEXT, UNIQUE (guest, night)) STRICT',
  `CREATE TABLE later (guest INTEGER REFERENCES guests (id) DEFERRABLE INITIALLY DEFERRED) STRICT`,
  "CREATE UNIQUE INDEX one_name ON guests (lower(name)) WHERE name <> 'x'",
  `CREATE TRIGGER five_nights BEFORE INSERT ON stays
     WHEN (SELECT count(*) FROM stays WHERE guest = NEW.guest) >= 5
     BEGIN SELECT RAISE(ABORT, 'no_more_than_five'); END`,
  `CREATE TRIGGER closed_day BEFORE INSERT ON stays WHEN NEW.night = 'closed'
     BEGIN SELECT RAISE(ROLLBACK, 'closed_day'); END`,
]
const TABLES = ['later', 'stays', 'guests']

const halves: [string, () => Promise<Database>][] = [
  ['embedded', () => openEmbedded({ url: `file:${join(folder, 'contract.db')}`, log: keptLog() })],
  ['remote', async () => openRemote({ url: server.url, log: keptLog() })],
]

describe.each(halves)('the %s database', (half, open) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
    expect(await db.write(SCHEMA.map((sql) => q(sql)))).toMatchObject({ ok: true })
  })
  afterAll(() => db.close())
  const empty = () => db.write(TABLES.map((table) => q(`DELETE FROM ${table}`)))
  const ids = async () => (await db.read(q('SELECT id FROM guests ORDER BY id'))).map((row) => row.id)
  const guest = (id: number, more: { email?: string; age?: number; name?: string } = {}) =>
    q(
      'INSERT INTO guests (id, email, age, name) VALUES (?, ?, ?, ?)',
      id,
      more.email ?? null,
      more.age ?? 30,
      more.name ?? 'x',
    )
  const stay = (guest: number, night: string) =>
    q('INSERT INTO stays (guest, night) VALUES (?, ?)', guest, night)

  test('knows which half it is', () => expect(db.half).toBe(half as Database['half']))

  test('a batch happens whole, and gives rows for those statements that return some', async () => {
    await empty()
    const written = await db.write([
      guest(1),
      q('INSERT INTO guests (id, age) VALUES (2, 40), (3, 50) RETURNING id, age'),
      q('UPDATE guests SET age = age + 1 WHERE id = 99 RETURNING id'),
      q('SELECT count(*) AS n FROM guests'),
    ])
    expect(written).toStrictEqual({
      ok: true,
      rows: [
        [],
        [
          { id: 2, age: 40 },
          { id: 3, age: 50 },
        ],
        [],
        [{ n: 3 }],
      ],
    })
    expect(await ids()).toEqual([1, 2, 3])
  })

  test('an empty batch and an empty question are answered', async () => {
    expect(await db.write([])).toEqual({ ok: true, rows: [] })
    expect(await db.readAll([])).toEqual([])
  })

  describe('a refusal names its constraint and its statement, and nothing of the batch is left:', () => {
    const cases: [string, string, number, () => ReturnType<typeof q>[]][] = [
      ['CHECK', 'of_age', 1, () => [guest(2), guest(3, { age: 17 }), guest(4)]],
      ['UNIQUE', 'guests.email', 2, () => [guest(2, { email: 'b' }), guest(3), guest(4, { email: 'b' })]],
      ['a primary key', 'guests.id', 1, () => [guest(2), guest(1)]],
      ['UNIQUE over columns', 'stays.guest, stays.night', 1, () => [stay(1, 'mon'), stay(1, 'mon')]],
      [
        'a unique index over an expression',
        'one_name',
        1,
        () => [guest(2, { name: 'Ada' }), guest(3, { name: 'ada' })],
      ],
      [
        'NOT NULL',
        'not_null guests.name',
        1,
        () => [guest(2), q('INSERT INTO guests (id, name) VALUES (5, NULL)')],
      ],
      ['a foreign key', 'foreign_key', 1, () => [guest(2), stay(77, 'mon')]],
      [
        'a trigger',
        'no_more_than_five',
        5,
        () => ['a', 'b', 'c', 'd', 'e', 'f'].map((night) => stay(1, night)),
      ],
      ['a trigger that rolls back', 'closed_day', 1, () => [guest(2), stay(1, 'closed'), guest(3)]],
      [
        'a foreign key checked at the commit',
        'foreign_key',
        2,
        () => [guest(2), q('INSERT INTO later VALUES (77)')],
      ],
    ]
    test.each(cases)('%s', async (_, constraint, statement, batch) => {
      await empty()
      await db.write([guest(1)])
      expect(await db.write(batch())).toEqual({ ok: false, constraint, statement })
      expect(await ids()).toEqual([1])
      expect(await db.read(q('SELECT * FROM stays UNION ALL SELECT guest, NULL FROM later'))).toEqual([])
    })
  })

  test('what is no refusal is thrown, and leaves nothing', async () => {
    await empty()
    expect(await fault(db.write([guest(1), q('INSERT INTO nowhere VALUES (1)')]))).toContain('nowhere')
    expect(await fault(db.write([guest(1), q('UPDATE guests SET photo = ?', 'text')]))).toContain('BLOB')
    expect(await fault(db.read(q('SELECT FROM')))).toContain('syntax')
    expect(await ids()).toEqual([])
  })

  test('values come back as they went in', async () => {
    await empty()
    const photo = new Uint8Array([0, 255, 1, 2, 3]).subarray(1, 4)
    const name = 'Zoë 💍 Ωμέγα \u202eabc\u202c — «»\n\t'
    const args = [9_007_199_254_740_991, null, name, 18, photo, 1.5]
    const written = await db.write([q('INSERT INTO guests VALUES (?, ?, ?, ?, ?, ?) RETURNING *', ...args)])
    const row = {
      id: 9_007_199_254_740_991,
      email: null,
      name,
      age: 18,
      photo: new Uint8Array([255, 1, 2]),
      weight: 1.5,
    }
    expect(written).toStrictEqual({ ok: true, rows: [[row]] })
    expect(await db.read(q('SELECT * FROM guests'))).toStrictEqual([row])
  })

  test('a whole number is bound as one, an empty blob as a blob, half a surrogate as a mark', async () => {
    const question = q(
      "SELECT typeof(?) AS whole, typeof(?) AS part, ? || '' AS said, 7 / ? AS shared, typeof(?) AS blob, ? AS torn",
      5,
      5.5,
      5,
      2,
      new Uint8Array(0),
      'a\ud800b',
    )
    const answer = { whole: 'integer', part: 'real', said: '5', shared: 3, blob: 'blob', torn: 'a\ufffdb' }
    expect(await db.read(question)).toStrictEqual([answer])
    expect(await db.read(q('SELECT ? AS n, ? AS m', -0, 12n))).toStrictEqual([{ n: 0, m: 12 }])
  })

  test('what would be stored as something else is refused before it is sent', async () => {
    const wrong: unknown[] = [
      true,
      undefined,
      new Date(),
      {},
      [1],
      Number.NaN,
      Infinity,
      2 ** 53,
      2n ** 60n,
      'a\0b',
    ]
    for (const value of wrong) {
      const statement = { sql: 'SELECT ? AS v', args: [value as Value] }
      expect(await fault(db.read(statement))).toContain('cannot be stored')
      expect(await fault(db.write([statement]))).toContain('cannot be stored')
    }
    expect(await fault(db.read(q('SELECT ?, ?', 1)))).toContain('2 values wanted, 1 given')
    expect(await fault(db.read(q("SELECT ?, '?' -- ?", 1, 2)))).toContain('1 values wanted, 2 given')
    expect(await fault(db.write([q('SELECT 1; SELECT 2')]))).toContain('more than one statement')
    expect(await fault(db.write([q('COMMIT')]))).toContain('a transaction already')
    expect(await fault(db.read(q('DELETE FROM guests RETURNING id')))).toContain('not a reading statement')
    expect(db.readAll([q('WITH a AS (SELECT 1) DELETE FROM guests')])).rejects.toThrow(
      'not a reading statement',
    )
  })

  test('two columns of one name are refused, because one would be lost', async () => {
    expect(await fault(db.read(q('SELECT 1 AS a, 2 AS a')))).toContain('two columns are called a')
    expect(await fault(db.readAll([q('SELECT 1 AS a, 2 AS a')]))).toContain('two columns are called a')
  })

  test('one reads what one has written', async () => {
    await empty()
    for (let id = 1; id <= 20; id++) {
      await db.write([guest(id)])
      expect(await db.read(q('SELECT max(id) AS id FROM guests'))).toEqual([{ id }])
    }
  })

  describe('batches that arrive together are each whole or absent, whatever becomes of their neighbours:', () => {
    // One kind of trouble at a time: the embedded half meets each in its own way, and all together in one.
    const troubles: [string, string, (id: number) => Statement[]][] = [
      ['a refusal', 'of_age 1', (id) => [guest(id), guest(id + 1, { age: 3 })]],
      ['a fault of ours', 'thrown', (id) => [guest(id), q('INSERT INTO nowhere VALUES (1)')]],
      ['a refusal of everything', 'closed_day 1', (id) => [guest(id), stay(id, 'closed')]],
      ['a refusal at the commit', 'foreign_key 2', (id) => [guest(id), q('INSERT INTO later VALUES (-1)')]],
    ]
    const whole = (id: number) => [guest(id), stay(id, 'mon'), stay(id, 'tue')]
    const groups = [
      ...troubles.map((one) => ({ of: one[0], troubles: [one] })),
      { of: 'all of them', troubles },
    ]
    test.each(groups)('$of', async ({ troubles }) => {
      await empty()
      const batches = Array.from({ length: 60 }, (_, index) => {
        const id = index * 10 + 1
        const trouble = index % 3 === 1 ? troubles[((index / 3) | 0) % troubles.length] : undefined
        return { id, told: trouble?.[1] ?? 'made', batch: trouble?.[2](id) ?? whole(id) }
      })
      const outcomes = await Promise.allSettled(batches.map(({ batch }) => db.write(batch)))
      const told = outcomes.map((one) => {
        if (one.status === 'rejected') return 'thrown'
        return one.value.ok ? 'made' : `${one.value.constraint} ${one.value.statement}`
      })
      expect(told).toEqual(batches.map(({ told }) => told))
      const made = batches.filter(({ told }) => told === 'made').map(({ id }) => id)
      expect(await ids()).toEqual(made)
      expect(await db.read(q('SELECT count(*) AS n FROM stays'))).toEqual([{ n: made.length * 2 }])
    })
  })

  test('of batches that want the same place exactly one has it', async () => {
    await empty()
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) => db.write([guest(index + 1, { email: 'the one' })])),
    )
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
    expect(outcomes.filter((one) => !one.ok && one.constraint === 'guests.email')).toHaveLength(39)
  })

  test('a large answer comes whole', async () => {
    await empty()
    const name = 'é'.repeat(500)
    const rows = Array.from({ length: 3_000 }, (_, index) => index + 1)
    for (let from = 0; from < rows.length; from += 1_000) {
      const part = rows.slice(from, from + 1_000)
      await db.write([
        q(
          'INSERT INTO guests (id, email, age) SELECT value, ? || value, 20 FROM json_each(?)',
          name,
          JSON.stringify(part),
        ),
      ])
    }
    const answer = await db.read(q('SELECT id, email FROM guests ORDER BY id'))
    expect(answer).toHaveLength(3_000)
    expect(answer.at(-1)).toStrictEqual({ id: 3_000, email: `${name}3000` })
  })

  test('several questions are answered from one moment', async () => {
    await empty()
    let going = true
    const writer = (async () => {
      for (let id = 1; going; id++) await db.write([guest(id), stay(id, 'mon')])
    })()
    for (let round = 0; round < 50; round++) {
      const [guests, stays] = await db.readAll([
        q('SELECT count(*) AS n FROM guests'),
        q('SELECT count(*) AS n FROM stays'),
      ])
      expect(guests).toEqual(stays!)
      await Bun.sleep(1)
    }
    going = false
    await writer
    expect((await ids()).length).toBeGreaterThan(1)
  })

  test('a changed schema is seen at once by statements that were used before', async () => {
    const other = await open()
    const all = q('SELECT * FROM moods')
    await db.write([q('CREATE TABLE moods (a INTEGER) STRICT'), q('INSERT INTO moods VALUES (1)')])
    expect(await db.read(all)).toStrictEqual([{ a: 1 }])
    await other.write([q("ALTER TABLE moods ADD COLUMN b TEXT NOT NULL DEFAULT 'calm'")])
    expect(await db.read(all)).toStrictEqual([{ a: 1, b: 'calm' }])
    await db.write([q('ALTER TABLE moods RENAME COLUMN b TO c')])
    expect(await db.read(all)).toStrictEqual([{ a: 1, c: 'calm' }])
    expect(await other.read(all)).toStrictEqual([{ a: 1, c: 'calm' }])
    await other.write([q('DROP TABLE moods'), q('CREATE TABLE moods (z INTEGER) STRICT')])
    expect(await db.read(all)).toStrictEqual([])
    await db.write([q('DROP TABLE moods')])
    await other.close()
  })

  test('closing lets what was asked be answered, and nothing after it', async () => {
    await empty()
    const other = await open()
    const asked = [other.write([guest(1)]), other.write([guest(2)])]
    await other.close()
    expect(await Promise.all(asked)).toMatchObject([{ ok: true }, { ok: true }])
    expect(await ids()).toEqual([1, 2])
    await other.close()
    const refusals = [
      () => other.read(q('SELECT 1')),
      () => other.readAll([q('SELECT 1')]),
      () => other.write([guest(3)]),
    ]
    for (const late of refusals) {
      const error = await late().catch((error) => error)
      expect(error).toBeInstanceOf(Unavailable)
      expect(error.ambiguous).toBe(false)
    }
    expect(await ids()).toEqual([1, 2])
  })
})
