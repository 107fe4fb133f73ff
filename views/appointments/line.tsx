import type { AppointmentOptions } from '../../src/bookings/appointments/options.ts'
import type { KeptAppointment } from '../../src/listings/kinds/appointment.ts'
import type { Asked, Fact, KindView } from '../bookings/kind.ts'
import { atOf, placeOf, startOf } from '../bookings/when.ts'
import type { ShownLine } from '../props.ts'
import { Choices, Field } from '../ui/field.tsx'

const keptOf = ({ choice }: { choice: Record<string, unknown> }) => choice as unknown as KeptAppointment

const FIELDS = ['start', 'duration', 'consultant', 'inquiry'] as const

/** A booked appointment, in words. */
export const appointmentView: KindView = {
  facts(locale, line) {
    const { t } = locale
    const { duration, consultant, inquiry } = keptOf(line)
    const facts: (Fact | undefined)[] = [
      { term: t('booking.when'), words: { text: startOf(locale, line.when) }, ...atOf(locale, line.when) },
      { term: t('appointment.line.length'), words: { text: t('appointment.minutes', { count: duration }) } },
      { term: t('appointment.line.with'), words: { text: consultant.name } },
      line.place ? { term: t('booking.where'), words: { text: line.place } } : undefined,
      inquiry ? { term: t('appointment.line.inquiry'), words: { text: inquiry }, typed: true } : undefined,
    ]
    return facts.filter((each) => each !== undefined)
  },

  asking: {
    title: ({ t }) => t('appointment.form.title'),
    names: ['inquiry'],
    Fields: (asked) => <InquiryField {...asked} />,
  },

  nameOf({ t }, path) {
    const own = FIELDS.find((each) => each === path)
    return t(own ? `appointment.form.${own}` : 'quote.choice')
  },

  Changes: (asked) => <AppointmentChanges {...asked} {...(asked.options as AppointmentOptions)} />,
}

const InquiryField = ({ values, ...field }: Asked) => (
  <Field
    {...field}
    name="inquiry"
    label={field.locale.t('appointment.form.inquiry')}
    hint={field.locale.t('appointment.form.inquiryHint')}
  >
    {(wiring) => (
      <textarea {...wiring} class="input" dir="auto" rows={4} required maxlength={2000}>
        {values.inquiry}
      </textarea>
    )}
  </Field>
)

/** Another time of the same person; whoever wants another person or length is shown the times of those next. */
function AppointmentChanges({
  line,
  durations = [],
  hosts = [],
  days = [],
  zone,
  ...asked
}: Asked & { line: ShownLine } & Partial<AppointmentOptions>) {
  const { locale, values } = asked
  const { t } = locale
  const offered = days.some(({ times }) => times.some(({ start }) => start === values.start))
  return (
    <>
      <Field
        {...asked}
        name="start"
        label={t('appointment.form.start')}
        hint={t('appointment.form.startHint', { place: placeOf(zone ?? line.when.zone) })}
      >
        {(wiring) => (
          <select {...wiring} class="input" required>
            {!offered && values.start && (
              <option value={values.start} selected>
                {startOf(locale, line.when)}
              </option>
            )}
            {days.map(({ day, times }) => (
              <optgroup label={locale.day(day)}>
                <Choices
                  chosen={values.start}
                  options={times.map(({ start, time }) => ({
                    value: start,
                    words: `${locale.day(day, 'short')}, ${time}`,
                  }))}
                />
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <div class="form-pair">
        <Field {...asked} name="duration" label={t('appointment.form.duration')}>
          {(wiring) => (
            <select {...wiring} class="input">
              <Choices
                chosen={values.duration}
                options={durations.map(({ minutes, price }) => ({
                  value: String(minutes),
                  words: `${t('appointment.minutes', { count: minutes })} · ${locale.money(price)}`,
                }))}
              />
            </select>
          )}
        </Field>
        <Field {...asked} name="consultant" label={t('appointment.form.consultant')}>
          {(wiring) => (
            <select {...wiring} class="input">
              <Choices
                chosen={values.consultant}
                options={hosts.map(({ id, name }) => ({ value: id, words: name }))}
              />
            </select>
          )}
        </Field>
      </div>
      <InquiryField {...asked} />
    </>
  )
}
