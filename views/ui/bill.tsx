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
        <div>
          <dt>{locale.t('bill.deposit', { percent: percentOfTotal(deposit, total) })}</dt>
          <dd>{locale.money(deposit)}</dd>
        </div>
        <div>
          <dt>{locale.t('bill.balance', { day: locale.day(balanceDue, 'medium') })}</dt>
          <dd>{locale.money(balance)}</dd>
        </div>
      </dl>
    )}
  </div>
)

export const percentOfTotal = (part: Money, total: Money) =>
  total.amount === 0 ? 0 : Math.round((part.amount / total.amount) * 100)
