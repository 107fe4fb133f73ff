import type { BookedLine, Booking } from '../../src/bookings/booking.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { Layout } from '../layout.tsx'
import type { BookingPageProps } from '../props.ts'
import { Bill, Due } from '../ui/bill.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Photo } from '../ui/photo.tsx'
import { Rows } from '../ui/rows.tsx'
import { Words } from '../ui/words.tsx'
import { KIND_VIEWS } from './kinds.ts'
import { policyWords } from './policy.ts'

/** What, when, where, who and what it costs, for the one who has the link. */
export function BookingPage({ page, booking, fresh, cancellable, changeable }: BookingPageProps) {
  const { locale } = page
  const { t, paths } = locale
  return (
    <Layout page={page} title={t('booking.pageTitle', { reference: booking.reference })} personal>
      {fresh && (
        <Notice kind="good" title={t('booking.fresh')}>
          <p>{t('booking.freshWords', { email: booking.customer.email })}</p>
        </Notice>
      )}
      <header class="page-head booking-head">
        <h1>
          <Words of={booking.lines[0]?.title ?? { text: t('booking.title') }} />
        </h1>
        <p class="booking-reference">
          {t('booking.reference')} <strong>{booking.reference}</strong>
        </p>
      </header>
      <State page={page} booking={booking} />
      <div class="booking">
        <div class="booking-main">
          {booking.lines.map((line) => (
            <Line page={page} line={line} only={booking.lines.length === 1} />
          ))}
          <section class="booking-part">
            <h2>{t('booking.who')}</h2>
            <Who locale={locale} booking={booking} />
          </section>
          <section class="booking-part">
            <h2>{t('booking.events')}</h2>
            <ol class="timeline">
              {booking.events.map((each) => (
                <li>
                  <time datetime={new Date(each.at * 1000).toISOString()}>
                    {locale.instant(each.at, booking.zone)}
                  </time>
                  <span>
                    {t(`booking.event.${each.what}`)}
                    {each.why && (
                      <q class="timeline-why" dir="auto">
                        {each.why}
                      </q>
                    )}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        </div>
        <div class="booking-side">
          <section class="summary">
            <h2 class="summary-title">{t('booking.bill')}</h2>
            <Bill locale={locale} lines={booking.bill} taxes={booking.taxes} total={booking.total} />
            <Due locale={locale} {...booking} />
          </section>
          <section class="booking-part">
            <h2>{t('booking.yours')}</h2>
            {changeable && (
              <a class="more booking-change" href={paths.changes(booking.reference)}>
                {t('change.open')}
              </a>
            )}
            {cancellable && (
              <a class="more booking-cancel" href={paths.cancellation(booking.reference)}>
                {t('cancel.open')}
              </a>
            )}
          </section>
          {cancellable && (
            <p class="booking-part">
              <a class="button" href={paths.calendarFile(booking.reference)} download>
                {t('booking.calendar')}
              </a>
            </p>
          )}
          <p class="booking-private">{t('booking.private')}</p>
        </div>
      </div>
    </Layout>
  )
}

export const SIGN = { pending: 'pending', confirmed: 'good', completed: 'good' } as const

function State({ page, booking }: Pick<BookingPageProps, 'page' | 'booking'>) {
  const { t } = page.locale
  const { status } = booking
  const sign = status in SIGN ? SIGN[status as keyof typeof SIGN] : 'over'
  return (
    <section class={`state is-${sign}`} aria-label={t('booking.state')}>
      <p class="state-name">
        <span class="state-sign">
          <Icon name={sign === 'good' ? 'check' : sign === 'over' ? 'close' : 'clock'} />
        </span>
        {t(`status.${status}`)}
      </p>
      <p>{t(`status.${status}.words`, { hours: page.house.approvalHours })}</p>
    </section>
  )
}

interface LineProps {
  page: BookingPageProps['page']
  line: BookedLine
  /** Its page is headed by its name already. */
  only?: boolean
  /** Without its picture. */
  plain?: boolean
}

export function Line({ page, line, only, plain }: LineProps) {
  const { locale } = page
  const { t, paths } = locale
  const { facts, extras } = KIND_VIEWS[line.kind]
  const taken = extras?.(locale, line) ?? []
  return (
    <section class="booking-part booking-line">
      <h2 class={only ? 'hidden-words' : ''}>
        <Words of={line.title} />
      </h2>
      {!plain && <Photo page={page} picture={line.cover} first class="booking-photo" />}
      <a class="more" href={paths.listing(line.kind, line.slug)}>
        {t('booking.look')}
      </a>
      <Rows facts={facts(locale, line)} />
      {taken.length > 0 && (
        <ul class="included">
          {taken.map(({ quantity, name }) => (
            <li>
              <Icon name="check" />
              <span>
                {quantity > 1 && `${locale.number(quantity)} × `}
                <Words of={name} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <h3>{t('booking.policy')}</h3>
      <ul class="policy">
        {policyWords(locale, line.policy).map((each) => (
          <li>{each}</li>
        ))}
      </ul>
    </section>
  )
}

export function Who({ locale, booking }: { locale: Locale; booking: Booking }) {
  const { t } = locale
  const { customer, message } = booking
  const { name, email, phone, company } = customer
  const said: [string, string | undefined][] = [
    [t('form.name'), name],
    [t('form.email'), email],
    [t('form.phone'), phone],
    [t('form.company'), company],
    [t('form.message'), message],
  ]
  const facts = said.flatMap(([term, text]) => (text ? [{ term, words: { text }, typed: true }] : []))
  return <Rows facts={facts} />
}
