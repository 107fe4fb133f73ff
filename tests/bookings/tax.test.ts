import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { exempt, TAX_ROUNDINGS, type Taxable, type TaxRounding, taxesOf } from '../../src/bookings/tax.ts'
import { minorOf, percentOf, plainOf, sum } from '../../src/shared/money.ts'

const euros = (text: string) => minorOf(text, 'EUR')!
const five = (amount: number): Taxable[] =>
  Array.from({ length: 5 }, () => ({ amount, percent: 19, included: true }))

function said(lines: Taxable[], rounding: TaxRounding, currency = 'EUR') {
  const { gross, tax, net } = taxesOf(lines, rounding)
  return [gross, tax, net].map((amount) => plainOf(amount, currency))
}

describe('five tickets at 100.00 with 19 % in them', () => {
  test('M01: by line, each rounds its own tax', () => {
    expect(said(five(euros('100.00')), 'line')).toEqual(['500.00', '79.85', '420.15'])
  })

  test('M02: by the sum of nets, the nets stay and the gross moves', () => {
    expect(said(five(euros('100.00')), 'sum_by_net')).toEqual(['499.98', '79.83', '420.15'])
  })

  test('keeping gross, what was shown is charged and the net moves', () => {
    expect(said(five(euros('100.00')), 'keep_gross')).toEqual(['500.00', '79.83', '420.17'])
  })
})

test('M04: a currency without decimals rounds in whole units', () => {
  expect(said(five(9998), 'sum_by_net', 'JPY')).toEqual(['49992', '7982', '42010'])
  expect(said(five(9998), 'keep_gross', 'JPY')).toEqual(['49990', '7982', '42008'])
  expect(said(five(9998), 'line', 'JPY')).toEqual(['49990', '7980', '42010'])
})

describe('M07: an exempt buyer pays the net', () => {
  const netOf = (amount: number, discount: number, percent: number) =>
    plainOf(taxesOf([exempt({ amount, discount, percent, included: true })], 'line').gross, 'EUR')

  test('of a price that includes the tax, after its discount', () => {
    expect(netOf(1000, 0, 30)).toBe('7.69')
    expect(netOf(1100, 100, 8)).toBe('9.26')
    expect(netOf(1000, percentOf(1000, 10), 10)).toBe('8.18')
  })

  test('and nothing when the discount is more than the price', () => {
    expect(netOf(1000, 1500, 10)).toBe('0.00')
  })

  test('and the price itself when tax would have been added', () => {
    const free = exempt({ amount: 1000, percent: 10, included: false })
    expect(taxesOf([free], 'line')).toMatchObject({ net: 1000, tax: 0, gross: 1000 })
  })
})

test('M10: every line has its own rate, added to its price', () => {
  const lines = [
    { amount: 2 * 3000, percent: 10, included: false },
    { amount: 500, percent: 50, included: false },
  ]
  for (const rounding of TAX_ROUNDINGS) {
    expect(taxesOf(lines, rounding)).toMatchObject({ subtotal: 6500, tax: 850, gross: 7350 })
  }
})

test('M11: the discount comes off before the tax, and saves its own tax', () => {
  const bill = taxesOf([{ amount: 2 * 5000, discount: 1000, percent: 10, included: false }], 'line')
  expect(bill).toMatchObject({ discount: 1100, tax: 900, gross: 9900 })
})

test('a gross that no net leads to stays what was shown when gross is kept', () => {
  const line = { amount: 2300, percent: 7, included: true }
  expect(taxesOf([line], 'keep_gross').gross).toBe(2300)
  expect(taxesOf([line], 'sum_by_net')).toMatchObject({ net: 2150, tax: 151, gross: 2301 })
})

test('lines of different rates do not round together', () => {
  const lines = [...five(10_000), { amount: 2300, percent: 7, included: true }]
  const { rates } = taxesOf(lines, 'sum_by_net')
  expect(rates.map(({ percent, tax, gross }) => [percent, tax, gross])).toEqual([
    [19, 7983, 49_998],
    [7, 151, 2301],
  ])
})

test('an amount below nought is refused', () => {
  expect(() => taxesOf([{ amount: -1, percent: 19, included: true }], 'line')).toThrow(RangeError)
  expect(() => taxesOf([{ amount: 1, discount: -1, percent: 19, included: true }], 'line')).toThrow(
    RangeError,
  )
})

const taxables = fc.array(
  fc.record({
    amount: fc.integer({ min: 0, max: 10_000_000 }),
    discount: fc.integer({ min: 0, max: 1_000_000 }),
    percent: fc.constantFrom(0, 5.5, 7, 8.875, 19, 20),
    included: fc.boolean(),
  }),
  { maxLength: 12 },
)

test.each([...TAX_ROUNDINGS])('lines and rates sum to the total through discount and tax: %s', (rounding) => {
  fc.assert(
    fc.property(taxables, (lines) => {
      const bill = taxesOf(lines, rounding)
      for (const key of ['net', 'tax', 'gross'] as const) {
        expect(sum(bill.lines.map((line) => line[key]))).toBe(bill[key])
        expect(sum(bill.rates.map((rate) => rate[key]))).toBe(bill[key])
      }
      for (const { net, tax, gross } of [...bill.lines, ...bill.rates, bill]) {
        expect(net + tax).toBe(gross)
        expect(Math.min(net, tax)).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

test('each rounding keeps what it says it keeps', () => {
  fc.assert(
    fc.property(taxables, (lines) => {
      const [line, byNet, keeping] = TAX_ROUNDINGS.map((rounding) => taxesOf(lines, rounding))
      expect(byNet!.lines.map(({ net }) => net)).toEqual(line!.lines.map(({ net }) => net))
      expect(keeping!.lines.map(({ gross }) => gross)).toEqual(line!.lines.map(({ gross }) => gross))
      for (const { net, tax, percent } of byNet!.rates) expect(tax).toBe(percentOf(net, percent))
    }),
  )
})
