import type { BillLine, TaxShare } from '../../src/bookings/quote.ts'
import type { Money } from '../../src/shared/money.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { Words } from './words.tsx'

interface BillProps {
  locale: Locale
  lines: BillLine[]
  taxes?: TaxShare[]
  total: Money
}

/** Every line names what it is for and how its amount came about. */
export const Bill = ({ locale, lines, taxes = [], total }: BillProps) => (
  <table class="bill">
    <caption class="hidden-words">{locale.t('bill.caption')}</caption>
    <thead class="hidden-words">
      <tr>
        <th scope="col">{locale.t('bill.what')}</th>
        <th scope="col">{locale.t('bill.amount')}</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr>
          <th scope="row">
            <Words of={line.label} />
            {workingOf(locale, line) && <span class="bill-working">{workingOf(locale, line)}</span>}
          </th>
          <td>{locale.money(line.amount)}</td>
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">{locale.t('bill.total')}</th>
        <td>{locale.money(total)}</td>
      </tr>
      {taxes
        .filter(({ included }) => included)
        .map(({ name, percent, amount }) => (
          <tr class="bill-tax">
            <th scope="row">
              {locale.t('bill.includes', { tax: name.text, percent: locale.number(percent) })}
            </th>
            <td>{locale.money(amount)}</td>
          </tr>
        ))}
    </tfoot>
  </table>
)

/** How a line came about: `3 × €124.00 (Festive +20 %)`. Nothing where there is nothing to work out. */
export function workingOf(locale: Locale, { quantity, unit, inputs }: BillLine): string {
  const { t } = locale
  const steps = (inputs?.steps ?? []).map(({ name, change }) => {
    const words = name?.text ?? ''
    if ('times' in change) return t('bill.times', { words, times: locale.number(change.times) })
    if ('percent' in change)
      return t('bill.percent', {
        words,
        percent: `${change.percent > 0 ? '+' : ''}${locale.number(change.percent)}`,
      })
    return words
  })
  const counted = quantity > 1 ? `${locale.number(quantity)} × ${locale.money(unit)}` : ''
  return [counted, steps.length ? `(${steps.join(', ')})` : ''].filter(Boolean).join(' ')
}

interface DueProps {
  locale: Locale
  total: Money
  deposit: Money
  balance: Money
  balanceDue: string
}

/** When what is paid. Nothing of it happens here, and this says so first. */
export const Due = ({ locale, total, deposit, balance, balanceDue }: DueProps) => (
  <div class="due">
    <p>{locale.t('bill.offline')}</p>
    {deposit.amount > 0 && (
      <dl class="due-list">
        {duesOf({ locale, total, deposit, balance, balanceDue }).map(([what, amount]) => (
          <div>
            <dt>{what}</dt>
            <dd>{amount}</dd>
          </div>
        ))}
      </dl>
    )}
  </div>
)

/** The deposit and the balance with their days; close to the day all of it is due at once. */
export function duesOf({ locale, total, deposit, balance, balanceDue }: DueProps): [string, string][] {
  const { t, money, day } = locale
  if (deposit.amount === 0) return []
  if (balance.amount === 0) return [[t('bill.whole'), money(deposit)]]
  return [
    [t('bill.deposit', { percent: percentOfTotal(deposit, total) }), money(deposit)],
    [t('bill.balance', { day: day(balanceDue, 'medium') }), money(balance)],
  ]
}

const percentOfTotal = (part: Money, total: Money) =>
  total.amount === 0 ? 0 : Math.round((part.amount / total.amount) * 100)
