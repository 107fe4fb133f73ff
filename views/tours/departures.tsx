import { takes } from '../../src/inventory/vacancies.ts'
import { placesOf } from '../../src/listings/units.ts'
import { Problem, problemAt, problemWords } from '../ui/field.tsx'
import { classes } from '../ui/words.tsx'
import type { TourPanelProps } from './props.ts'
import { spanWords, stateWords, zoneWords } from './words.ts'

/** What leaves on the chosen day: one of it is chosen by its time, which carries its zone. */
export function Departures(props: TourPanelProps) {
  const { page, listing, request, departures, departure, problems } = props
  const { locale } = page
  const { t } = locale
  const { date, party } = request
  const problem = problemAt(problems, 'time')
  if (date === undefined || departures.length === 0) return null
  const zone = zoneWords(locale, departures[0]!.starts, listing.zone)
  const places = placesOf(listing.units, party)
  return (
    <fieldset class="panel-part departures">
      <legend class="panel-title">{t('tours.departures', { day: locale.day(date, 'medium') })}</legend>
      <div class="departure-list">
        {departures.map((each) => (
          <label class={classes('departure', `is-${each.state}`)}>
            <input
              type="radio"
              name="time"
              id={`time-${each.time.replace(':', '-')}`}
              value={each.time}
              checked={each.id === departure?.id}
              disabled={!takes(each, 1)}
              required
            />
            <span class="departure-time">{spanWords(locale, each, listing.zone)}</span>
            <span class="departure-state">{stateWords(locale, each)}</span>
            {each.lacking > 0 && takes(each, places) && (
              <span class="departure-note">{t('tours.waiting', { count: each.lacking })}</span>
            )}
          </label>
        ))}
      </div>
      {problem && <Problem id="time-problem" words={problemWords(locale, problem)} />}
      <p class="field-hint">{t('tours.zone', { place: listing.location.text, zone })}</p>
    </fieldset>
  )
}
