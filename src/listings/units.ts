import { sum } from '../shared/money.ts'
import type { Text } from '../shared/text.ts'

/** What a party is counted in: adults, children, infants; rooms or cars for what is not sold by the head. */
export interface Unit {
  id: string
  label: Text
  /** Minor units, for one of it and one of what the tariff counts. */
  price: number
  /** Places of the pool that one takes: 0 for an infant on a lap. 1 when absent. */
  places?: number
  /** Whole years, both included. */
  ages?: { from: number; to?: number }
  /** Ids of the units of which at least one must come along. */
  accompaniedBy?: readonly string[]
  /** The most of this unit that each of those can look after. */
  perCompanion?: number
}

export type Party = Readonly<Record<string, number>>

/** What is wrong with a party. The codes are stable. */
export interface PartyProblem {
  code: 'not_offered' | 'not_a_count' | 'nobody' | 'not_accompanied' | 'too_few_companions'
  unit?: string
}

const countOf = (party: Party, id: string) => party[id] ?? 0

/** What forbids a party, unit by unit; nothing when it can come. */
export function partyProblems(units: readonly Unit[], party: Party): PartyProblem[] {
  const problems = Object.entries(party).flatMap(([id, count]): PartyProblem[] => {
    if (!units.some((unit) => unit.id === id)) return [{ code: 'not_offered', unit: id }]
    return Number.isSafeInteger(count) && count >= 0 ? [] : [{ code: 'not_a_count', unit: id }]
  })
  if (problems.length) return problems
  if (peopleOf(party) === 0) return [{ code: 'nobody' }]
  return units.flatMap((unit) => (countOf(party, unit.id) > 0 ? companionProblems(unit, party) : []))
}

function companionProblems({ id, accompaniedBy, perCompanion }: Unit, party: Party): PartyProblem[] {
  if (!accompaniedBy?.length) return []
  const companions = sum(accompaniedBy.map((each) => countOf(party, each)))
  if (companions === 0) return [{ code: 'not_accompanied', unit: id }]
  const tooMany = perCompanion !== undefined && countOf(party, id) > companions * perCompanion
  return tooMany ? [{ code: 'too_few_companions', unit: id }] : []
}

export const peopleOf = (party: Party): number => sum(Object.values(party))

/** How many places of its pool a party takes. */
export const placesOf = (units: readonly Unit[], party: Party): number =>
  sum(units.map(({ id, places = 1 }) => countOf(party, id) * places))

/** The unit that a person of an age (whole years, on the day it counts) belongs to. */
export const unitForAge = (units: readonly Unit[], age: number): Unit | undefined =>
  units.find(({ ages }) => ages && age >= ages.from && age <= (ages.to ?? age))
