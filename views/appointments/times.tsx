import type { Offered } from '../../src/bookings/appointments/picker.ts'
import { problemWords } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import type { PickerProps } from './props.ts'
import { carried, placeOf, timeOn } from './words.ts'
import { ZoneOptions } from './zones.tsx'

/** The times of the chosen day, each a link onwards, on the visitor's clock. */
export function Times(props: PickerProps) {
  const { page, picker, problems } = props
  const { locale } = page
  const { t } = locale
  return (
    <div class="picker-part" id="times">
      <h3 class="picker-title">{t('appointment.time')}</h3>
      <div class="field picker-zone">
        <label class="field-label" for="picker-zone">
          {t('appointment.zone')}
        </label>
        <select
          class="input"
          id="picker-zone"
          name="zone"
          data-own-zone
          {...(picker.zone !== picker.place && { 'aria-describedby': 'picker-zone-hint' })}
        >
          <ZoneOptions chosen={picker.zone} />
        </select>
        {picker.zone !== picker.place && (
          <p class="field-hint" id="picker-zone-hint">
            {t('appointment.zoneHint', { place: placeOf(picker.place) })}
          </p>
        )}
      </div>
      {problems.length > 0 && (
        <Notice kind="wrong" title={t('appointment.problem')} id="picker-problem">
          {problems.map((each) => (
            <p>{problemWords(locale, each)}</p>
          ))}
        </Notice>
      )}
      <Status {...props} />
      {PARTS.map((part) => (
        <PartOfDay {...props} part={part} />
      ))}
    </div>
  )
}

/** How much there is to choose from, said when it changes; and where to go when there is nothing. */
function Status({ page, listing, picker }: PickerProps) {
  const { locale } = page
  const { t, paths } = locale
  const { day, times, hint, month } = picker
  const none = day
    ? t('appointment.noTimes', { day: locale.day(day) })
    : t('appointment.noMonth', { month: locale.month(month) })
  const some = () => t('appointment.status', { day: locale.day(day!), count: times.length })
  return (
    <>
      <p id="times-status" role="status" class="picker-status">
        {times.length > 0 ? some() : none}
      </p>
      {hint && (
        <p>
          <a
            class="chip"
            id="picker-hint"
            href={`${paths.appointment(listing.slug, { ...carried(picker), day: hint })}#times`}
          >
            {t(day && hint < day ? 'appointment.hintBefore' : 'appointment.hint', {
              day: locale.day(hint, 'short'),
            })}
          </a>
        </p>
      )}
    </>
  )
}

const PARTS = ['morning', 'afternoon', 'evening'] as const
type Part = (typeof PARTS)[number]

const partOf = ({ here }: Offered): Part =>
  here.time < '12:00' ? 'morning' : here.time < '18:00' ? 'afternoon' : 'evening'

function PartOfDay({ part, ...props }: PickerProps & { part: Part }) {
  const { page, picker } = props
  const times = picker.times.filter((each) => partOf(each) === part)
  if (times.length === 0) return null
  return (
    <section class="picker-times" aria-labelledby={`times-${part}`}>
      <h4 id={`times-${part}`}>{page.locale.t(`appointment.${part}`)}</h4>
      <ul>
        {times.map((each) => (
          <li>
            <Time {...props} time={each} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Time({ page, listing, picker, time }: PickerProps & { time: Offered }) {
  const { locale } = page
  const { start, here, there } = time
  const choice = { ...carried(picker), start }
  return (
    <a class="time" href={locale.paths.quote('appointment', listing.slug, choice)}>
      <time datetime={start}>{timeOn(locale, here, start, picker.zone)}</time>
      {there && <small>{elsewhere()}</small>}
    </a>
  )

  function elsewhere(): string {
    const said = { time: timeOn(locale, there!, start, picker.place), place: placeOf(picker.place) }
    return there!.day === here.day
      ? locale.t('appointment.there', said)
      : locale.t('appointment.thereDay', { ...said, day: locale.day(there!.day, 'short') })
  }
}
