import { Hono } from 'hono'
import { diaryOf } from '../../../db/queries/feeds.ts'
import { termsOf } from '../../../db/queries/house.ts'
import type { Doors, Env } from '../../http/context.ts'
import { feedOf } from './feed.ts'
import { opensFeed, ownerOf } from './key.ts'

/** Days back that a feed remembers. */
const REMEMBERED = 90

/** Calendars that a consultant's own programme asks for again and again. Who has the key reads it; a wrong one is nowhere. */
export function feeds({ services }: Doors) {
  const { db, clock, config } = services
  return new Hono<Env>().get('/:file', async (c) => {
    c.header('Cache-Control', 'no-store')
    const [, key = ''] = /^(.+)\.ics$/.exec(c.req.param('file')) ?? []
    const owner = ownerOf(key)
    const now = Math.floor(clock.now() / 1000)
    const diary = owner ? await diaryOf(db, owner, now - REMEMBERED * 86_400) : undefined
    if (!diary || !(await opensFeed(config, key, diary))) return c.notFound()
    const { host } = new URL(config.baseUrl)
    // The day it was written and not the second, so that an unchanged diary is an unchanged file.
    const written = now - (now % 86_400)
    return c.body(feedOf(diary, await termsOf(db, clock.now()), { host, now: written }), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'private, no-cache',
      'X-Robots-Tag': 'noindex',
    })
  })
}
