import type { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ErrorPage } from '../../views/errors.tsx'
import { MaintenancePage } from '../../views/maintenance.tsx'
import type { TooOftenProps } from '../../views/props.ts'
import { TooOftenPage } from '../../views/too-often.tsx'
import { Busy, type Services } from '../platform/ports.ts'
import { Unavailable } from '../shared/database.ts'
import { localeOf } from '../translations/locale.ts'
import type { Ctx, Env } from './context.ts'
import { type RefusalStatus, Refused } from './errors.ts'
import { appearanceOf, pageOf, show } from './page.ts'
import { problem } from './problems.ts'

const DETAILS: Record<RefusalStatus, string> = {
  400: 'The request could not be read.',
  401: 'Say who you are with a token or a key.',
  403: 'This is not allowed from here.',
  404: 'There is nothing at this address.',
  405: 'This address does not take that method.',
  409: 'This cannot be done as things stand.',
  413: 'The request is too large.',
  414: 'The address is longer than we can take.',
  415: 'Send this as application/json.',
  421: 'This house has another name. Please use the address you were given.',
  422: 'Some fields need another look.',
  429: 'That was too often. Please wait a little.',
  500: 'Something went wrong here. It has been noted under the request id.',
  503: 'We cannot answer just now. Please try again in a moment.',
  504: 'This took too long. Please try again.',
}

const PATIENCE_MS = 500

const CODES: Partial<Record<number, string>> = {
  404: 'not_found',
  413: 'too_large',
  504: 'timeout',
  503: 'unavailable',
}

/** The one place where a surprise becomes an answer: a calm sentence and a reference for a person, problem+json for a program. */
export function funnel(app: Hono<Env>, services: Services): void {
  app.notFound((c) => answer(c, services, new Refused(404, 'not_found')))
  app.onError((error, c) => answer(c, services, refusalOf(error, c, services)))
}

function refusalOf(error: Error, c: Ctx, { log }: Services): Refused {
  if (error instanceof Refused) return error
  if (error instanceof HTTPException && error.status < 500)
    return new Refused(error.status as RefusalStatus, CODES[error.status] ?? 'refused')
  // The sender went away before the end of what was sent: nobody is left to answer, and nothing is wrong here.
  if (error.name === 'AbortError') return new Refused(400, 'malformed')
  const requestId = c.get('requestId')
  if (error instanceof HTTPException && error.status === 504) {
    log.warn('request.timeout', { requestId, path: c.req.path })
    return new Refused(504, 'timeout')
  }
  if (error instanceof Unavailable) {
    log.error('database.unavailable', { requestId, error })
    return new Refused(503, 'unavailable', { 'Retry-After': '5' })
  }
  if (error instanceof Busy) {
    log.warn('request.busy', { requestId, path: c.req.path, reason: error.message })
    return new Refused(503, 'unavailable', { 'Retry-After': '2' })
  }
  log.error('request.failed', { requestId, method: c.req.method, path: c.req.path, error })
  return new Refused(500, 'internal')
}

const isApi = (path: string) => path === '/api' || path.startsWith('/api/')

async function answer(c: Ctx, services: Services, { status, code, headers }: Refused): Promise<Response> {
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  if (isApi(c.req.path)) return problem(c, status, code, DETAILS[status])
  c.header('Cache-Control', 'no-store')
  // Nobody who is looking for us sees these, and a page would show its own address.
  if (status === 401 || status === 414 || status === 421 || code === 'not_from_there')
    return plainly(c, status)
  if (status === 429) return tooOften(c, services, Number(headers['Retry-After'] ?? 60))
  const requestId = c.get('requestId')
  try {
    const page = await inTime(pageOf(c, services))
    if (code === 'maintenance') return show(c, <MaintenancePage page={page} />, 503)
    return show(c, <ErrorPage page={page} status={pageStatus(status)} requestId={requestId} />, status)
  } catch (error) {
    // The page itself needs the database for the house's name; without one, or with one that hangs, plain words must do.
    services.log.error('error_page.failed', { requestId, error })
    return plainly(c, status)
  }
}

/** What has failed may hang again, and by now the request's own deadline may be over. */
async function inTime<T>(page: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No page in ${PATIENCE_MS} ms`)), PATIENCE_MS)
  })
  return Promise.race([page, late]).finally(() => clearTimeout(timer))
}

/** Without the database, for it must not be the way to wear it out. A stream has no page to be shown in. */
function tooOften(c: Ctx, { config, assets }: Services, seconds: number): Response | Promise<Response> {
  if (c.req.header('accept')?.includes('text/event-stream')) return plainly(c, 429)
  const appearance = appearanceOf(c, config)
  const page = {
    locale: localeOf(c.get('language')),
    asset: assets.url,
    ...(appearance && { appearance }),
    requestId: c.get('requestId'),
  }
  return show(c, <TooOftenPage {...page} wait={inWords(seconds)} />, 429)
}

function inWords(seconds: number): TooOftenProps['wait'] {
  if (seconds <= 90) return { count: seconds, unit: 'seconds' }
  const minutes = Math.ceil(seconds / 60)
  return minutes <= 90
    ? { count: minutes, unit: 'minutes' }
    : { count: Math.ceil(minutes / 60), unit: 'hours' }
}

const plainly = (c: Ctx, status: RefusalStatus) =>
  c.text(`${DETAILS[status]}\n\n${c.get('requestId')}\n`, status, {
    'Content-Type': 'text/plain; charset=utf-8',
  })

const pageStatus = (status: Exclude<RefusalStatus, 401 | 414 | 421 | 429>) =>
  status === 400 || status === 409 || status === 415 ? 422 : status
