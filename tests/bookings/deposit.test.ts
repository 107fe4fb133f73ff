import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { depositOf } from '../../src/bookings/deposit.ts'

const TODAY = '2027-03-01'
const terms = (deposit: { percent: number } | { flat: number }) => ({ deposit, balanceDays: 7 })

test('M21: a flat deposit is for the order and not for each of its lines', () => {
  const found = depositOf(3 * 1000, terms({ flat: 1000 }), '2027-06-10', TODAY)
  expect(found).toEqual({ deposit: 1000, balance: 2000, balanceDue: '2027-06-03' })
})

test('a deposit by percentage rounds half up, and the balance is the rest', () => {
  const found = depositOf(4995, terms({ percent: 30 }), '2027-06-10', TODAY)
  expect(found).toMatchObject({ deposit: 1499, balance: 3496 })
})

test('when the balance would be due by now, all of it is due now', () => {
  expect(depositOf(3000, terms({ flat: 1000 }), '2027-03-08', TODAY)).toEqual({
    deposit: 3000,
    balance: 0,
    balanceDue: TODAY,
  })
  expect(depositOf(3000, terms({ flat: 1000 }), '2027-03-09', TODAY)).toMatchObject({ balance: 2000 })
})

test('a deposit is never more than the order, and the two sum to it', () => {
  const any = fc.oneof(
    fc.record({ percent: fc.integer({ min: 0, max: 200 }) }),
    fc.record({ flat: fc.integer({ min: -10, max: 1_000_000 }) }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), any, (total, asked) => {
      const { deposit, balance } = depositOf(total, terms(asked), '2027-06-10', TODAY)
      expect(deposit + balance).toBe(total)
      expect(Math.min(deposit, balance)).toBeGreaterThanOrEqual(0)
    }),
  )
})
