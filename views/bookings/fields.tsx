import type { FieldProblem } from '../../src/shared/problem.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { Field } from '../ui/field.tsx'

interface Asked {
  locale: Locale
  problems: FieldProblem[]
  /** By the name of the field. */
  values: Record<string, string>
}

/** What a party is asked for when it is booked, and again when it is changed. */
export const StartTimeField = ({ values, ...field }: Asked) => (
  <Field
    {...field}
    name="startTime"
    label={field.locale.t('form.startTime')}
    hint={field.locale.t('form.startTimeHint')}
    optional
  >
    {(wiring) => <input {...wiring} class="input is-short" type="time" step="900" value={values.startTime} />}
  </Field>
)

export const VenueField = ({ values, ...field }: Asked) => (
  <Field {...field} name="venue" label={field.locale.t('form.venue')} hint={field.locale.t('form.venueHint')}>
    {(wiring) => (
      <input {...wiring} class="input" type="text" dir="auto" required maxlength={200} value={values.venue} />
    )}
  </Field>
)

export const RequestsField = (asked: Asked) => <Prose {...asked} name="requests" rows={3} />
export const MessageField = (asked: Asked) => <Prose {...asked} name="message" rows={4} />

const Prose = ({ values, name, rows, ...field }: Asked & { name: 'requests' | 'message'; rows: number }) => (
  <Field
    {...field}
    name={name}
    label={field.locale.t(`form.${name}`)}
    hint={field.locale.t(`form.${name}Hint`)}
    optional
  >
    {(wiring) => (
      <textarea {...wiring} class="input" dir="auto" rows={rows} maxlength={2000}>
        {values[name]}
      </textarea>
    )}
  </Field>
)
