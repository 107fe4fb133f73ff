import type { Near } from '../../src/inventory/near.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { Layout } from '../layout.tsx'
import type { BookingFormProps, ShownLine } from '../props.ts'
import { Bill, Due } from '../ui/bill.tsx'
import { fieldId, problemWords } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Photo } from '../ui/photo.tsx'
import { Rows } from '../ui/rows.tsx'
import { Unreachable, WHOLE_PAGE } from '../ui/swap.tsx'
import { Words } from '../ui/words.tsx'
import { Countdown } from './countdown.tsx'
import { CustomerFields, MessageField, PromotionField } from './fields.tsx'
import { KIND_VIEWS } from './kinds.ts'
import { WaitInstead } from './waitlist.tsx'
import { placeOf } from './when.ts'

export function QuotePage(props: BookingFormProps) {
  const { page, line, held } = props
  const { t } = page.locale
  const title = held ? t('checkout.title') : t('quote.title')
  return (
    <Layout page={page} title={`${title}${t('form.colon')} ${line.title.text}`} personal>
      <nav class="crumbs" aria-label={t('common.crumbs')}>
        <a href={choiceLink(props)}>
          <Icon name="left" />
          <Words of={line.title} />
        </a>
      </nav>
      <header class="page-head">
        <h1>{title}</h1>
        <p class="lead">{t(held?.offered ? 'offer.lead' : held ? 'checkout.lead' : 'quote.lead')}</p>
      </header>
      {held && <Countdown locale={page.locale} held={held} zone={line.when?.zone ?? page.house.zone} />}
      <BookingForm {...props} />
    </Layout>
  )
}

/** The bill and the form that asks for it to be booked; comes again whole when something in it must be put right. */
export function BookingForm(props: BookingFormProps) {
  const { page, line, problems, values, quote, held, instant } = props
  const { locale } = page
  const { t, paths } = locale
  const asked = { locale, problems, values }
  const { asking } = KIND_VIEWS[line.kind]
  const action = held ? paths.checkout(held.reference) : paths.bookings()
  return (
    <div id="booking-form" class="checkout">
      <Summary {...props} />
      <form
        class="checkout-form"
        method="post"
        action={action}
        novalidate
        hx-post={action}
        hx-target="#booking-form"
        hx-swap="outerMorph"
        hx-disable="find .is-primary"
        {...WHOLE_PAGE}
      >
        <Hidden {...props} />
        <Refusal {...props} />
        <ProblemSummary {...props} />
        {asking && (
          <fieldset class="form-part">
            <legend>{asking.title(locale)}</legend>
            <asking.Fields {...asked} />
          </fieldset>
        )}
        <fieldset class="form-part">
          <legend>{t('form.you')}</legend>
          <CustomerFields {...asked} />
          <MessageField {...asked} />
          <PromotionField {...asked} />
        </fieldset>
        <div class="form-end">
          {quote && (
            <p class="form-total">
              <span>{t('bill.total')}</span>
              <strong class="price">{locale.money(quote.total)}</strong>
            </p>
          )}
          <Unreachable locale={locale} />
          <button type="submit" class="button is-primary is-large">
            <span class="when-idle">{t(instant ? 'form.book' : 'form.send')}</span>
            <span class="when-busy">{t('form.sending')}</span>
          </button>
          <p class="form-note">
            {t(instant ? 'form.afterInstant' : 'form.after', { hours: page.house.approvalHours })}
          </p>
        </div>
      </form>
    </div>
  )
}

/** The listing's page with this choice still made. */
const choiceLink = ({ page, line, fields }: Pick<BookingFormProps, 'page' | 'line' | 'fields'>) =>
  `${page.locale.paths.listing(line.kind, line.slug, fields)}#panel`

