import type { MiddlewareHandler } from 'hono'
import { stampOf, termsOf, versionsOf } from '../../db/queries/house.ts'
import { addDays, dayAt, instantOf } from '../shared/days.ts'
import type { Ctx, Doors, Env } from './context.ts'
import { plainQuery } from './forms.ts'
import { answerOf, type Kept, keptOf, readsPacked } from './kept.ts'
import { appearanceOf, asksFor } from './page.ts'
import { Shelf } from './shelf.ts'
import { inOneTurn, within } from './waiting.ts'

/** What a public page depends on besides its path with its language, the appearance, the house's terms and the day. */
export interface DependsOn {
  /** The fields of the query that it reads. It is shown no others, so that a page cannot come to depend on one unsaid. */
  fields?: (name: string) => boolean
  /** The id of the part that htmx may ask for alone. */
  part?: string
  /** Whether it shows, to such a query, what is still to be had. A booking does not end a page that says no. */
  room?: (query: string) => boolean
}

export type Keep = (on?: DependsOn) => MiddlewareHandler<Env>

const MOST = { things: 1_000, bytes: 24 * 1024 * 1024 }
const LONGEST_QUERY = 512
/** For which a request waits for another one that is making its page; after that it makes its own. */
const PATIENCE_MS = 2_000

/**
 * Keeps public pages whole, for as long as nothing has changed that they depend on. A door that is opened with it and
 * calls `keepable` is asked once for each page; then its bytes are answered from memory, at the cost of one small read.
 */
export function keeper({ services, compresses, shares }: Doors): Keep {
  const { config, db, clock, assets } = services
  const shelf = new Shelf<Kept>(MOST)
  const together = inOneTurn(() => versionsOf(db))
  // Only for answers that will be packed: one of more than 16 kB, begun in a later turn than its request, takes Bun
  // five times as long to send.
  const versionsFor = (c: Ctx) => (shares && compresses && readsPacked(c) ? together() : versionsOf(db))
  const making = new Map<string, Promise<Kept | undefined>>()

  return ({ fields = () => false, part, room = () => true } = {}) =>
    async (c, next) => {
      const url = new URL(c.req.url)
      const query = plainQuery(url.searchParams, fields)
      c.set('query', query)
      if (query.length > LONGEST_QUERY) return next()
      const asked = part !== undefined && asksFor(c, part) ? part : ''
      const key = [url.pathname, query, asked, appearanceOf(c, config) ?? ''].join('\n')
      const now = clock.now()
      const versions = await versionsFor(c)
      if (room(query)) c.set('since', stampOf(versions))
      const stamp = `${assets.edition()}.${room(query) ? stampOf(versions) : versions.content}`
      const good = (page: Kept | undefined) => page?.stamp === stamp && now < page.ends

      const kept = shelf.get(key)
      if (kept && good(kept)) return answerOf(c, kept)
      const task = `${stamp}\n${key}`
      const others = shares ? making.get(task) : undefined
      const theirs = others && (await within(PATIENCE_MS, others))
      if (theirs && good(theirs)) return answerOf(c, theirs)

      const mine = make()
      making.set(task, mine)
      try {
        const page = await mine
        if (!page) return
        shelf.put(key, page, key.length + page.bytes)
        c.res = undefined // or the old headers would be laid over the new ones
        c.res = answerOf(c, page)
      } finally {
        if (making.get(task) === mine) making.delete(task)
      }

      async function make(): Promise<Kept | undefined> {
        const { zone } = await termsOf(db, now)
        const midnight = instantOf(addDays(dayAt(now, zone), 1), '00:00', zone)
        await next()
        const until = c.get('until')
        const ends = until === undefined ? midnight : Math.min(midnight, until * 1000)
        return keptOf(c.res, { stamp, ends, packs: compresses })
      }
    }
}
