import { afterEach, describe, expect, test } from 'bun:test'
import { type Database, type Statement, Unavailable } from '../../src/shared/database.ts'
import { formOn, ownDay, postForm, takenOn } from '../support/guest.ts'
import { inProcess, type TestHouse } from '../support/house.ts'
import { assertGoodHtml } from '../support/html.ts'

const houses: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

async function houseWith(ailing?: (db: Database) => Database) {
  const house = await inProcess({}, ailing ? { ailing } : {})
  houses.push(house)
  return house as typeof house & TestHouse
}

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const isBooking = ([first]: readonly Statement[]) => /INSERT INTO "bookings"/.test(first?.sql ?? '')

describe('when nobody can tell whether a booking was made', () => {
  /** Stores what it is given and loses the answer, as often as it is told to. */
  const forgetful = (times: number) => (db: Database) => ({
    ...db,
    async write(statements: readonly Statement[]) {
      const written = await db.write(statements)
      if (!isBooking(statements) || times-- <= 0) return written
      throw new Unavailable('The answer was lost', { ambiguous: true })
    },
  })
  /** Loses every booking and every answer about one. */
  const lost = (db: Database): Database => ({
    ...db,
    write: (statements) =>
      isBooking(statements)
        ? Promise.reject(new Unavailable('The answer was lost', { ambiguous: true }))
        : db.write(statements),
  })

  for (const times of [1, 2])
    test(`an answer lost ${times} times is asked for again, and there is one booking`, async () => {
      const house = await houseWith(forgetful(times))
      const fields = formOn(ownDay())
      expect((await postForm(house, fields)).status).toBe(303)
      expect(await takenOn(house, fields.date!)).toBe(1)
    })

  const HTMX: Record<string, string> = { 'hx-request': 'true', 'hx-target': 'div#booking-form' }
  for (const headers of [{}, HTMX])
    test(`the page does not say that nothing was booked, and the form keeps its key (${Object.keys(headers).length ? 'htmx' : 'plain'})`, async () => {
      const house = await houseWith(lost)
      const fields = formOn(ownDay())
      const sent = await postForm(house, fields, headers)
      const html = await sent.text()
      expect(sent.status).toBe(503)
      await assertGoodHtml(html)
      expect(html).not.toContain('Nothing was booked')
      expect(html).not.toContain('no longer be booked')
      expect(html).toContain('booked once at most')
      expect(hidden(html, 'key')).toBe(fields.key!)
      // htmx puts an answer of 5xx in place of the whole content, which must then be in it.
      expect(html).toContain('id="content"')
    })
})

describe('a form sent again with something else in it', () => {
  test('is told so, and books only when it is sent once more', async () => {
    const house = await houseWith()
    const fields = formOn(ownDay())
    expect((await postForm(house, fields)).status).toBe(303)
    const changed = { ...fields, date: ownDay() }
    const sent = await postForm(house, changed)
    const html = await sent.text()
    expect(sent.status).toBe(422)
    await assertGoodHtml(html)
    expect(html).toContain('sent before')
    expect(await takenOn(house, changed.date)).toBe(0)
    expect(hidden(html, 'key')).not.toBe(fields.key!)
    expect((await postForm(house, { ...changed, key: hidden(html, 'key') })).status).toBe(303)
    expect(await takenOn(house, changed.date)).toBe(1)
  })

  test('in words that no browser sends is refused and not our fault', async () => {
    const house = await houseWith()
    expect((await postForm(house, formOn(ownDay(), { listing: '\0' }))).status).toBe(404)
    for (const key of ['\0', 'a b', 'k'.repeat(256)])
      expect((await postForm(house, formOn(ownDay(), { key }))).status).toBe(400)
    expect(house.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})
