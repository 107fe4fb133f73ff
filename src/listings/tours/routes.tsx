import { Hono } from 'hono'
import { nextClosing } from '../../../db/queries/departures.ts'
import { termsOf } from '../../../db/queries/house.ts'
import { tourCards, tourDrops } from '../../../db/queries/tours.ts'
import { TourListPage, TourResults } from '../../../views/tours/list.tsx'
import type { Doors, Env } from '../../http/context.ts'
import { queryOf } from '../../http/forms.ts'
import type { DependsOn, Keep } from '../../http/keep.ts'
import { asksFor, keepable, pageOf, show, showPart } from '../../http/page.ts'
import { addDays, dayAt } from '../../shared/days.ts'
import { exponent } from '../../shared/money.ts'
import { isTourFilter, readTourFilters } from './filters.ts'

/** Only who asks for a day or a party is told what is free. */
const LIST: DependsOn = {
  fields: isTourFilter,
  part: 'results',
  room: (query) => /(?:^|&)(?:date|guests)=/.test(query),
}

/** The list of tours; one tour's own page begins a booking and stands with those. */
export function tourListPages({ services }: Doors, whileUnchanged: Keep) {
  const { db, clock } = services
  return new Hono<Env>().get('/tours', whileUnchanged(LIST), async (c) => {
    const terms = await termsOf(db, clock.now())
    const filters = readTourFilters(queryOf(c), exponent(terms.currency))
    const asksForRoom = filters.date !== undefined || filters.guests !== undefined
    keepable(c, asksForRoom ? await nextClosing(db) : undefined)
    const page = await pageOf(c, services)
    const cards = await tourCards(db, c.get('language'), filters)
    const drops = cards.length ? [] : await tourDrops(db, filters)
    const first = dayAt(clock.now(), terms.zone)
    const last = addDays(first, terms.departureDays - 1)
    const props = { page, filters, cards, total: cards.length, drops, first, last }
    return asksFor(c, 'results')
      ? showPart(c, <TourResults {...props} />)
      : show(c, <TourListPage {...props} />)
  })
}