/** What was chosen and what it comes to, with the way back to change it. */
function Summary(props: BookingFormProps) {
  const { page, line, quote, held } = props
  const { locale } = page
  const { t, paths } = locale
  const { facts } = KIND_VIEWS[line.kind]
  return (
    <aside class="summary" aria-label={t('quote.summary')}>
      <div class="summary-head">
        <Photo page={page} picture={line.cover} decorative class="summary-photo" />
        <h2 class="summary-title">
          <Words of={line.title} />
        </h2>
      </div>
      {isWhole(line) && <Rows facts={facts(locale, line)} />}
      {!held && (
        <a class="more" href={choiceLink(props)}>
          {t('quote.change')}
        </a>
      )}
      {quote && (
        <>
          <Bill locale={locale} lines={quote.lines} taxes={quote.taxes} total={quote.total} />
          {quote.promotion === 'not_taken' && <p class="problem">{t('problem.not_taken')}</p>}
          <Due locale={locale} {...quote} />
        </>
      )}
      {!held && quote && (
        <form class="hold-offer" method="post" action={paths.holds()}>
          <Hidden {...props} />
          <p>{t('hold.offer')}</p>
          <button type="submit" class="button">
            {t('hold.do')}
          </button>
        </form>
      )}
    </aside>
  )
}

const isWhole = (line: BookingFormProps['line']): line is ShownLine => line.when !== undefined

const Hidden = ({ line, fields, quote, idempotencyKey, held }: BookingFormProps) => {
  const hidden = {
    ...(!held && { kind: line.kind, listing: line.slug, ...fields }),
    quote: quote?.hash,
    key: idempotencyKey,
  }
  return (
    <>
      {Object.entries(hidden)
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <input type="hidden" name={name} value={String(value)} />
        ))}
    </>
  )
}

const OWN = ['name', 'email', 'phone', 'company', 'message', 'promotion'] as const

function ProblemSummary(props: BookingFormProps) {
  const { page, line, problems, names = {} } = props
  const { locale } = page
  const { t } = locale
  if (problems.length === 0) return null
  const { asking, nameOf } = KIND_VIEWS[line.kind]
  const own = (path: string) => OWN.find((each) => each === path)
  return (
    <Notice kind="wrong" title={t('form.problems', { count: problems.length })}>
      <ul>
        {problems.map((each) => {
          const name = own(each.path)
          // Fields of the panel are only carried here: their problems lead back to it.
          const here = name || asking?.names.includes(each.path)
          return (
            <li>
              <a href={here ? `#${fieldId(each.path)}` : choiceLink(props)}>
                {name ? t(`form.${name}`) : (names[each.path] ?? nameOf(locale, each.path))}
              </a>
              {t('form.colon')} {problemWords(locale, each)}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

/** Why it could not be booked, and the nearest thing that can be. */
function Refusal({ page, line, fields, refusal }: BookingFormProps) {
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
  if (!('near' in refusal)) {
    const name = PLAIN[refusal.code]
    return (
      <Notice kind="wrong" title={t(`refusal.${name}`)}>
        <p>{t(`refusal.${name}Words`)}</p>
      </Notice>
    )
  }
  const day = nearWords(locale, refusal, 'full')
  return (
    <Notice kind="wrong" title={t(refusal.code === 'closed' ? 'refusal.closed' : 'refusal.soldOut', { day })}>
      <p>{t(refusal.near.length > 0 ? 'refusal.near' : 'refusal.noNear')}</p>
      {refusal.near.length > 0 && (
        <ul class="near-days">
          {refusal.near.map((each) => (
            <li>
              <a class="chip" href={paths.quote(line.kind, line.slug, { ...fields, ...each.fields })}>
                {nearWords(locale, each, 'short')}
              </a>
            </li>
          ))}
        </ul>
      )}
      {refusal.code !== 'closed' && <WaitInstead {...page} />}
    </Notice>
  )
}

const PLAIN = {
  unavailable: 'unavailable',
  key_reused: 'sentBefore',
  too_many_holds: 'tooManyHolds',
  too_many_bookings: 'tooManyBookings',
  lapsed: 'lapsed',
  changed: 'changed',
} as const

/** A day, with its time and zone where it is more than a day. */
export function nearWords(
  locale: Locale,
  { day, time, zone }: Pick<Near, 'day' | 'time' | 'zone'>,
  length: 'full' | 'short',
) {
  const said = length === 'full' ? locale.day(day) : locale.day(day, 'short')
  if (!time) return said
  return zone ? locale.t('booking.dayAndTime', { day: said, time, zone: placeOf(zone) }) : `${said}, ${time}`
}
