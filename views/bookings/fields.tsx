import { Field, fieldId } from '../ui/field.tsx'
import type { Asked } from './kind.ts'

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

/** Who books. */
export function CustomerFields({ values, ...field }: Asked) {
  const { t } = field.locale
  return (
    <>
      <div class="form-pair">
        <Field {...field} name="name" label={t('form.name')}>
          {(wiring) => (
            <input
              {...wiring}
              class="input"
              type="text"
              dir="auto"
              autocomplete="name"
              required
              maxlength={120}
              value={values.name}
            />
          )}
        </Field>
        <Field {...field} name="email" label={t('form.email')} hint={t('form.emailHint')}>
          {(wiring) => (
            <input
              {...wiring}
              class="input"
              type="email"
              inputmode="email"
              autocomplete="email"
              spellcheck={false}
              required
              maxlength={254}
              value={values.email}
            />
          )}
        </Field>
      </div>
      <div class="form-pair">
        <Field {...field} name="company" label={t('form.company')} optional>
          {(wiring) => (
            <input
              {...wiring}
              class="input"
              type="text"
              dir="auto"
              autocomplete="organization"
              maxlength={120}
              value={values.company}
            />
          )}
        </Field>
        <Field {...field} name="phone" label={t('form.phone')} optional>
          {(wiring) => (
            <input
              {...wiring}
              class="input"
              type="tel"
              inputmode="tel"
              autocomplete="tel"
              maxlength={32}
              value={values.phone}
            />
          )}
        </Field>
      </div>
      <div class="field">
        <label class="check">
          <input
            id={fieldId('whatsapp')}
            type="checkbox"
            name="whatsapp"
            value="yes"
            checked={values.whatsapp !== undefined}
            aria-describedby={`${fieldId('whatsapp')}-hint`}
          />
          {t('form.whatsapp')}
        </label>
        <p class="field-hint" id={`${fieldId('whatsapp')}-hint`}>
          {t('form.whatsappHint')}
        </p>
      </div>
    </>
  )
}

/** A code of the house; what it takes off shows once the form is sent, before anything is agreed. */
export const PromotionField = ({ values, ...field }: Asked) => (
  <Field {...field} name="promotion" label={field.locale.t('form.promotion')} optional>
    {(wiring) => (
      <input
        {...wiring}
        class="input is-short"
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        maxlength={64}
        value={values.promotion}
      />
    )}
  </Field>
)
