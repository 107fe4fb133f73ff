import type { Text } from '../shared/text.ts'

/** One line of a price before the house's terms: what, how many, and for how much each, in minor units. */
export interface PriceLine {
  rule: 'base' | 'add_on'
  label: Text
  quantity: number
  unit: number
}
