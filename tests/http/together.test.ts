import { afterAll, beforeAll, expect, test } from 'bun:test'
import { orderOn, ownDay, postJson } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const lineOn = (day: string) => orderOn(day).lines[0]!

/** How many rows stand in each table there is, and how often what is left has been counted anew. */
async function everyTable(): Promise<Record<string, number>> {
  await house.settle()
  const tables = await house.db.read({
    sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'libsql_%'",
    args: [],
  })
  const names = tables.map(({ name }) => String(name))
  const [versions, ...counts] = await house.db.readAll([
    { sql: "SELECT number AS n FROM versions WHERE name = 'availability'", args: [] },
    ...names.map((name) => ({ sql: `SELECT COUNT(*) AS n FROM "${name}"`, args: [] })),
  ])
  const of = (name: string, index: number) => [name, Number(counts[index]![0]!.n)] as const
  return { ...Object.fromEntries(names.map(of)), 'the counted availability': Number(versions![0]!.n) }
}

test.each([0, 1, 2])(
  'of three lines of which one is sold out (number %p) nothing is stored',
  async (sold) => {
    const days = [ownDay(), ownDay(), ownDay()]
    for (let crew = 0; crew < 2; crew++)
      expect((await postJson(house, orderOn(days[sold]!))).status).toBe(201)
    const before = await everyTable()
    expect(Object.keys(before).length).toBeGreaterThan(25)

    const refused = await postJson(house, orderOn('', { lines: days.map(lineOn) }))
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({ code: 'sold_out' })
    expect(await everyTable()).toEqual(before)

    // The same three lines are a booking where there is room for each of them.
    const made = await postJson(house, orderOn('', { lines: days.with(sold, ownDay()).map(lineOn) }))
    expect(made.status).toBe(201)
    const after = await everyTable()
    expect(after.claims! - before.claims!).toBe(3)
    expect(after.booking_lines! - before.booking_lines!).toBe(3)
    expect(after.bookings! - before.bookings!).toBe(1)
  },
)
