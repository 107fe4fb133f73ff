import { afterEach, describe, expect, test } from 'bun:test'
import { type Database, type Statement, Unavailable } from '../../src/shared/database.ts'
import { formOn, ownDay, postForm, takenOn } from '../support/guest.ts'
import { inProcess, type TestHouse } from '../support/house.ts'

const houses: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

async function houseWith(ailing?: (db: Database) => Database) {
  const house = await inProcess({}, ailing ? { ailing } : {})
  houses.push(house)
  return house as typeof house & TestHouse
}

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
  for (const times of [1, 2])
    test(`an answer lost ${times} times is asked for again, and there is one booking`, async () => {
      const house = await houseWith(forgetful(times))
      const fields = formOn(ownDay())
      expect((await postForm(house, fields)).status).toBe(303)
      expect(await takenOn(house, fields.date!)).toBe(1)
    })
})
