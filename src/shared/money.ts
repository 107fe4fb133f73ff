/** Whole minor units with an ISO 4217 code: `{ amount: 12400, currency: 'EUR' }` is 124 euros, with JPY it is 12 400 yen. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

export const money = (amount: number, currency: string): Money => ({ amount, currency })

/** The share of an amount in whole minor units, rounded half up once. `percent` is in percent: 30 means 30 %. */
export const percentOf = (amount: number, percent: number): number =>
  Math.sign(amount) * Math.floor((Math.abs(amount) * percent * 100 + 5000) / 10000)

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0)

const exponents = new Map<string, number>()

/** Digits after the point in ISO 4217: 2 for EUR, 0 for JPY, 3 for BHD. */
export function exponent(currency: string): number {
  let digits = exponents.get(currency)
  if (digits === undefined) {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    digits = options.maximumFractionDigits ?? 2
    exponents.set(currency, digits)
  }
  return digits
}
