import type { Child } from 'hono/jsx'
import { live } from '../ui/live.ts'
import { Photo } from '../ui/photo.tsx'
import { Unreachable, WHOLE_PAGE } from '../ui/swap.tsx'
import { Words } from '../ui/words.tsx'
import { SlotCalendar } from './calendar.tsx'
import type { PickerProps } from './props.ts'
import { Times } from './times.tsx'
import { placeOf } from './words.ts'

/** What, which day, at what time. A plain form that shows itself again; with scripts it does so by itself. */
export function SlotPicker(props: PickerProps) {
  const { page, listing, picker } = props
  const { t, paths } = page.locale
  const here = paths.appointment(listing.slug)
  return (
    <section
      id="picker"
      class="picker"
      aria-labelledby="picker-title"
      {...live(page, 'content', 'availability')}
    >
      <h2 id="picker-title" class="hidden-words">
        {t('appointment.picker')}
      </h2>
      <form
        class="picker-form"
        method="get"
        action={`${here}#times`}
        hx-get={here}
        hx-trigger="change delay:150ms"
        hx-target="#picker"
        hx-swap="outerMorph"
        hx-replace-url="true"
        hx-sync="this:replace"
        hx-validate="false"
        {...WHOLE_PAGE}
      >
        <div class="picker-part">
          <h3 class="picker-title">{t('appointment.what')}</h3>
          <Lengths {...props} />
          {listing.hosts.length > 1 && <Hosts {...props} />}
          <Unreachable locale={page.locale} />
          <button type="submit" class="button is-primary picker-show">
            {t('appointment.show')}
          </button>
        </div>
        <div class="picker-part" id="days">
          <h3 class="picker-title">{t('appointment.day')}</h3>
          <SlotCalendar {...props} />
          {/* Without a chosen day the month would be forgotten. */}
          {picker.times.length === 0 && <input type="hidden" name="month" value={picker.month} />}
        </div>
        <Times {...props} />
      </form>
    </section>
  )
}

const Lengths = ({ page, listing, picker }: PickerProps) => (
  <fieldset class="choices">
    <legend class="field-label">{page.locale.t('appointment.duration')}</legend>
    <div class="lengths">
      {listing.durations.map(({ minutes, price }) => (
        <Choice name="duration" value={String(minutes)} chosen={minutes === picker.duration}>
          <span class="choice-name">{page.locale.t('appointment.minutes', { count: minutes })}</span>
          <span class="choice-fact">{page.locale.money(price)}</span>
        </Choice>
      ))}
    </div>
  </fieldset>
)

const Hosts = ({ page, listing, picker }: PickerProps) => (
  <fieldset class="choices">
    <legend class="field-label">{page.locale.t('appointment.who')}</legend>
    <div class="hosts">
      <Choice name="consultant" value="" chosen={!picker.consultant}>
        <span class="host-anyone" aria-hidden="true">
          {listing.hosts.length}
        </span>
        <span>
          <span class="choice-name">{page.locale.t('appointment.anyone')}</span>
          <span class="choice-fact">{page.locale.t('appointment.anyoneWords')}</span>
        </span>
      </Choice>
      {listing.hosts.map((host) => (
        <Choice name="consultant" value={host.slug} chosen={picker.consultant === host.slug}>
          {host.picture ? (
            <Photo page={page} picture={host.picture} decorative class="host-photo" />
          ) : (
            <span class="host-anyone" aria-hidden="true" />
          )}
          <span>
            <span class="choice-name">{host.name}</span>
            <span class="choice-fact">
              <Words of={host.title} /> · {placeOf(host.zone)}
            </span>
          </span>
        </Choice>
      ))}
    </div>
  </fieldset>
)

interface ChoiceProps {
  name: 'duration' | 'consultant'
  value: string
  chosen: boolean
  children: Child
}

const Choice = ({ name, value, chosen, children }: ChoiceProps) => (
  <label class="choice">
    <input type="radio" name={name} id={`${name}-${value || 'anyone'}`} value={value} checked={chosen} />
    {children}
  </label>
)
