import type { PricedLine } from '../../src/listings/priced.ts'
import { amountOf } from '../../src/listings/priced.ts'
import type { Money } from '../../src/shared/money.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { Words } from '../ui/words.tsx'
import { stepWords } from './words.ts'

interface PriceProps {
  locale: Locale
  lines: PricedLine[]
  total: Money
}

/** Every line says what it is for, how many, and by which rules its price came about. */
export const PriceLines = ({ locale, lines, total }: PriceProps) => (
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
            <Working locale={locale} line={line} currency={total.currency} />
          </th>
          <td>{locale.money({ amount: amountOf(line), currency: total.currency })}</td>
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

function Working({ locale, line, currency }: { locale: Locale; line: PricedLine; currency: string }) {
  const { quantity, unit, inputs } = line
  const price = (amount: number) => locale.money({ amount, currency })
  const counted = quantity > 1 && `${locale.number(quantity)} × ${price(unit)}`
  const steps = inputs.steps.map((step) => stepWords(locale, step, currency))
  const rules =
    steps.length > 0 &&
    unit > 0 &&
    [locale.t('tours.base', { price: price(inputs.from) }), ...steps].join(', ')
  return (
    <>
      {counted && <span class="bill-working">{counted}</span>}
      {rules && <span class="bill-working">{rules}</span>}
    </>
  )
}
