import type { Locale } from '../../src/translations/locale.ts'
import type { BookingFormProps } from '../props.ts'
import { Notice } from '../ui/notice.tsx'

interface CountdownProps {
  locale: Locale
  held: NonNullable<BookingFormProps['held']>
  /** IANA, of what is held. */
  zone: string
}

/**
 * How long it is held still. The server says until when; a script counts down from there, by the time that has passed
 * and not by the visitor's own clock, which may be wrong.
 */
export function Countdown({ locale, held, zone }: CountdownProps) {
  const { t, paths } = locale
  const { reference, until, now, extended, live } = held
  if (!live)
    return (
      <Notice kind="wrong" title={t('hold.over')}>
        <p>{t('hold.overWords')}</p>
        <form method="post" action={paths.holdRenewal(reference)}>
          <button type="submit" class="button is-primary">
            {t('hold.again')}
          </button>
        </form>
      </Notice>
    )
  if (held.offered) return <Offered locale={locale} held={held} zone={zone} />
  const left = until - now
  return (
    <section class="hold" aria-label={t('hold.title')}>
      <p class="hold-left" role="timer" data-left={left}>
        <span>{t('hold.title')}</span>{' '}
        <strong data-clock>{t('hold.minutes', { count: Math.max(1, Math.ceil(left / 60)) })}</strong>
      </p>
      <p class="hold-words" role="status" data-over hidden>
        {t('hold.overWords')}
      </p>
      <p class="hold-words">{t('hold.words')}</p>
      <div class="hold-doings">
        {!extended && (
          <form method="post" action={paths.holdExtension(reference)}>
            <button type="submit" class="button">
              {t('hold.extend')}
            </button>
          </form>
        )}
        <form method="post" action={paths.holdRelease(reference)}>
          <button type="submit" class="more">
            {t('hold.release')}
          </button>
        </form>
      </div>
    </section>
  )
}

/** An offer of the waiting list lasts for so long that nothing need tick. */
const Offered = ({ locale, held: { reference, until }, zone }: CountdownProps) => (
  <section class="hold" aria-label={locale.t('offer.title')}>
    <p class="hold-left">
      <strong>{locale.t('offer.title')}</strong>
    </p>
    <p class="hold-words">{locale.t('offer.until', { until: locale.instant(until, zone) })}</p>
    <div class="hold-doings">
      <form method="post" action={locale.paths.holdRelease(reference)}>
        <button type="submit" class="more">
          {locale.t('hold.release')}
        </button>
      </form>
    </div>
  </section>
)
