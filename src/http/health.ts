import { Hono } from 'hono'
import type { Database } from '../platform/ports.ts'
import type { Env } from './context.ts'

/** Well below the half second within which the answer must stand, whatever the database does. */
const PATIENCE_MS = 300

/** `ok` and no more: what is wrong inside is nobody's business outside. */
export function health(db: Database) {
  return new Hono<Env>()
    .use(async (c, next) => {
      await next()
      c.header('Cache-Control', 'no-store')
    })
    .get('/', (c) => c.json({ status: 'ok' }))
    .get('/db', async (c) => {
      const late = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false))
      const asked = db.read({ sql: 'SELECT 1', args: [] }).then(
        () => true,
        () => false,
      )
      return (await Promise.race([asked, late]))
        ? c.json({ status: 'ok' })
        : c.json({ status: 'degraded' }, 503)
    })
}
