import { Hono } from 'hono'
import { nextClosing } from '../../../db/queries/departures.ts'
import { termsOf } from '../../../db/queries/house.ts'
import { similarTours, tourListing } from '../../../db/queries/tours.ts'
import { TourPage } from '../../../views/tours/detail.tsx'
import { TourPanel } from '../../../views/tours/panel.tsx'
import type { Ctx, Doors, Env } from '../../http/context.ts'
import { queryOf } from '../../http/forms.ts'
import type { DependsOn, Keep } from '../../http/keep.ts'
import { asksFor, keepable, pageOf, show, showPart } from '../../http/page.ts'
import { tourKind } from '../../listings/kinds/tour.ts'
import { isTourChoice, readTourRequest } from '../../listings/tours/request.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import { tourPanelOf } from './panel.ts'

const LISTING: DependsOn = { fields: (name) => name === 'month' || isTourChoice(name), part: 'panel' }

/** The page of one tour; its quote stands with those of every kind. */
export function tourPages({ services }: Doors, whileUnchanged: Keep) {
  return new Hono<Env>().get('/tours/:slug', whileUnchanged(LISTING), async (c) => {
    keepable(c, await nextClosing(services.db))
    return tourPage(services, c, c.req.param('slug'), 200)
  })
}

/**
 * A tour with what the address says of a choice, or only its panel when htmx asks for that. The quote shows it again
 * with what is wrong, where it cannot be made; paths are those of the choice.
 */
export async function tourPage(
  services: Doors['services'],
  c: Ctx,
  slug: string,
  status: 200 | 409 | 422,
  problems: readonly FieldProblem[] = [],
) {
  const { db, clock } = services
  const language = c.get('language')
  const listing = await tourListing(db, language, slug)
  if (!listing) return c.notFound()
  const query = queryOf(c)
  const request = readTourRequest(query, listing)
  const [page, panel] = await Promise.all([
    pageOf(c, services),
    termsOf(db, clock.now()).then((terms) => tourPanelOf(services, terms, listing, request, query('month'))),
  ])
  const said = tourKind.read(query, query.names)
  const found = problems.map((each) => ({ ...each, path: tourKind.fieldOf(each.path, said) }))
  const props = { page, listing, request, ...panel, problems: [...found, ...panel.problems] }
  if (asksFor(c, 'panel')) return showPart(c, <TourPanel {...props} />, status)
  return show(c, <TourPage {...props} similar={await similarTours(db, language, listing.id)} />, status)
}
