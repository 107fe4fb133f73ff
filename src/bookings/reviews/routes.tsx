import { Hono } from 'hono'
import type { OwnBooking } from '../../../db/queries/bookings.ts'
import { isReviewed } from '../../../db/queries/testimonials.ts'
import { ReviewPage } from '../../../views/bookings/review.tsx'
import type { ReviewProps } from '../../../views/props.ts'
import type { Ctx, Doors, Env } from '../../http/context.ts'
import { formOf } from '../../http/forms.ts'
import { goOn, pageOf, personal, show } from '../../http/page.ts'
import { localeOf } from '../../translations/locale.ts'
import { reviewedWith } from './link.ts'
import { review, shortName } from './review.ts'

/** Where the link of the letter after completion leads: a form, once for each booking. */
export function reviewPages({ services }: Doors) {
  return new Hono<Env>()
    .get('/reviews/:key', async (c) => {
      const booking = await asked(c)
      if (!booking) return c.notFound()
      const done = await isReviewed(services.db, booking.id)
      return reviewPage(c, booking, done ? { done: 'thanks' } : {})
    })

    .post('/reviews/:key', async (c) => {
      const booking = await asked(c)
      if (!booking) return c.notFound()
      const form = await formOf(c)
      const rating = form('rating')
      const said = await review(services, booking, {
        text: form('text') ?? '',
        author: form('author') ?? '',
        ...(rating !== undefined && { rating: Number(rating) }),
      })
      if (said.ok) return goOn(c, localeOf(c.get('language')).paths.review(c.req.param('key')))
      return said.refusal.code === 'already'
        ? reviewPage(c, booking, { done: 'already' }, 409)
        : reviewPage(c, booking, { values: form.typed, problems: said.refusal.problems }, 422)
    })

  async function asked(c: Ctx) {
    personal(c)
    c.header('X-Robots-Tag', 'noindex')
    return reviewedWith(services, c.req.param('key') ?? '', c.get('language'))
  }

  async function reviewPage(
    c: Ctx,
    booking: OwnBooking,
    more: Partial<ReviewProps>,
    status: 200 | 409 | 422 = 200,
  ) {
    const values = { author: shortName(booking.customer.name) }
    const props = { booking, reviewKey: c.req.param('key') ?? '', values, problems: [], ...more }
    return show(c, <ReviewPage page={await pageOf(c, services)} {...props} />, status)
  }
}
