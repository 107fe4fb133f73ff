import { Hono } from 'hono'
import { termsOf } from '../../db/queries/house.ts'
import { packageCards } from '../../db/queries/packages.ts'
import { shownTestimonials } from '../../db/queries/testimonials.ts'
import { themeCards } from '../../db/queries/themes.ts'
import { HomePage } from '../../views/home.tsx'
import type { Doors, Env } from '../http/context.ts'
import type { Keep } from '../http/keep.ts'
import { keepable, pageOf, show } from '../http/page.ts'
import { windowAt } from '../shared/days.ts'

/** The home page: a search over what is on sale, and a choice of it. */
export function homePage({ services }: Doors, whileUnchanged: Keep) {
  const { db, clock } = services
  return new Hono<Env>().get('/', whileUnchanged({ room: () => false }), async (c) => {
    keepable(c)
    const language = c.get('language')
    const [terms, cards, themes, shown] = await Promise.all([
      termsOf(db, clock.now()),
      packageCards(db, language, { sort: 'featured' }),
      themeCards(db, language),
      shownTestimonials(db, language, { most: 3 }),
    ])
    const { first, last } = windowAt(clock.now(), terms)
    const page = await pageOf(c, services)
    return show(c, <HomePage {...{ page, themes, first, last, ...shown }} packages={cards.slice(0, 6)} />)
  })
}
