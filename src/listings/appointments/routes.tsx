import { Hono } from 'hono'
import { serviceCards } from '../../../db/queries/appointments.ts'
import { ServiceListPage } from '../../../views/appointments/list.tsx'
import type { Doors, Env } from '../../http/context.ts'
import type { Keep } from '../../http/keep.ts'
import { keepable, pageOf, show } from '../../http/page.ts'

/** The list of services; one service's own page begins a booking and stands with those. */
export function serviceListPage({ services }: Doors, whileUnchanged: Keep) {
  return new Hono<Env>().get('/appointments', whileUnchanged({ room: () => false }), async (c) => {
    keepable(c)
    const cards = await serviceCards(services.db, c.get('language'))
    return show(c, <ServiceListPage page={await pageOf(c, services)} services={cards} />)
  })
}
