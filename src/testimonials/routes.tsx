import { Hono } from 'hono'
import { shownTestimonials } from '../../db/queries/testimonials.ts'
import { TestimonialsPage } from '../../views/testimonials.tsx'
import type { Doors, Env } from '../http/context.ts'
import type { Keep } from '../http/keep.ts'
import { keepable, pageOf, show } from '../http/page.ts'

export function testimonialPages({ services }: Doors, whileUnchanged: Keep) {
  return new Hono<Env>().get('/testimonials', whileUnchanged({ room: () => false }), async (c) => {
    keepable(c)
    const shown = await shownTestimonials(services.db, c.get('language'))
    return show(c, <TestimonialsPage page={await pageOf(c, services)} {...shown} />)
  })
}
