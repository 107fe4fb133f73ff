import type { TourOptions } from '../../src/bookings/tours/options.ts'
import type { KeptTour } from '../../src/listings/kinds/tour.ts'
import { UNIT } from '../../src/listings/tours/request.ts'
import type { Unit } from '../../src/listings/units.ts'
import type { Text } from '../../src/shared/text.ts'
import type { Locale } from '../../src/translations/locale.ts'
import type { Asked, Fact, KindView } from '../bookings/kind.ts'
import { atOf } from '../bookings/when.ts'
import type { ShownLine } from '../props.ts'
import { Field } from '../ui/field.tsx'
import { agesWords, lengthWords, noteWords, spanWords, stateWords, zoneWords } from './words.ts'

const keptOf = ({ choice }: { choice: Record<string, unknown> }) => choice as unknown as KeptTour

/** A booked tour: when it leaves, from where, and who comes. */
export const tourView: KindView = {
  facts,

  nameOf({ t }, path) {
    if (path === 'departure' || path === 'date' || path === 'time') return t('tours.departure')
    return t(path.startsWith('unit') ? 'tours.partyTerm' : 'quote.choice')
  },

  Changes: (asked) => <TourChanges {...asked} {...(asked.options as TourOptions)} />,
}

export function facts(locale: Locale, line: Pick<ShownLine, 'choice' | 'when'>): Fact[] {
  const { t } = locale
  const { minutes, meetingPoint, units } = keptOf(line)
  return [
    { term: t('booking.when'), words: { text: whenWords(locale, line.when) }, ...atOf(locale, line.when) },
    { term: t('tours.fact.length'), words: { text: lengthWords(locale, minutes) } },
    { term: t('tours.fact.meeting'), words: meetingPoint },
    { term: t('tours.partyTerm'), words: partyOf(locale, units) },
  ]
}

/** `Saturday 6 March 2027, 10:00–12:30 (GMT)` */
function whenWords(locale: Locale, { day, zone, starts, minutes = 0 }: ShownLine['when']): string {
  const time = spanWords(locale, { starts, ends: starts + minutes * 60 }, zone)
  return locale.t('tours.whenWords', { day: locale.day(day), time, zone: zoneWords(locale, starts, zone) })
}

/** `2 × Adult, 1 × Child` */
function partyOf({ t }: Locale, units: KeptTour['units']): Text {
  const language = units.find(({ name }) => name.language)?.name.language
  const words = units.map(({ name, quantity }) => t('tours.partyOf', { count: quantity, unit: name.text }))
  return { text: words.join(', '), ...(language && { language }) }
}

function TourChanges({ departures, units, zone, ...asked }: Asked & TourOptions) {
  const { locale, values } = asked
  return (
    <>
      <Field {...asked} name="departure" label={locale.t('tours.departure')}>
        {(wiring) => (
          <select {...wiring} class="input" required>
            {departures.map((each) => (
              <option value={each.id} selected={each.id === values.departure}>
                {[
                  locale.day(each.day, 'short'),
                  `${spanWords(locale, each, zone)} ${zoneWords(locale, each.starts, zone)}`,
                  stateWords(locale, each),
                ].join(', ')}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div class="form-pair">
        {units.map((unit) => (
          <UnitField asked={asked} unit={unit} units={units} />
        ))}
      </div>
    </>
  )
}

function UnitField({ asked, unit, units }: { asked: Asked; unit: Unit; units: Unit[] }) {
  const { locale, values } = asked
  const name = UNIT + unit.id
  const hint = [agesWords(locale, unit), noteWords(locale, unit, units)].filter(Boolean).join('. ')
  return (
    <Field {...asked} name={name} label={unit.label.text} hint={hint}>
      {(wiring) => (
        <input
          {...wiring}
          class="input is-short"
          type="number"
          inputmode="numeric"
          min={0}
          value={values[name] ?? 0}
        />
      )}
    </Field>
  )
}
