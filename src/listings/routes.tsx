import { Hono } from 'hono'
import { termsOf } from '../../db/queries/house.ts'
import { packageCards, packageDrops } from '../../db/queries/packages.ts'
import { themeCards } from '../../db/queries/themes.ts'
import { PackageListPage, PackageResults } from '../../views/packages/list.tsx'
import type { Doors, Env } from '../http/context.ts'
import { queryOf } from '../http/forms.ts'
import type { DependsOn, Keep } from '../http/keep.ts'
import { asksFor, keepable, pageOf, show, showPart } from '../http/page.ts'
import { windowAt } from '../shared/days.ts'
import { exponent } from '../shared/money.ts'
import { isFilter, readFilters } from './filters.ts'

/** Only who asks for a day is told what is free. */
const LIST: DependsOn = { fields: isFilter, part: 'results', room: (query) => query.includes('date=') }

/** The list of packages; one package's own page begins a booking and stands with those. */
export function listingPages({ services }: Doors, whileUnchanged: Keep) {
  const { db, clock } = services
  return new Hono<Env>().get('/packages', whileUnchanged(LIST), async (c) => {
    keepable(c)
    const terms = await termsOf(db, clock.now())
    const filters = readFilters(queryOf(c), exponent(terms.currency))
    const page = await pageOf(c, services)
    const language = c.get('language')
    const [cards, themes] = await Promise.all([packageCards(db, language, filters), themeCards(db, language)])
    const drops = cards.length ? [] : await packageDrops(db, filters)
    const props = {
      page,
      filters,
      cards,
      total: cards.length,
      themes,
      drops,
      ...windowAt(clock.now(), terms),
    }
    return asksFor(c, 'results')
      ? showPart(c, <PackageResults {...props} />)
      : show(c, <PackageListPage {...props} />)
  })
}
