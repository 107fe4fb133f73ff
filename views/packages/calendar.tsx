import type { CalendarDay, CalendarMonth } from '../../src/inventory/calendar.ts'
import type { Day } from '../../src/shared/days.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { Icon } from '../ui/icon.tsx'
import { WHOLE_PAGE } from '../ui/swap.tsx'
import { classes } from '../ui/words.tsx'

interface CalendarProps {
  locale: Locale
  calendar: CalendarMonth
  chosen?: Day
  /** The listing's own page, where turning the month leads with everything that is chosen. */
  here: string
}

/** A month as a table of radio buttons: it is a form's field before it is a picture of a month. */
export function Calendar({ locale, calendar, chosen, here }: CalendarProps) {
  const { t, month, weekdays } = locale
  const elsewhere = chosen !== undefined && !chosen.startsWith(calendar.month)
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
                    <DayChoice locale={locale} day={each} chosen={each.day === chosen} />
                  </td>
                ) : (
                  <td />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {elsewhere && (
        <label class="calendar-kept">
          <input type="radio" name="date" id={`date-${chosen}`} value={chosen} checked />
          {t('calendar.kept', { day: locale.day(chosen) })}
        </label>
      )}
    </div>
  )
}

/** Sends the whole form to the listing's page, so that turning the month forgets nothing. */
function Turn({
  here,
  to,
  name,
  words,
}: {
  here: string
  to?: string
  name: 'left' | 'right'
  words: string
}) {
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

function DayChoice({ locale, day, chosen }: { locale: Locale; day: CalendarDay; chosen: boolean }) {
  const { t } = locale
  const off = day.state !== 'free' && day.state !== 'limited'
  const words = { free: '', limited: t('calendar.limited'), full: t('calendar.full') }
  const state = { ...words, closed: t('calendar.closed'), past: t('calendar.past') }[day.state]
  const date = locale.day(day.day)
  return (
    <label class={classes('day', `is-${day.state}`)}>
      <input
        type="radio"
        name="date"
        id={`date-${day.day}`}
        value={day.day}
        checked={chosen}
        disabled={off}
        required
        aria-label={state ? `${date}, ${state}` : date}
      />
      <span class="day-face" aria-hidden="true">
        {off ? <s>{Number(day.day.slice(8))}</s> : Number(day.day.slice(8))}
        {day.state === 'limited' && <small class="day-left">{t('calendar.left')}</small>}
      </span>
    </label>
  )
}
