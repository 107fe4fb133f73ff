import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { timeout } from 'hono/timeout'
import { authApi } from './accounts/api.ts'
import { authenticatorPages } from './accounts/authenticator/routes.tsx'
import { guard } from './accounts/guard.ts'
import { linkPages } from './accounts/links/routes.tsx'
import { ownAccountApi } from './accounts/own/api.ts'
import { accountPages } from './accounts/own/routes.tsx'
import { passkeyDoors } from './accounts/passkeys/routes.ts'
import { wayPages } from './accounts/routes.tsx'
import { auditApi } from './admin/audit/api.ts'
import { auditPages } from './admin/audit/routes.tsx'
import { housePages } from './admin/house/routes.tsx'
import { jobApi } from './admin/jobs/api.ts'
import { jobPages } from './admin/jobs/routes.tsx'
import { keyApi } from './admin/keys/api.ts'
import { keyPages } from './admin/keys/routes.tsx'
import { notificationApi, notifyApi } from './admin/notifications/api.ts'
import { notificationPages } from './admin/notifications/routes.tsx'
import { peopleApi } from './admin/people/api.ts'
import { peoplePages } from './admin/people/routes.tsx'
import { webhookApi } from './admin/webhooks/api.ts'
import { webhookPages } from './admin/webhooks/routes.tsx'
import { bookingApi, quoteApi } from './bookings/api.ts'
import { appointmentApi } from './bookings/appointments/api.ts'
import { appointmentPage, appointmentPages } from './bookings/appointments/routes.tsx'
import { deskPages } from './bookings/desk/routes.tsx'
import { feeds } from './bookings/feeds/routes.tsx'
import { holdPages } from './bookings/holds/routes.tsx'
import { bookingListApi } from './bookings/list/api.ts'
import { mineApi } from './bookings/mine/api.ts'
import { myBookingPages } from './bookings/mine/routes.tsx'
import { orderPages } from './bookings/orders/routes.tsx'
import { ownBookingApi } from './bookings/own/api.ts'
import { packagePage, packagePages } from './bookings/packages/routes.tsx'
import { privacyPages } from './bookings/privacy/routes.tsx'
import { reviewPages } from './bookings/reviews/routes.tsx'
import { bookingPages } from './bookings/routes.tsx'
import { tourPage, tourPages } from './bookings/tours/routes.tsx'
import { waitlistPages } from './bookings/waitlist/routes.tsx'
import { addressedToUs } from './http/address.ts'
import { fromAllowed } from './http/addresses.ts'
import { appearance } from './http/appearance.ts'
import { boundedBodies } from './http/bodies.ts'
import type { Doors, Env } from './http/context.ts'
import { namedSites } from './http/cors.ts'
import { docs } from './http/docs.ts'
import { Refused } from './http/errors.ts'
import { funnel } from './http/funnel.tsx'
import { securityHeaders } from './http/headers.ts'
import { health } from './http/health.ts'
import { keeper } from './http/keep.ts'
import { knownMethodsOnly } from './http/methods.ts'
import { requests } from './http/requests.ts'
import { sameSiteOnly } from './http/sites.ts'
import { speculation } from './http/speculation.ts'
import { departureApi } from './inventory/api.ts'
import { live } from './inventory/routes.ts'
import { jobDoor } from './jobs/routes.ts'
import { packageApi } from './listings/api.ts'
import { serviceListPage } from './listings/appointments/routes.tsx'
import { favoriteApi } from './listings/favorites/api.ts'
import { favoritePages } from './listings/favorites/routes.tsx'
import { listingPages } from './listings/routes.tsx'
import { tourApi } from './listings/tours/api.ts'
import { tourListPages } from './listings/tours/routes.tsx'
import { letterPages } from './notifications/letters/routes.tsx'
import { resendHook } from './notifications/resend/routes.ts'
import { hasMailbox, mailboxPages } from './notifications/routes.tsx'
import { twilioHook } from './notifications/twilio/routes.ts'
import { prefixOf } from './paths.ts'
import { homePage } from './search/routes.tsx'
import { LANGUAGES } from './shared/languages.ts'
import { testimonialApi } from './testimonials/api.ts'
import { testimonialPages } from './testimonials/routes.tsx'
import { themeApi } from './themes/api.ts'
import { themePages } from './themes/routes.tsx'

const MOST_BYTES = 64 * 1024
const PRIVATE = ['account', 'admin', 'bookings', 'desk', 'feeds', 'reviews', 'waitlist']
const ROBOTS = `User-agent: *\n${PRIVATE.map((each) => `Disallow: /${each}/\nDisallow: /fr/${each}/\n`).join('')}`

