import { Hono } from 'hono'
import { bookingsListed } from '../../../db/queries/booking-list.ts'
import { jobCounts } from '../../../db/queries/job-list.ts'
import { notificationCounts } from '../../../db/queries/notification-list.ts'
import { HousePage } from '../../../views/admin/house.tsx'
import type { Doors, Env } from '../../http/context.ts'
import { pageOf, personal, show } from '../../http/page.ts'

const LATELY = 30 * 86_400
const FIRST_FEW = 10

/** Where somebody who works here begins. */
export function housePages({ services }: Doors) {
  const { db, clock } = services
  return new Hono<Env>().get('/admin', async (c) => {
    personal(c)
    const [page, jobs, messages, pending] = await Promise.all([
      pageOf(c, services),
      jobCounts(db),
      notificationCounts(db, Math.floor(clock.now() / 1000) - LATELY),
      bookingsListed(db, c.get('language'), { status: 'pending' }, { sort: 'oldest', limit: FIRST_FEW }),
    ])
    return show(c, <HousePage {...{ page, jobs, messages, pending }} />)
  })
}
