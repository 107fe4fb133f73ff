import type { ListedBooking } from '../../db/queries/booking-list.ts'
import type { Account } from '../../src/shared/who.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { placeOf } from '../bookings/when.ts'
import type { Page } from '../props.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Words } from '../ui/words.tsx'
import type { Said } from './alone.tsx'
import { AccountFrame, Part } from './frame.tsx'

export interface MyBookingsProps {
  page: Page
  account: Account
  upcoming: ListedBooking[]
  past: ListedBooking[]
  said?: Said
}

/** What somebody booked: what is still to come first. */
export function MyBookingsPage({ page, account, upcoming, past, said }: MyBookingsProps) {
  const { t, paths } = page.locale
  const none = upcoming.length + past.length === 0
  return (
    <AccountFrame page={page} title={t('account.welcome', { name: account.name })} said={said}>
      {!account.verified && (
        <Notice kind="plain" title={t('account.unverified')}>
          <p>{t('account.unverifiedWords')}</p>
          <form method="post" action={paths.ofAccount('verification')}>
            <button type="submit" class="button">
              {t('account.sendAgain')}
            </button>
          </form>
        </Notice>
      )}
      {none && (
        <div class="empty">
          <h2>{t('account.noBookings')}</h2>
          <p>{t('account.noBookingsWords', { email: account.email })}</p>
          <a class="more" href={paths.home()}>
            {t('account.browse')}
            <Icon name="arrow" />
          </a>
        </div>
      )}
      {upcoming.length > 0 && (
        <Part id="upcoming" title={t('account.upcoming')}>
          <Owned locale={page.locale} bookings={upcoming} />
        </Part>
      )}
      {past.length > 0 && (
        <Part id="past" title={t('account.past')}>
          <Owned locale={page.locale} bookings={past} />
        </Part>
      )}
    </AccountFrame>
  )
}

const Owned = ({ locale, bookings }: { locale: Locale; bookings: ListedBooking[] }) => (
  <ul class="owned">
    {bookings.map((each) => (
      <li class="owned-row is-booking">
        <h3 class="owned-title">
          <a href={locale.paths.booking(each.reference)}>
            <Words of={each.title} />
          </a>
        </h3>
        <p class="owned-when">{whenOf(locale, each)}</p>
        <span class={`tag is-${each.status}`}>{locale.t(`status.${each.status}`)}</span>
        <span class="price">{locale.money(each.total)}</span>
        {each.more > 0 && <p class="owned-more">{locale.t('account.moreLines', { count: each.more })}</p>}
      </li>
    ))}
  </ul>
)

const whenOf = (locale: Locale, { day, time, zone }: ListedBooking) =>
  time ? locale.t('booking.dayAndTime', { day: locale.day(day), time, zone: placeOf(zone) }) : locale.day(day)
