import type { KeptPackage } from '../../src/listings/kinds/package.ts'
import { RequestsField, StartTimeField, VenueField } from '../bookings/fields.tsx'
import type { Asked, Fact, KindView } from '../bookings/kind.ts'
import { atOf, startOf } from '../bookings/when.ts'
import { Field } from '../ui/field.tsx'

const keptOf = ({ choice }: { choice: Record<string, unknown> }) => choice as unknown as KeptPackage

const ASKED = ['startTime', 'venue', 'requests'] as const
const CHOSEN = ['date', 'guests', 'eventType', 'theme'] as const

/** A booked package: the party, in words. */
export const packageView: KindView = {
  facts(locale, line) {
    const { t } = locale
    const { eventType, guests, theme, venue, requests } = keptOf(line)
    const facts: (Fact | undefined)[] = [
      { term: t('booking.when'), words: { text: startOf(locale, line.when) }, ...atOf(locale, line.when) },
      venue ? { term: t('booking.where'), words: { text: venue }, typed: true } : undefined,
      { term: t('quote.eventType'), words: { text: t(`event.${eventType}`) } },
      { term: t('quote.guests'), words: { text: locale.number(guests) } },
      { term: t('quote.theme'), words: theme?.title ?? { text: t('panel.noTheme') } },
      requests ? { term: t('form.requests'), words: { text: requests }, typed: true } : undefined,
    ]
    return facts.filter((each) => each !== undefined)
  },

  extras: (_, line) => keptOf(line).addOns,

  asking: {
    title: ({ t }) => t('form.event'),
    names: ASKED,
    Fields: (asked) => (
      <>
        <StartTimeField {...asked} />
        <VenueField {...asked} />
        <RequestsField {...asked} />
      </>
    ),
  },

  nameOf({ t }, path) {
    const asked = ASKED.find((each) => each === path)
    if (asked) return t(`form.${asked}`)
    const chosen = CHOSEN.find((each) => each === path)
    return t(chosen ? `quote.${chosen}` : 'quote.choice')
  },

  Changes: (asked) => <PackageChanges {...asked} {...(asked.options as { first: string; last: string })} />,
}

function PackageChanges({ first, last, ...asked }: Asked & { first: string; last: string }) {
  const { locale, values } = asked
  const { t } = locale
  return (
    <>
      <div class="form-pair">
        <Field {...asked} name="date" label={t('quote.date')}>
          {(wiring) => (
            <input
              {...wiring}
              class="input"
              type="date"
              min={first}
              max={last}
              required
              value={values.date}
            />
          )}
        </Field>
        <StartTimeField {...asked} />
      </div>
      <Field {...asked} name="guests" label={t('quote.guests')}>
        {(wiring) => (
          <input
            {...wiring}
            class="input is-short"
            type="number"
            inputmode="numeric"
            min={1}
            required
            value={values.guests}
          />
        )}
      </Field>
      <VenueField {...asked} />
      <RequestsField {...asked} />
    </>
  )
}
