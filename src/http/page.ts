import type { HtmlEscapedString } from 'hono/utils/html'
import { termsOf } from '../../db/queries/house.ts'
import type { Page } from '../../views/props.ts'
import type { Services } from '../platform/ports.ts'
import { localeOf } from '../translations/locale.ts'
import type { Ctx } from './context.ts'
import { kept } from './cookies.ts'
import { SPECULATION_RULES } from './speculation.ts'

/** What a page needs besides its own content. */
export async function pageOf(c: Ctx, { db, clock, config, assets }: Services): Promise<Page> {
  const { name, currency, zone, approvalHours, offerHours } = await termsOf(db, clock.now())
  const url = new URL(c.req.url)
  const query = c.get('query')
  const appearance = appearanceOf(c, config)
  const since = c.get('since')
  return {
    locale: localeOf(c.get('language')),
    house: { name, currency, zone, approvalHours, offerHours },
    baseUrl: config.baseUrl,
    // What a kept page does not read it does not repeat either: it is for everyone.
    path: url.pathname + (query === undefined ? url.search : query && `?${query}`),
    ...(appearance && { appearance }),
    ...(since && { since }),
    ...(c.get('admin') && { admin: true as const }),
    ...(c.get('staff') && { staff: true as const }),
    asset: assets.url,
  }
}

/** The only cookie that a public page looks at. */
export function appearanceOf(c: Ctx, config: Services['config']): 'light' | 'dark' | undefined {
  const appearance = c.req.header('cookie') && kept(c, config, 'appearance')
  return appearance === 'light' || appearance === 'dark' ? appearance : undefined
}

type Html = HtmlEscapedString | Promise<HtmlEscapedString>
type Status = 200 | 400 | 401 | 403 | 404 | 405 | 409 | 413 | 414 | 415 | 421 | 422 | 429 | 500 | 503 | 504

/** The encoding as well: a 304 says again what the whole answer said, and only that one is compressed. */
const VARY = 'HX-Request, HX-Target, Cookie, Accept-Encoding'

/** A whole document. */
export async function show(c: Ctx, page: Html, status: Status = 200): Promise<Response> {
  c.header('Vary', VARY)
  c.header('Speculation-Rules', SPECULATION_RULES)
  return c.html(page, status)
}

/** A letter as mail programs show it: it carries its own styles, as they want them, and can do nothing else. */
export function showLetter(c: Ctx, html: string): Response | Promise<Response> {
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox",
  )
  return c.html(html)
}

/** Only the part that htmx asked for. */
export function showPart(c: Ctx, part: Html, status: Status = 200): Response | Promise<Response> {
  c.header('Vary', VARY)
  return c.html(part, status)
}

/** Whether htmx asked for the element with this id alone; it says so as `form#panel`. */
export const asksFor = (c: Ctx, id: string): boolean =>
  c.req.header('HX-Request') === 'true' && (c.req.header('HX-Target') ?? '').endsWith(`#${id}`)

/**
 * A public page is the same for everyone of its language and appearance: it may be kept, and is asked after by its
 * ETag. `until` is when it stops being true without a write, in seconds since the epoch.
 */
export function keepable(c: Ctx, until?: number): void {
  c.header('Cache-Control', KEEPABLE)
  if (until !== undefined) c.set('until', until)
}
export const KEEPABLE = 'public, no-cache'

/** A page with something personal in it is kept nowhere. */
export const personal = (c: Ctx): void => c.header('Cache-Control', 'no-store')

/** Sends the visitor on after a form: htmx is told in a header, for a redirect it would swap into the page. */
export function goOn(c: Ctx, path: string): Response {
  c.header('Cache-Control', 'no-store')
  if (c.req.header('HX-Request') === 'true') return c.body(null, 200, { 'HX-Redirect': path })
  return c.redirect(path, 303)
}
