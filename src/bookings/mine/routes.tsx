import { Hono } from 'hono'
import { type BookingFilters, type BookingOrder, bookingsListed } from '../../../db/queries/booking-list.ts'
import { termsOf } from '../../../db/queries/house.ts'
import { MyBookingsPage } from '../../../views/accounts/bookings.tsx'
import type { Doors, Env } from '../../http/context.ts'
import { pageOf, personal, show } from '../../http/page.ts'
import { personAsking } from '../../http/who.ts'
import { dayAt } from '../../shared/days.ts'
import { stands } from '../steps.ts'

const MOST = 100

/** What one person booked. */
export function myBookingPages({ services }: Doors) {
  const { db, clock } = services
  return new Hono<Env>().get('/account', async (c) => {
    personal(c)
    const { account } = await personAsking(c)
    const today = dayAt(clock.now(), (await termsOf(db, clock.now())).zone)
    const list = async (filters: BookingFilters, sort: BookingOrder) =>
      (
        await bookingsListed(
          db,
          c.get('language'),
          { accountId: account.id, ...filters },
          { sort, limit: MOST },
        )
      ).bookings
    const [coming, all] = await Promise.all([list({ from: today }, 'day'), list({}, 'latest')])
    const upcoming = coming.filter(({ status }) => stands(status))
    const known = new Set(upcoming.map(({ id }) => id))
    const past = all.filter(({ id }) => !known.has(id))
    return show(c, <MyBookingsPage page={await pageOf(c, services)} {...{ account, upcoming, past }} />)
  })
}
