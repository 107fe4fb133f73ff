import type { DepartureDay } from '../../src/inventory/vacancies.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { Icon } from '../ui/icon.tsx'
import { WHOLE_PAGE } from '../ui/swap.tsx'
import { classes } from '../ui/words.tsx'
import type { TourPanelProps } from './props.ts'

/** A month of departures as a table of radio buttons, with the price of each day on which something leaves. */
export function DepartureCalendar({ page, listing, request, calendar, prices }: TourPanelProps) {
  const { locale } = page
  const { t, month, weekdays, paths } = locale
  const { date } = request
  const here = paths.listing('tour', listing.slug)
  const price = (day: DepartureDay) => {
    const found = prices.get(day.day)
    return found && locale.money(found)
  }
  return (
    <div class="calendar">
      <div class="calendar-head">
        <Turn here={here} to={calendar.previous} name="left" words={t('calendar.previous')} />
        <p class="calendar-month" id="calendar-month" aria-live="polite">
          {month(calendar.month)}
        </p>
        <Turn here={here} to={calendar.next} name="right" words={t('calendar.next')} />
      </div>
      <table class="calendar-table" id={`calendar-${calendar.month}`} aria-labelledby="calendar-month">
        <thead>
          <tr>
            {weekdays.map((each) => (
              <th scope="col" abbr={each.long}>
                {each.short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calendar.weeks.map((week) => (
            <tr>
              {week.map((each) =>
                each ? (
                  <td>
                    <DayChoice locale={locale} day={each} chosen={each.day === date} price={price(each)} />
                  </td>
                ) : (
                  <td />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {date !== undefined && !date.startsWith(calendar.month) && (
        <label class="calendar-kept">
          <input type="radio" name="date" id={`date-${date}`} value={date} checked />
          {t('calendar.kept', { day: locale.day(date) })}
        </label>
      )}
    </div>
  )
}

interface TurnProps {
  here: string
  to: string | undefined
  name: 'left' | 'right'
  words: string
}

/** Sends the whole form to the tour's page, so that turning the month forgets nothing. */
function Turn({ here, to, name, words }: TurnProps) {
  if (!to) return <span class="calendar-edge" />
  return (
    <button
      type="submit"
      class="button is-quiet is-icon"
      id={`calendar-${name}`}
      name="month"
      value={to}
      formaction={`${here}#calendar`}
      formnovalidate
      aria-label={words}
      hx-get={here}
      hx-include="closest form"
      hx-target="#panel"
      hx-swap="outerMorph"
      hx-replace-url="true"
      {...WHOLE_PAGE}
    >
      <Icon name={name} />
    </button>
  )
}

interface DayProps {
  locale: Locale
  day: DepartureDay
  chosen: boolean
  price: string | undefined
}

function DayChoice({ locale, day, chosen, price }: DayProps) {
  const { t } = locale
  const { state } = day
  const open = state === 'available' || state === 'limited' || state === 'freesale'
  const number = Number(day.day.slice(8))
  const words = [locale.day(day.day), t(`tours.state.${state}` as 'tours.state.closed'), open ? price : '']
  return (
    <label class={classes('day', open ? 'is-free' : 'is-off', state === 'limited' && 'is-few')}>
      <input
        type="radio"
        name="date"
        id={`date-${day.day}`}
        value={day.day}
        checked={chosen}
        disabled={!open}
        required
        aria-label={words.filter(Boolean).join(', ')}
      />
      <span class="day-face" aria-hidden="true">
        {open || state === 'nothing' ? number : <s>{number}</s>}
        {open && <small class="day-price">{price}</small>}
      </span>
    </label>
  )
}
