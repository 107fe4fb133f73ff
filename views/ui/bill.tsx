import type { BillLine } from '../../src/bookings/quote.ts'
import type { Money } from '../../src/shared/money.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { Words } from './words.tsx'

interface BillProps {
  locale: Locale
  lines: BillLine[]
  total: Money
}

/** Every line names what it is for and how its amount came about. */
export const Bill = ({ locale, lines, total }: BillProps) => (
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
            {line.quantity > 1 && (
              <span class="bill-working">
                {locale.number(line.quantity)} × {locale.money(line.unit)}
              </span>
            )}
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
    </tfoot>
  </table>
)

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
