import type { KindRecord } from '../../listings/kinds/kind.ts'
import { KIND_NAMES, type KindName, kindOf } from '../../listings/kinds/records.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import type { AskedLine } from '../order.ts'

/** The fields of a posted form or of a link, as the doors read them. */
interface Fields {
  (name: string): string | undefined
  names: string[]
}

/** The kind that a form names; the first of the house where it names none. */
export const kindNamed = (form: Fields): KindName =>
  KIND_NAMES.find((name) => name === form('kind')) ?? KIND_NAMES[0]

/** The one line that a form speaks of. */
export const lineOf = (form: Fields, kind: KindName, listing: string): AskedLine => ({
  ...kindOf(kind).read(form, form.names),
  kind,
  listing,
})

/** Who books and what else they say; what is empty is left out. */
export function saidIn(form: Fields) {
  const customer = Object.fromEntries(
    ['name', 'email', 'phone', 'company']
      .map((field) => [field, form(field)] as const)
      .filter(([, value]) => value !== undefined),
  )
  const rest = Object.fromEntries(
    ['message', 'promotion', 'quote']
      .map((field) => [field, form(field)] as const)
      .filter(([, value]) => value !== undefined),
  )
  return { customer: { ...customer, ...(form('whatsapp') && { whatsapp: true }) }, ...rest }
}

/** From the paths of an order to the names of the form's fields. */
export const inForm = (problems: readonly FieldProblem[], kind: KindRecord, raw: Record<string, unknown>) =>
  problems.map((each) => {
    const own = /^lines\.\d+\.(.+)$/.exec(each.path)
    return { ...each, path: own ? kind.fieldOf(own[1]!, raw) : each.path.replace(/^customer\./, '') }
  })
