import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { bookingNamed } from '../../db/queries/bookings.ts'
import { termsOf } from '../../db/queries/house.ts'
import { packageListing, similarPackages } from '../../db/queries/packages.ts'
import { shownTestimonials } from '../../db/queries/testimonials.ts'
import { BookingPage } from '../../views/bookings/show.tsx'
import { PackagePage } from '../../views/packages/detail.tsx'
import { PackagePanel } from '../../views/packages/panel.tsx'
import { BookingForm, QuotePage } from '../../views/packages/quote.tsx'
import type { BookingRefusal } from '../../views/props.ts'
import { afterwards, type Ctx, type Doors, type Env } from '../http/context.ts'
import { type Fields, formOf, queryOf } from '../http/forms.ts'
import type { DependsOn, Keep } from '../http/keep.ts'
import { asksFor, goOn, keepable, pageOf, personal, show, showPart } from '../http/page.ts'
import { packageKind } from '../listings/kinds/package.ts'
import type { PackageListing } from '../listings/listing.ts'
import { isChoice, readRequest } from '../listings/request.ts'
import { isReference, newId } from '../shared/ids.ts'
import { money } from '../shared/money.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { localeOf } from '../translations/locale.ts'
import { book } from './book.ts'
import { linkKey, opens } from './link.ts'
import { panelOf } from './panel.ts'
import { totalSaidIn } from './price.ts'
import type { BookRefusal } from './refusals.ts'

const LISTING: DependsOn = { fields: (name) => name === 'month' || isChoice(name), part: 'panel' }

