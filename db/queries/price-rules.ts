import { type SQL, sql } from 'drizzle-orm'
import type { DateRule, GroupTier } from '../../src/listings/rules.ts'
import type { Row, Statement } from '../../src/shared/database.ts'
import type { Language } from '../../src/shared/languages.ts'
import { priceRules } from '../schema/prices.ts'
import { maybeNumber, maybeText, number, statement, text } from './statement.ts'
import { said, textOf } from './text.ts'

/** Asks for every rule of one listing's price. */
export const rulesStatement = (language: Language, listing: SQL): Statement =>
  statement(sql`SELECT *, ${said(language, 'price_rule', priceRules.id, 'name', priceRules.name, 'label')}
    FROM ${priceRules} WHERE ${priceRules.listingId} = ${listing} ORDER BY ${priceRules.id}`)

/** What `rulesStatement` asked for: the rules by date, and those by the size of a group. */
export const rulesOf = (rows: readonly Row[], language: Language) => ({
  rules: rows.filter(({ rule }) => rule !== 'group').map((row) => ruleOf(row, language)),
  tiers: rows.filter(({ rule }) => rule === 'group').map((row) => tierOf(row, language)),
})

/** What every rule of a price has, whatever it depends on. */
function adjustmentOf(row: Row, language: Language) {
  const units = maybeText(row, 'units')
  return {
    name: textOf(row, 'label', language),
    change: JSON.parse(text(row, 'change')),
    ...(units && { units: JSON.parse(units) }),
  }
}

function ruleOf(row: Row, language: Language): DateRule {
  const [from, to, weekdays, days] = ['first_day', 'last_day', 'weekdays', 'days'].map((name) =>
    maybeText(row, name),
  )
  const priority = maybeNumber(row, 'priority')
  return {
    ...adjustmentOf(row, language),
    rule: text(row, 'rule'),
    ...(priority !== undefined && { priority }),
    ...(from && { from }),
    ...(to && { to }),
    ...(weekdays && { weekdays: JSON.parse(weekdays) }),
    ...(days && { days: JSON.parse(days) }),
  } as DateRule
}

function tierOf(row: Row, language: Language): GroupTier {
  const to = maybeNumber(row, 'to_people')
  return {
    ...adjustmentOf(row, language),
    from: number(row, 'from_people'),
    ...(to !== undefined && { to }),
  }
}
