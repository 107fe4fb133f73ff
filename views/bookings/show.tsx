import type { Child } from 'hono/jsx'
import type { BookedLine, Booking } from '../../src/bookings/booking.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { Layout } from '../layout.tsx'
import type { BookingPageProps } from '../props.ts'
import { Bill, Due } from '../ui/bill.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Photo } from '../ui/photo.tsx'
import { Words } from '../ui/words.tsx'
import { policyWords } from './policy.ts'
import { startOf } from './when.ts'

/** What, when, where, who and what it costs, for the one who has the link. */
export function BookingPage({ page, booking, fresh, cancellable }: BookingPageProps) {
  const { locale } = page
  const { t, paths } = locale
  const lines = booking.lines.flatMap((line) => line.bill)
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
      <State locale={locale} booking={booking} />
      <div class="booking">
        <div class="booking-main">
          {booking.lines.map((line) => (
            <Line page={page} line={line} booking={booking} />
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
                  <span>{t(`booking.event.${each.what}`)}</span>
                </li>
              ))}
            </ol>
          </section>
        </div>
        <div class="booking-side">
          <section class="summary">
            <h2 class="summary-title">{t('booking.bill')}</h2>
            <Bill locale={locale} lines={lines} total={booking.total} />
            <Due locale={locale} {...booking} />
          </section>
          <section class="booking-part">
            <h2>{t('booking.policy')}</h2>
            <ul class="policy">
              {policyWords(locale, booking.policy).map((each) => (
                <li>{each}</li>
              ))}
            </ul>
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

const SIGN = { pending: 'pending', confirmed: 'good', completed: 'good' } as const

function State({ locale, booking }: { locale: Locale; booking: Booking }) {
  const { t } = locale
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
      <p>{t(`status.${status}.words`)}</p>
    </section>
  )
}

function Line({
  page,
  line,
  booking,
}: {
  page: BookingPageProps['page']
  line: BookedLine
  booking: Booking
}) {
  const { locale } = page
  const { t, paths } = locale
  const { choice } = line
  const rows: [string, Child][] = [
    [
      t('booking.what'),
      <a href={paths.package(line.slug)}>
        <Words of={line.title} />
      </a>,
    ],
    [t('booking.when'), startOf(locale, choice, booking.zone)],
    [t('booking.where'), <bdi>{choice.venue}</bdi>],
    [t('quote.eventType'), t(`event.${choice.eventType}`)],
    [t('quote.guests'), locale.number(choice.guests)],
    [t('quote.theme'), choice.theme ? <Words of={choice.theme.title} /> : t('panel.noTheme')],
  ]
  if (choice.requests)
    rows.push([
      t('form.requests'),
      <span class="typed" dir="auto">
        {choice.requests}
      </span>,
    ])
  return (
    <section class="booking-part booking-line">
      <h2 class="hidden-words">{t('booking.party')}</h2>
      <Photo page={page} picture={line.cover} first class="booking-photo" />
      <Rows rows={rows} />
      {choice.addOns.length > 0 && (
        <ul class="included">
          {choice.addOns.map((each) => (
            <li>
              <Icon name="check" />
              <span>
                {each.quantity > 1 && `${locale.number(each.quantity)} × `}
                <Words of={each.name} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Who({ locale, booking }: { locale: Locale; booking: Booking }) {
  const { t } = locale
  const { customer } = booking
  const rows: [string, Child][] = [
    [t('form.name'), <bdi>{customer.name}</bdi>],
    [t('form.email'), <bdi>{customer.email}</bdi>],
  ]
  if (customer.phone) rows.push([t('form.phone'), <bdi>{customer.phone}</bdi>])
  if (customer.company) rows.push([t('form.company'), <bdi>{customer.company}</bdi>])
  if (booking.message)
    rows.push([
      t('form.message'),
      <span class="typed" dir="auto">
        {booking.message}
      </span>,
    ])
  return <Rows rows={rows} />
}

const Rows = ({ rows }: { rows: [string, Child][] }) => (
  <dl class="rows">
    {rows.map(([term, fact]) => (
      <div>
        <dt>{term}</dt>
        <dd>{fact}</dd>
      </div>
    ))}
  </dl>
)