/** From a package's page over its quote to the booking and its private page. */
export function bookingPages(doors: Doors, keep: Keep) {
  const { services } = doors
  const { db, clock, config } = services
  const termsNow = () => termsOf(db, clock.now())

  return new Hono<Env>()
    .get('/packages/:slug', keep(LISTING), async (c) => {
      const listing = await packageListing(db, c.get('language'), c.req.param('slug'))
      if (!listing) return c.notFound()
      keepable(c)
      return packagePage(c, listing, 200)
    })

    .get('/packages/:slug/quote', async (c) => {
      const listing = await packageListing(db, c.get('language'), c.req.param('slug'))
      if (!listing) return c.notFound()
      personal(c)
      const request = readRequest(queryOf(c), listing)
      const missing = (['date', 'guests', 'eventType'] as const).filter((name) => request[name] === undefined)
      const panel = await panelOf(services, await termsNow(), listing, request)
      if (missing.length || panel.problems.length || panel.full)
        return packagePage(
          c,
          listing,
          panel.full ? 409 : 422,
          missing.map((path) => ({ path, code: 'required' })),
        )
      const form = { listing, request, quote: panel.quote, values: {}, problems: [], idempotencyKey: newId() }
      return show(c, <QuotePage page={await pageOf(c, services)} {...form} />)
    })

    .post('/bookings', async (c) => {
      personal(c)
      const form = await formOf(c)
      const language = c.get('language')
      const listing = await packageListing(db, language, form('listing') ?? '')
      if (!listing) return c.notFound()
      const key = form('key') ?? newId()
      const { order, line } = orderOf(form)
      const booked = await book(services, await termsNow(), order, { key, language })
      if (!booked.ok) return refusedForm(c, listing, form, line, key, booked.refusal)
      afterwards(c, doors.kick())
      const { id, reference, linkVersion } = booked.value
      const opener = await linkKey(config.secret, id, linkVersion)
      keepKey(c, reference, opener)
      return goOn(c, localeOf(language).paths.booking(reference))
    })

    .get('/bookings/:ref', async (c) => {
      personal(c)
      c.header('X-Robots-Tag', 'noindex')
      const reference = c.req.param('ref')
      if (!isReference(reference)) return c.notFound()
      const booking = await bookingNamed(db, reference, c.get('language'))
      const carried = c.req.query('key')
      const key = carried ?? getCookie(c, cookieName(reference))
      if (!booking || !key || !(await opens(config.secret, key, booking))) return c.notFound()
      if (carried !== undefined) {
        // The key leaves the address at once, so that it is in no history, referrer or screenshot.
        keepKey(c, reference, carried)
        return c.redirect(localeOf(c.get('language')).paths.booking(reference), 302)
      }
      const fresh = clock.now() / 1000 - booking.booked < 600
      return show(c, <BookingPage page={await pageOf(c, services)} booking={booking} fresh={fresh} />)
    })

  async function packagePage(
    c: Ctx,
    listing: PackageListing,
    status: 200 | 409 | 422,
    missing: FieldProblem[] = [],
  ) {
    const language = c.get('language')
    const query = queryOf(c)
    const request = readRequest(query, listing)
    const [page, panel] = [
      await pageOf(c, services),
      await panelOf(services, await termsNow(), listing, request, query('month')),
    ]
    const props = { page, listing, request, ...panel, problems: [...missing, ...panel.problems] }
    if (asksFor(c, 'panel')) return showPart(c, <PackagePanel {...props} />, status)
    const [similar, { testimonials }] = await Promise.all([
      similarPackages(db, language, listing.id),
      shownTestimonials(db, language, { listingId: listing.id, most: 3 }),
    ])
    return show(c, <PackagePage {...props} similar={similar} testimonials={testimonials} />, status)
  }

  /** The form again, with what was typed, what is wrong with it and today's price. */
  async function refusedForm(
    c: Ctx,
    listing: PackageListing,
    form: Fields,
    line: Record<string, unknown>,
    key: string,
    refusal: BookRefusal,
  ) {
    const request = readRequest(form, listing)
    const { quote } = await panelOf(services, await termsNow(), listing, request)
    const problems =
      refusal.code === 'invalid'
        ? refusal.problems.map((each) => ({ ...each, path: fieldOf(each.path, line) }))
        : []
    const shown = shownRefusal(refusal, form('quote') ?? '', quote.total.currency)
    const props = {
      page: await pageOf(c, services),
      listing,
      request,
      quote,
      values: form.typed,
      problems,
      idempotencyKey: key,
      ...(shown && { refusal: shown }),
    }
    const status =
      refusal.code === 'invalid' || refusal.code === 'key_reused'
        ? 422
        : refusal.code === 'unavailable'
          ? 503
          : 409
    return asksFor(c, 'booking-form')
      ? showPart(c, <BookingForm {...props} />, status)
      : show(c, <QuotePage {...props} />, status)
  }

  function keepKey(c: Ctx, reference: string, key: string) {
    const secure = config.baseUrl.startsWith('https:')
    setCookie(c, cookieName(reference), key, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure,
      maxAge: 180 * 86_400,
    })
  }

  function cookieName(reference: string) {
    return `${config.baseUrl.startsWith('https:') ? '__Host-' : ''}booking-${reference}`
  }
}

/** A posted form as the order that JSON would carry: one shape, one set of rules. */
function orderOf(form: Fields) {
  const line = packageKind.read(form, form.names)
  const customer = Object.fromEntries(
    ['name', 'email', 'phone', 'company']
      .map((field) => [field, form(field)] as const)
      .filter(([, value]) => value !== undefined),
  )
  const order = {
    lines: [{ kind: 'package', listing: form('listing'), ...line }],
    customer,
    ...(form('message') && { message: form('message') }),
    ...(form('quote') && { quote: form('quote') }),
  }
  return { order, line }
}

/** From a path of the order to the name of the form's field. */
function fieldOf(path: string, line: Record<string, unknown>): string {
  const own = /^lines\.0\.(.+)$/.exec(path)
  return own ? packageKind.fieldOf(own[1]!, line) : path.replace(/^customer\./, '')
}

function shownRefusal(refusal: BookRefusal, agreed: string, currency: string): BookingRefusal | undefined {
  switch (refusal.code) {
    case 'sold_out':
    case 'closed':
      return { code: refusal.code, day: refusal.day, near: refusal.near }
    case 'price_changed':
      return {
        code: 'price_changed',
        before: money(totalSaidIn(agreed), currency),
        after: refusal.quote.total,
      }
    case 'unavailable':
      return { code: 'unavailable' }
    default:
      return undefined
  }
}
