import type { PickedDay } from '../../src/bookings/appointments/picker.ts'
import type { Month } from '../../src/shared/days.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { Icon } from '../ui/icon.tsx'
import { WHOLE_PAGE } from '../ui/swap.tsx'
import { classes } from '../ui/words.tsx'
import type { PickerProps } from './props.ts'
import { carried } from './words.ts'

/** From so few on a day says how many are left. */
const FEW = 2

/** A month as a table of radio buttons, of which only days with times can be chosen. */
export function SlotCalendar({ page, listing, picker }: Omit<PickerProps, 'problems'>) {
  const { locale } = page
  const { t, month, weekdays, paths } = locale
  const turned = (to: Month) => paths.appointment(listing.slug, { ...carried(picker), month: to })
  return (
    <div class="calendar">
      <div class="calendar-head">
        <Turn to={picker.previous && turned(picker.previous)} name="left" words={t('appointment.previous')} />
        <p class="calendar-month" id="calendar-month" aria-live="polite">
          {month(picker.month)}
        </p>
        <Turn to={picker.next && turned(picker.next)} name="right" words={t('appointment.next')} />
      </div>
      <table class="calendar-table" id={`calendar-${picker.month}`} aria-labelledby="calendar-month">
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
          {picker.weeks.map((week) => (
            <tr>
              {week.map((each) => (
                <td>{each && <DayChoice locale={locale} day={each} chosen={each.day === picker.day} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Turn({ to, name, words }: { to: string | undefined; name: 'left' | 'right'; words: string }) {
  if (!to) return <span class="calendar-edge" />
  return (
    <a
      class="button is-quiet is-icon"
      id={`calendar-${name}`}
      href={`${to}#days`}
      aria-label={words}
      hx-get={to}
      hx-target="#picker"
      hx-swap="outerMorph"
      hx-replace-url="true"
      {...WHOLE_PAGE}
    >
      <Icon name={name} />
    </a>
  )
}

function DayChoice({ locale, day, chosen }: { locale: Locale; day: PickedDay; chosen: boolean }) {
  const { t } = locale
  const few = day.free > 0 && day.free <= FEW
  const free = day.free > 0 ? t('appointment.free', { count: day.free }) : t('appointment.none')
  return (
    <label class={classes('day', day.free === 0 ? 'is-none' : few ? 'is-limited' : 'is-free')}>
      <input
        type="radio"
        name="day"
        id={`day-${day.day}`}
        value={day.day}
        checked={chosen && day.free > 0}
        disabled={day.free === 0}
        aria-label={`${locale.day(day.day)}, ${free}`}
      />
      <span class="day-face" aria-hidden="true">
        {day.free === 0 ? <s>{Number(day.day.slice(8))}</s> : Number(day.day.slice(8))}
        {few && <small class="day-left">{t('appointment.left', { count: day.free })}</small>}
      </span>
    </label>
  )
}
