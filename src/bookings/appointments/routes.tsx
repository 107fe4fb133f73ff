import { Hono } from 'hono'
import { termsOf } from '../../../db/queries/house.ts'
import { ServicePage } from '../../../views/appointments/detail.tsx'
import { SlotPicker } from '../../../views/appointments/picker.tsx'
import type { Ctx, Doors, Env } from '../../http/context.ts'
import { queryOf } from '../../http/forms.ts'
import type { DependsOn, Keep } from '../../http/keep.ts'
import { asksFor, keepable, pageOf, personal, show, showPart } from '../../http/page.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import type { ListingPage } from '../orders/page.ts'
import { pickerFor } from './month.ts'
import { isPick, readPick } from './picker.ts'

const SERVICE: DependsOn = { fields: isPick, part: 'picker' }
const TAKEN: FieldProblem = { path: 'start', code: 'time_taken' }

/** The page of a service: what, which day, at what time. A time leads to its quote. */
export function appointmentPages(doors: Doors, whileUnchanged: Keep) {
  return new Hono<Env>().get('/appointments/:slug', whileUnchanged(SERVICE), (c) => {
    keepable(c)
    return appointmentPage(doors)(c, c.req.param('slug'), 200, [])
  })
}

/** The same page with what is amiss in the choice it was asked for. */
export const appointmentPage =
  ({ services }: Doors): ListingPage<Ctx> =>
  async (c, slug, status, problems) => {
    const { zone } = await termsOf(services.db, services.clock.now())
    const asked = { language: c.get('language'), name: slug, pick: readPick(queryOf(c)), house: zone }
    const picked = await pickerFor(services, asked)
    if (!picked) return c.notFound()
    if (status !== 200) personal(c)
    // A start goes by itself, when its notice begins: no page says longer that it is there.
    c.set('until', picked.picker.until)
    const said = status === 409 && problems.length === 0 ? [TAKEN] : problems
    const props = { page: await pageOf(c, services), ...picked, problems: said }
    return asksFor(c, 'picker')
      ? showPart(c, <SlotPicker {...props} />, status)
      : show(c, <ServicePage {...props} />, status)
  }
