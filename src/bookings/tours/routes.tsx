import { Hono } from 'hono'
import { nextClosing } from '../../../db/queries/departures.ts'
import { termsOf } from '../../../db/queries/house.ts'
import { similarTours, tourListing } from '../../../db/queries/tours.ts'
import { TourPage } from '../../../views/tours/detail.tsx'
import { TourPanel } from '../../../views/tours/panel.tsx'
import type { Ctx, Doors, Env } from '../../http/context.ts'
import { queryOf } from '../../http/forms.ts'
import type { DependsOn, Keep } from '../../http/keep.ts'
import { asksFor, keepable, pageOf, personal, show, showPart } from '../../http/page.ts'
import { isTourChoice, readTourRequest } from '../../listings/tours/request.ts'
import type { ListingPage } from '../orders/page.ts'
import { tourPanelOf } from './panel.ts'

const LISTING: DependsOn = { fields: (name) => name === 'month' || isTourChoice(name), part: 'panel' }

/** One tour with its panel: days, departures and party, and what they come to. */
export function tourPages(doors: Doors, whileUnchanged: Keep) {
  return new Hono<Env>().get('/tours/:slug', whileUnchanged(LISTING), async (c) => {
    keepable(c, await nextClosing(doors.services.db))
    return tourPage(doors)(c, c.req.param('slug'), 200, [])
  })
}

/** The same page with what is amiss in the choice it was asked for. */
export const tourPage =
  ({ services }: Doors): ListingPage<Ctx> =>
  async (c, slug, status, problems) => {
    const { db, clock } = services
    const language = c.get('language')
    const listing = await tourListing(db, language, slug)
    if (!listing) return c.notFound()
    if (status !== 200) personal(c)
    const query = queryOf(c)
    const request = readTourRequest(query, listing)
    const [page, terms] = await Promise.all([pageOf(c, services), termsOf(db, clock.now())])
    const panel = await tourPanelOf(services, { terms, language }, listing, request, query('month'))
    const said = new Set(panel.problems.map(({ path }) => path))
    const found = [...problems.filter(({ path }) => !said.has(path)), ...panel.problems]
    const props = { page, listing, request, ...panel, problems: found }
    if (asksFor(c, 'panel')) return showPart(c, <TourPanel {...props} />, status)
    return show(c, <TourPage {...props} similar={await similarTours(db, language, listing.id)} />, status)
  }
