import type { Text } from '../shared/text.ts'
import type { Counted, PricedLine } from './priced.ts'

/** What a fixed fee is counted by. A night is whatever the tariff counts: a night of a stay, a day of a rental. */
export const PER = ['stay', 'night', 'person', 'person_night'] as const
export type Per = (typeof PER)[number]

/** A fixed amount beside the price: a one-way fee, a cover by the day, a tourist tax by person and night. Minor units. */
export interface Fee {
  rule: 'fee' | 'tax'
  name: Text
  amount: number
  per: Per
  /** Nights beyond these are free of it. */
  nightsAtMost?: number
}

export interface Stay {
  nights: number
  /** Who counts; whoever is too young for a tax is left out by the caller. */
  people: number
  /** What a night is called here. */
  counted?: Extract<Counted, 'night' | 'day'>
}

/** One line for each fee that comes to something. */
export const feeLines = (fees: readonly Fee[], stay: Stay): PricedLine[] =>
  fees
    .map((fee): PricedLine => {
      const counted = countedBy(fee, stay)
      const quantity = counted.reduce((product, { value }) => product * value, 1)
      const inputs = { counted, from: fee.amount, steps: [] }
      return { rule: fee.rule, label: fee.name, quantity, unit: fee.amount, inputs, rounding: 'exact' }
    })
    .filter(({ quantity, unit }) => quantity > 0 && unit !== 0)

function countedBy({ per, nightsAtMost }: Fee, { nights, people, counted = 'night' }: Stay) {
  const by: { of: Counted; value: number }[] = []
  if (per === 'night' || per === 'person_night') {
    by.push({ of: counted, value: Math.min(nights, nightsAtMost ?? nights) })
  }
  if (per === 'person' || per === 'person_night') by.push({ of: 'person', value: people })
  return by
}
