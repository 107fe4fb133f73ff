import type { Child } from 'hono/jsx'
import type { PackageListing } from '../../src/listings/listing.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { MessageField, RequestsField, StartTimeField, VenueField } from '../bookings/fields.tsx'
import { Layout } from '../layout.tsx'
import type { BookingFormProps } from '../props.ts'
import { Bill, Due } from '../ui/bill.tsx'
import { Field, fieldId, problemWords } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Photo } from '../ui/photo.tsx'
import { Unreachable, WHOLE_PAGE } from '../ui/swap.tsx'
import { Words } from '../ui/words.tsx'
import { choiceOf } from './panel.tsx'

export function QuotePage(props: BookingFormProps) {
  const { page, listing, request } = props
  const { t, paths } = page.locale
  return (
    <Layout page={page} title={t('quote.pageTitle', { title: listing.title.text })} personal>
      <nav class="crumbs" aria-label={t('common.crumbs')}>
        <a href={paths.package(listing.slug, choiceOf(request))}>
          <Icon name="left" />
          <Words of={listing.title} />
        </a>
      </nav>
      <header class="page-head">
        <h1>{t('quote.title')}</h1>
        <p class="lead">{t('quote.lead')}</p>
      </header>
      <BookingForm {...props} />
    </Layout>
  )
}

/** The bill and the form that asks for it to be booked; comes again whole when something in it must be put right. */
export function BookingForm(props: BookingFormProps) {
  const { page, problems, values, quote } = props
  const { locale } = page
  const { t, paths } = locale
  const field = { locale, problems }
  return (
    <div id="booking-form" class="checkout">
      <Summary {...props} />
      <form
        class="checkout-form"
        method="post"
        action={paths.bookings()}
        novalidate
        hx-post={paths.bookings()}
        hx-target="#booking-form"
        hx-swap="outerMorph"
        hx-disable="find .is-primary"
        {...WHOLE_PAGE}
      >
        <Hidden {...props} />
        <Refusal {...props} />
        <ProblemSummary {...props} />
        <fieldset class="form-part">
          <legend>{t('form.event')}</legend>
          <StartTimeField {...field} values={values} />
          <VenueField {...field} values={values} />
          <RequestsField {...field} values={values} />
        </fieldset>
        <fieldset class="form-part">
          <legend>{t('form.you')}</legend>
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
          </div>
          <MessageField {...field} values={values} />
        </fieldset>
        <div class="form-end">
          <p class="form-total">
            <span>{t('bill.total')}</span>
            <strong class="price">{locale.money(quote.total)}</strong>
          </p>
          <Unreachable locale={locale} />
          <button type="submit" class="button is-primary is-large">
            <span class="when-idle">{t('form.send')}</span>
            <span class="when-busy">{t('form.sending')}</span>
          </button>
          <p class="form-note">{t('form.after')}</p>
        </div>
      </form>
    </div>
  )
}

/** What was chosen and what it comes to, with the way back to change it. */
function Summary({ page, listing, request, quote }: BookingFormProps) {
  const { locale } = page
  const { t, paths } = locale
  const theme = listing.themes.find((each) => each.slug === request.theme)
  const rows: [string, Child][] = [
    [t('quote.date'), request.date ? locale.day(request.date) : '–'],
    [t('quote.guests'), request.guests === undefined ? '–' : locale.number(request.guests)],
    [t('quote.eventType'), request.eventType ? t(`event.${request.eventType}`) : '–'],
    [t('quote.theme'), theme ? <Words of={theme.title} /> : t('panel.noTheme')],
  ]
  return (
    <aside class="summary" aria-label={t('quote.summary')}>
      <div class="summary-head">
        <Photo page={page} picture={listing.cover} decorative class="summary-photo" />
        <h2 class="summary-title">
          <Words of={listing.title} />
        </h2>
      </div>
      <dl class="rows">
        {rows.map(([term, fact]) => (
          <div>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <a class="more" href={`${paths.package(listing.slug, choiceOf(request))}#calendar`}>
        {t('quote.change')}
      </a>
      <Bill locale={locale} lines={quote.lines} total={quote.total} />
      <Due locale={locale} {...quote} />
    </aside>
  )
}

const Hidden = ({ listing, request, quote, idempotencyKey }: BookingFormProps) => {
  const hidden = { listing: listing.slug, ...choiceOf(request), quote: quote.hash, key: idempotencyKey }
  return (
    <>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value ?? '')} />
      ))}
    </>
  )
}

/** Fields of the panel, which this page only carries: their problems lead back to the panel. */
const CHOSEN_EARLIER = new Set(['date', 'guests', 'eventType', 'theme', 'listing'])

function ProblemSummary({ page, problems, listing, request }: BookingFormProps) {
  const { locale } = page
  const { t, paths } = locale
  if (problems.length === 0) return null
  return (
    <Notice kind="wrong" title={t('form.problems', { count: problems.length })}>
      <ul>
        {problems.map((each) => {
          const earlier = CHOSEN_EARLIER.has(each.path) || each.path.startsWith('addOn')
          return (
            <li>
              <a
                href={
                  earlier
                    ? `${paths.package(listing.slug, choiceOf(request))}#calendar`
                    : `#${fieldId(each.path)}`
                }
              >
                {problemName(locale, listing, each.path)}
              </a>
              {t('form.colon')} {problemWords(locale, each)}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

const NAMED = ['startTime', 'venue', 'requests', 'name', 'email', 'phone', 'company', 'message'] as const
const CHOSEN = ['date', 'guests', 'eventType', 'theme'] as const

function problemName({ t }: Locale, listing: PackageListing, path: string): string {
  const addOn = listing.addOns.find(({ slug }) => path === `addOn.${slug}`)
  if (addOn) return addOn.name.text
  const named = NAMED.find((each) => each === path)
  if (named) return t(`form.${named}`)
  const chosen = CHOSEN.find((each) => each === path)
  return chosen ? t(`quote.${chosen}`) : t('quote.choice')
}

/** Why it could not be booked, and the nearest thing that can be. */
function Refusal({ page, listing, request, refusal }: BookingFormProps) {
  const { locale } = page
  const { t, paths } = locale
  if (!refusal) return null
  if (refusal.code === 'price_changed')
    return (
      <Notice kind="wrong" title={t('refusal.priceChanged')}>
        <p>
          <del>{locale.money(refusal.before)}</del> <ins>{locale.money(refusal.after)}</ins>
        </p>
        <p>{t('refusal.priceChangedWords')}</p>
      </Notice>
    )
  if (refusal.code === 'unavailable')
    return (
      <Notice kind="wrong" title={t('refusal.unavailable')}>
        <p>{t('refusal.unavailableWords')}</p>
      </Notice>
    )
  if (refusal.code === 'key_reused')
    return (
      <Notice kind="wrong" title={t('refusal.sentBefore')}>
        <p>{t('refusal.sentBeforeWords')}</p>
      </Notice>
    )
  const day = locale.day(refusal.day)
  return (
    <Notice kind="wrong" title={t(refusal.code === 'closed' ? 'refusal.closed' : 'refusal.soldOut', { day })}>
      <p>{t(refusal.near.length > 0 ? 'refusal.near' : 'refusal.noNear')}</p>
      {refusal.near.length > 0 && (
        <ul class="near-days">
          {refusal.near.map((each) => (
            <li>
              <a class="chip" href={paths.packageQuote(listing.slug, choiceOf({ ...request, date: each }))}>
                {locale.day(each, 'short')}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
