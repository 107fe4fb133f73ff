import { Hono } from 'hono'
import { termsOf } from '../../../db/queries/house.ts'
import { packageListing, similarPackages } from '../../../db/queries/packages.ts'
import { shownTestimonials } from '../../../db/queries/testimonials.ts'
import { PackagePage } from '../../../views/packages/detail.tsx'
import { PackagePanel } from '../../../views/packages/panel.tsx'
import type { Ctx, Doors, Env } from '../../http/context.ts'
import { queryOf } from '../../http/forms.ts'
import type { DependsOn, Keep } from '../../http/keep.ts'
import { asksFor, keepable, pageOf, personal, show, showPart } from '../../http/page.ts'
import { isChoice, readRequest } from '../../listings/request.ts'
import type { ListingPage } from '../orders/page.ts'
import { panelOf } from '../panel.ts'

const LISTING: DependsOn = { fields: (name) => name === 'month' || isChoice(name), part: 'panel' }

/** One package with its panel: days, party, theme and extras, and what they come to. */
export function packagePages(doors: Doors, whileUnchanged: Keep) {
  return new Hono<Env>().get('/packages/:slug', whileUnchanged(LISTING), (c) => {
    keepable(c)
    return packagePage(doors)(c, c.req.param('slug'), 200, [])
  })
}

/** The same page with what is amiss in the choice it was asked for. */
export const packagePage =
  ({ services }: Doors): ListingPage<Ctx> =>
  async (c, slug, status, problems) => {
    const { db, clock } = services
    const language = c.get('language')
    const listing = await packageListing(db, language, slug)
    if (!listing) return c.notFound()
    if (status !== 200) personal(c)
    const query = queryOf(c)
    const request = readRequest(query, listing)
    const [page, panel] = [
      await pageOf(c, services),
      await panelOf(services, await termsOf(db, clock.now()), listing, request, language, query('month')),
    ]
    const said = new Set(panel.problems.map(({ path }) => path))
    const props = {
      page,
      listing,
      request,
      ...panel,
      problems: [...problems.filter(({ path }) => !said.has(path)), ...panel.problems],
    }
    if (asksFor(c, 'panel')) return showPart(c, <PackagePanel {...props} />, status)
    const [similar, { testimonials }] = await Promise.all([
      similarPackages(db, language, listing.id),
      shownTestimonials(db, language, { listingId: listing.id, most: 3 }),
    ])
    return show(c, <PackagePage {...props} similar={similar} testimonials={testimonials} />, status)
  }
