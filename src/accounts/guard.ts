import type { MiddlewareHandler } from 'hono'
import { audited } from '../../db/queries/audit.ts'
import { afterwards, type Ctx, type Doors, type Env } from '../http/context.ts'
import { kept } from '../http/cookies.ts'
import { Refused } from '../http/errors.ts'
import { backOf } from '../http/forms.ts'
import { limited } from '../http/limits.ts'
import { goOn, personal } from '../http/page.ts'
import { problem } from '../http/problems.ts'
import { languageOf } from '../http/requests.ts'
import { prefixOf } from '../paths.ts'
import { RIGHTS, type Right } from '../rights.ts'
import { isHouse, isPerson, type Who } from '../shared/who.ts'
import { localeOf } from '../translations/locale.ts'
import { keyHas } from './key.ts'
import { FRESH, seen, whoHas } from './session.ts'
import { bearerHas } from './tokens.ts'

/**
 * The one guard of every route, at the front door. It reads the table of rights: a route that does not stand there is
 * closed. Nobody is told of what they may not have: a page that is not theirs is no page.
 */
export function guard(doors: Doors): MiddlewareHandler<Env> {
  const { clock, db } = doors.services
  const limits = limited(doors.services)
  return async (c, next) => {
    let asked: Promise<Who> | undefined
    c.set('asks', () => (asked ??= find(c)))
    const right = rightOf(c)
    if (right === 'none') return next()
    if (!right) throw new Refused(404, 'not_found')
    if (right.limit) await limits.take(c, right.limit)
    const api = c.req.path.startsWith('/api/')
    const anybody = right.who === 'anyone' || right.who === 'queue'
    const who = anybody && !api ? undefined : await c.get('asks')()
    const refusal = who && (await refusalOf(c, right, who))
    if (refusal) return refusal
    if (who?.role === 'admin') c.set('admin', true)
    if (who && isHouse(who)) c.set('staff', true)
    await next()
  }

  /** A program says who it is in its header, a browser in its cookie; neither is ever taken for the other. */
  async function find(c: Ctx): Promise<Who> {
    const visitor: Who = { role: 'visitor' }
    if (c.req.path.startsWith('/api/')) {
      const said = c.req.header('authorization')
      if (said === undefined) return visitor
      const [, token] = /^bearer ([\w.~+/-]+=*)$/i.exec(said) ?? []
      const found = token?.startsWith('rdv_')
        ? await keyHas(db, token)
        : token && (await bearerHas(doors.services, token))
      if (!found) throw new Refused(401, 'unauthenticated', { 'WWW-Authenticate': 'Bearer' })
      if ('unseen' in found) afterwards(c, seen(db, found))
      return found
    }
    const found = await whoHas(db, kept(c, doors.services.config, 'session'))
    if (!found) return visitor
    afterwards(c, seen(db, found))
    return found
  }

  async function refusalOf(c: Ctx, right: Right, who: Who): Promise<Response | undefined> {
    const api = c.req.path.startsWith('/api/')
    if (who.role === 'key') {
      const may = right.scope ? who.key.scopes.includes(right.scope) : right.who === 'anyone'
      return may ? undefined : denied(c, who)
    }
    if (right.who === 'anyone' || right.who === 'link') return undefined
    if (!isPerson(who)) return api ? unknown(c) : toTheDoor(c)
    if (RANKS.indexOf(who.role) < RANKS.indexOf(right.who)) return denied(c, who)
    const fresh = who.session.proved > clock.now() / 1000 - FRESH
    if (right.fresh && !fresh) return api ? unproved(c) : toProve(c)
    return undefined
  }

  function denied(c: Ctx, who: Who): Response {
    const actor = isPerson(who)
      ? { actor: 'account' as const, actorId: who.account.id }
      : who.role === 'key'
        ? { actor: 'key' as const, actorId: who.key.id }
        : { actor: 'visitor' as const }
    const deed = { action: 'access.denied', target: 'route' as const, targetId: c.get('route')! }
    const by = { ...actor, requestId: c.get('requestId') }
    afterwards(
      c,
      db.write([audited(by, Math.floor(clock.now() / 1000), deed)]).then(() => {}),
    )
    if (c.req.path.startsWith('/api/')) return problem(c, 403, 'forbidden', 'This is not for you.')
    throw new Refused(404, 'not_found')
  }
}

const RANKS: readonly string[] = ['customer', 'staff', 'admin']

/** The right of the route that answers; `none` where no route does. */
function rightOf(c: Ctx): Right | undefined | 'none' {
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
  const found = c.req.matchedRoutes.find((each) => each.method === method)
  if (!found) return 'none'
  const prefix = prefixOf(languageOf(found.path))
  const route = `${method} ${found.path.slice(prefix.length) || '/'}`
  c.set('route', route)
  return RIGHTS[route]
}

const unknown = (c: Ctx) => {
  c.header('WWW-Authenticate', 'Bearer')
  return problem(c, 401, 'unauthenticated', 'Say who you are with a token or a key.')
}

const unproved = (c: Ctx) => problem(c, 403, 'proof_needed', 'Sign in again to do this.')

/** Where they wanted to go; after a form, the page that it says it stands on. */
async function wanted(c: Ctx): Promise<string> {
  const { pathname, search } = new URL(c.req.url)
  return c.req.method === 'GET'
    ? pathname + search
    : ((await backOf(c)) ?? localeOf(c.get('language')).paths.account())
}

async function toTheDoor(c: Ctx): Promise<Response> {
  personal(c)
  return goOn(c, localeOf(c.get('language')).paths.signIn({ next: await wanted(c) }))
}

async function toProve(c: Ctx): Promise<Response> {
  personal(c)
  const { paths } = localeOf(c.get('language'))
  const next = c.req.method === 'GET' ? await wanted(c) : ((await backOf(c)) ?? paths.security())
  return goOn(c, paths.prove({ next }))
}