/** The whole app on one screen. It knows no platform: what it needs of the outside world is in `doors.services`. */
export function createApp(doors: Doors) {
  const { config, db, log, clock, assets } = doors.services
  const app = new Hono<Env>({ strict: true })
  const whileUnchanged = keeper(doors)

  app.use(requests(log, clock))
  if (doors.compresses) app.use(compress())
  app.use(securityHeaders(config))
  app.use(addressedToUs(config))
  app.use(fromAllowed(config))
  // Before what would wait for the end of an answer.
  if (!config.maintenance) app.route('/live', live(doors))
  app.use(etag())
  app.use(timeout(config.requestTimeoutMs))
  app.use('/api/*', namedSites(app, config))
  app.use(knownMethodsOnly(app))
  app.use(sameSiteOnly(config))
  app.use(boundedBodies(MOST_BYTES))

  app.use(guard(doors))

  app.route('/api/health', health(db))
  app.route('/jobs', jobDoor(doors))
  if (config.maintenance)
    app.use(() => Promise.reject(new Refused(503, 'maintenance', { 'Retry-After': '300' })))
  const api = new Hono<Env>()
  api.route('/auth', authApi(doors))
  api.route('/packages', packageApi(doors))
  api.route('/tours', tourApi(doors))
  api.route('/tours', departureApi(doors))
  api.route('/appointments', appointmentApi(doors))
  api.route('/themes', themeApi(doors))
  api.route('/testimonials', testimonialApi(doors))
  api.route('/quotes', quoteApi(doors))
  api.route('/bookings', bookingListApi(doors))
  api.route('/bookings', bookingApi(doors))
  api.route('/bookings', ownBookingApi(doors))
  api.route('/admin/users', peopleApi(doors))
  api.route('/admin/keys', keyApi(doors))
  api.route('/admin/audit', auditApi(doors))
  api.route('/admin/webhooks', webhookApi(doors))
  api.route('/admin/jobs', jobApi(doors))
  api.route('/notifications', notificationApi(doors))
  api.route('/notify', notifyApi(doors))
  api.route('/users/me/favorites', favoriteApi(doors))
  api.route('/users/me', ownAccountApi(doors))
  api.route('/users/me', mineApi(doors))
  app.route('/api', api)
  app.route('/api/docs', docs(api, `${config.baseUrl}/api`, assets))
  if (hasMailbox(doors.services)) app.route('/dev/mail', mailboxPages(doors))
  app.route('/feeds', feeds(doors))
  app.route('/webhooks/resend', resendHook(doors))
  app.route('/webhooks/twilio', twilioHook(doors))
  app.get('/robots.txt', (c) => c.text(ROBOTS, 200, { 'Content-Type': 'text/plain; charset=utf-8' }))
  app.route('/', speculation)

  const pages = { package: packagePage(doors), tour: tourPage(doors), appointment: appointmentPage(doors) }
  for (const language of LANGUAGES) {
    const at = prefixOf(language) || '/'
    app.route(at, homePage(doors, whileUnchanged))
    app.route(at, listingPages(doors, whileUnchanged))
    app.route(at, tourListPages(doors, whileUnchanged))
    app.route(at, themePages(doors, whileUnchanged))
    app.route(at, testimonialPages(doors, whileUnchanged))
    app.route(at, serviceListPage(doors, whileUnchanged))
    app.route(at, packagePages(doors, whileUnchanged))
    app.route(at, tourPages(doors, whileUnchanged))
    app.route(at, appointmentPages(doors, whileUnchanged))
    app.route(at, orderPages(doors, pages))
    app.route(at, holdPages(doors))
    app.route(at, bookingPages(doors))
    for (const each of [deskPages, waitlistPages, reviewPages]) app.route(at, each(doors))
    for (const each of [wayPages, linkPages, passkeyDoors]) app.route(at, each(doors))
    for (const each of [accountPages, authenticatorPages]) app.route(at, each(doors))
    for (const each of [myBookingPages, favoritePages, privacyPages]) app.route(at, each(doors))
    for (const each of [housePages, jobPages, notificationPages]) app.route(at, each(doors))
    for (const each of [peoplePages, keyPages, auditPages]) app.route(at, each(doors))
    for (const each of [letterPages, webhookPages]) app.route(at, each(doors))
    app.route(`${prefixOf(language)}/appearance`, appearance(config))
  }

  funnel(app, doors.services)
  return app
}
