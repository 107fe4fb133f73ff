import { KIND_VIEWS } from '../bookings/kinds.ts'
import { policyWords } from '../bookings/policy.ts'
import type { LetterProps } from '../props.ts'
import { duesOf, workingOf } from '../ui/bill.tsx'

/** The facts of a booking, once: the formatted letter and its plain twin are both made of these. */
export function factsOf({ locale, booking }: LetterProps): [string, string][] {
  const { t } = locale
  const facts = booking.lines.flatMap((line): [string, string][] => [
    [t('booking.what'), line.title.text],
    ...KIND_VIEWS[line.kind]
      .facts(locale, line)
      .map(({ term, words }): [string, string] => [term, words.text]),
  ])
  return [[t('booking.reference'), booking.reference], ...facts]
}

export function customerOf({ locale, booking }: LetterProps): [string, string][] {
  const { t } = locale
  const { name, email, phone, company } = booking.customer
  const facts: [string, string | undefined][] = [
    [t('form.name'), name],
    [t('form.email'), email],
    [t('form.phone'), phone],
    [t('form.company'), company],
    [t('form.message'), booking.message],
  ]
  return facts.filter((each): each is [string, string] => Boolean(each[1]))
}

export function billOf({ locale, booking }: LetterProps): [string, string][] {
  const lines = booking.bill.map((line): [string, string] => [
    [line.label.text, workingOf(locale, line)].filter(Boolean).join(' '),
    locale.money(line.amount),
  ])
  return lines
}

export function dueOf({ locale, booking }: LetterProps): string[] {
  const dues = duesOf({ locale, ...booking })
  return [
    locale.t('bill.offline'),
    ...dues.map(([what, amount]) => `${what}${locale.t('form.colon')} ${amount}`),
  ]
}

/** Where the first fact of a line comes again, another line begins. */
const beginsLine = (facts: [string, string][], index: number): boolean =>
  facts[index]![0] === facts[1]?.[0] && index > 1

export const FactTable = ({ facts }: { facts: [string, string][] }) => (
  <table role="presentation">
    <tbody>
      {facts.map(([term, fact], index) => (
        <tr class={beginsLine(facts, index) ? 'next' : undefined}>
          <th scope="row">{term}</th>
          <td dir="auto">{fact}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

export const BillTable = (props: LetterProps) => (
  <table>
    <tbody>
      {billOf(props).map(([label, amount]) => (
        <tr>
          <th scope="row">{label}</th>
          <td class="amount">{amount}</td>
        </tr>
      ))}
      <tr class="total">
        <th scope="row">{props.locale.t('bill.total')}</th>
        <td class="amount">{props.locale.money(props.booking.total)}</td>
      </tr>
    </tbody>
  </table>
)

/** What holds for all lines is said once; where they differ, each says what it is about. */
export function policyOf({ locale, booking }: LetterProps): string[] {
  const said = booking.lines.map(({ title, policy }) => ({
    title: title.text,
    words: policyWords(locale, policy),
  }))
  const alike = new Set(said.map(({ words }) => words.join('\n'))).size === 1
  if (alike) return said[0]!.words
  return said.map(({ title, words }) => `${title}${locale.t('form.colon')} ${words.join(' ')}`)
}

/** Lines of a plain letter, with an empty one between its parts. */
export const plain = (...parts: (string | string[])[]): string =>
  `${parts.map((part) => (Array.isArray(part) ? part.join('\n') : part)).join('\n\n')}\n`

export const plainFacts = ({ locale }: Pick<LetterProps, 'locale'>, facts: [string, string][]) =>
  facts.map(([term, fact]) => `${term}${locale.t('form.colon')} ${fact}`)

export const plainBill = (props: LetterProps) =>
  plainFacts(props, [
    ...billOf(props),
    [props.locale.t('bill.total'), props.locale.money(props.booking.total)],
  ])
