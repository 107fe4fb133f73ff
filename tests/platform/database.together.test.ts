import { beforeEach, expect, test } from 'bun:test'
import { together } from '../../src/platform/database.together.ts'
import type { Database, Row, Statement } from '../../src/shared/database.ts'

const q = (sql: string, ...args: Statement['args']): Statement => ({ sql, args })

/** A database that answers when it is told to, with the number of the last write before it was asked. */
let asked: { sql: string; answer: () => void; fail: () => void }[]
let written: number
beforeEach(() => {
  asked = []
  written = 0
})
const hear = (sql: string) =>
  new Promise<Row[]>((resolve, reject) => {
    const seen = written
    asked.push({ sql, answer: () => resolve([{ seen }]), fail: () => reject(new Error('lost')) })
  })
const db = together({
  half: 'remote',
  read: ({ sql }) => hear(sql),
  readAll: async ([first]) => [await hear(first!.sql)],
  async write() {
    written += 1
    return { ok: true, rows: [] }
  },
  close: async () => {},
} satisfies Database)
const turn = () => Bun.sleep(0)

test('a thousand who ask the same at once are answered by two questions, each put after they came', async () => {
  const all = Array.from({ length: 1_000 }, () => db.read(q('SELECT 1', 5)))
  expect(asked).toHaveLength(1)
  await db.write([q('UPDATE')])
  const late = db.read(q('SELECT 1', 5))
  asked[0]!.answer()
  await turn()
  expect(asked).toHaveLength(2)
  asked[1]!.answer()
  const [first, ...others] = await Promise.all(all)
  expect(first).toEqual([{ seen: 0 }])
  expect(others.every(([row]) => row!.seen === 1)).toBe(true)
  expect(await late).toEqual([{ seen: 1 }])
})

test('nobody is told what was true before their own write', async () => {
  const before = [db.read(q('SELECT 1')), db.read(q('SELECT 1'))]
  asked[0]!.answer()
  await turn()
  // The question that the second waits for has been put by now, so it is no answer to who writes after it.
  expect(asked).toHaveLength(2)
  await db.write([q('UPDATE')])
  const mine = db.read(q('SELECT 1'))
  asked[1]!.answer()
  await turn()
  asked[2]!.answer()
  expect(await mine).toEqual([{ seen: 1 }])
  expect(await Promise.all(before)).toEqual([[{ seen: 0 }], [{ seen: 0 }]])
})

test('other questions, and the same with other words, are asked each on their own', async () => {
  const questions = [q('SELECT 1', 5), q('SELECT 1', '5'), q('SELECT 1', null), q('SELECT 2', 5)]
  const all = questions.flatMap((each) => [db.read(each), db.readAll([each])])
  expect(asked).toHaveLength(8)
  for (const { answer } of asked) answer()
  await Promise.all(all)
  const bytes = Array.from({ length: 5 }, () => db.read(q('SELECT 1', new Uint8Array([1]))))
  expect(asked).toHaveLength(13)
  for (const { answer } of asked) answer()
  await Promise.all(bytes)
})

test('an answer that was lost is lost to who shared it, and to nobody after them', async () => {
  const all = Array.from({ length: 4 }, () => db.read(q('SELECT 1')).catch(String))
  asked[0]!.answer()
  await turn()
  asked[1]!.fail()
  expect(await Promise.all(all)).toEqual([[{ seen: 0 }], ...Array(3).fill('Error: lost')])
  const next = db.read(q('SELECT 1'))
  asked[2]!.answer()
  expect(await next).toEqual([{ seen: 0 }])
})
