import type { TourListing } from '../../src/listings/tours/tour.ts'
import type { Page } from '../props.ts'
import { Words } from '../ui/words.tsx'
import { agesWords, freeOr, noteWords } from './words.ts'

/** Who can come, from what age, for how much, and with whom. */
export function Units({ page, listing }: { page: Page; listing: TourListing }) {
  const { locale } = page
  const { t } = locale
  return (
    <section class="listing-part">
      <h2 id="units-title">{t('tours.who')}</h2>
      <table class="units" aria-labelledby="units-title">
        <thead>
          <tr>
            <th scope="col">{t('tours.unit')}</th>
            <th scope="col">{t('tours.ages')}</th>
            <th scope="col" class="units-price">
              {t('tours.price')}
            </th>
          </tr>
        </thead>
        <tbody>
          {listing.units.map((unit) => {
            const note = noteWords(locale, unit, listing.units)
            return (
              <tr>
                <th scope="row">
                  <Words of={unit.label} />
                  {note && <span class="units-note">{note}</span>}
                </th>
                <td>{agesWords(locale, unit)}</td>
                <td class="units-price">
                  {freeOr(locale, { amount: unit.price, currency: listing.price.currency })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
