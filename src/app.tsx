import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { timeout } from 'hono/timeout'
import { bookingApi } from './bookings/api.ts'
import { bookingPages } from './bookings/routes.tsx'
import { appearance } from './http/appearance.ts'
import type { Doors, Env } from './http/context.ts'
import { Refused } from './http/errors.ts'
import { funnel } from './http/funnel.tsx'
import { securityHeaders } from './http/headers.ts'
import { health } from './http/health.ts'
import { keeper } from './http/keep.ts'
import { requests } from './http/requests.ts'
import { sameSiteOnly } from './http/sites.ts'
import { listingPages } from './listings/routes.tsx'
import { mailboxPages } from './notifications/routes.tsx'
import { prefixOf } from './paths.ts'
import { homePage } from './search/routes.tsx'
import { LANGUAGES } from './shared/languages.ts'
import { testimonialPages } from './testimonials/routes.tsx'
import { themePages } from './themes/routes.tsx'

const MOST_BYTES = 64 * 1024
const ROBOTS = 'User-agent: *\nDisallow: /bookings/\nDisallow: /fr/bookings/\n'

/** The whole app on one screen. It knows no platform: what it needs of the outside world is in `doors.services`. */
export function createApp(doors: Doors) {
  const { config, db, log, clock } = doors.services
  const app = new Hono<Env>({ strict: true })
  const keep = keeper(doors)

  app.use(requests(log, clock))
  if (doors.compresses) app.use(compress())
  app.use(securityHeaders(config))
  app.use(etag())
  app.use(timeout(config.requestTimeoutMs))
  app.use(sameSiteOnly(config.baseUrl))
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: () => Promise.reject(new Refused(413, 'too_large')) }))

  app.route('/api/health', health(db))
  app.route('/api/bookings', bookingApi(doors))
  app.route('/dev/mail', mailboxPages(doors))
  app.get('/robots.txt', (c) => c.text(ROBOTS, 200, { 'Content-Type': 'text/plain; charset=utf-8' }))

  for (const language of LANGUAGES) {
    const at = prefixOf(language) || '/'
    app.route(at, homePage(doors, keep))
    app.route(at, listingPages(doors, keep))
    app.route(at, themePages(doors, keep))
    app.route(at, testimonialPages(doors, keep))
    app.route(at, bookingPages(doors, keep))
    app.route(`${prefixOf(language)}/appearance`, appearance(config.baseUrl.startsWith('https:')))
  }

  funnel(app, doors.services)
  return app
}
