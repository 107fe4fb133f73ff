import { newKey } from '../../src/accounts/key.ts'
import { beginSession } from '../../src/accounts/session.ts'
import { createApp } from '../../src/app.tsx'
import { prefixOf } from '../../src/paths.ts'
import { parseConfig } from '../../src/platform/config.ts'
import { bunHasher } from '../../src/platform/hasher.bun.ts'
import type { Database, Services } from '../../src/platform/ports.ts'
import { RIGHTS, type Right, type Scope } from '../../src/rights.ts'
import { LANGUAGES } from '../../src/shared/languages.ts'
import { deliveryIn, endpointIn } from './endpoints.ts'
import { formOn, orderOn, ownDay, postJson } from './guest.ts'
import { CHEAP, type TestHouse } from './house.ts'
import { HOUSE, letterTo, linkIn } from './life.ts'
import { keptLog } from './log.ts'
import { PASSWORD } from './people.ts'

/** Every route of the app, tried as everybody: what came of it is held against the table of rights. */

export interface Route {
  method: string
  path: string
  /** As the table of rights calls it, in any language. */
  name: string
}

/** The app's own list. It is asked for nothing else, so nothing stands behind it. */
export function routesOfApp(): Route[] {
  const config = parseConfig({})
  const services = {
    config,
    db: {} as Database,
    clock: { now: Date.now },
    log: keptLog(),
    assets: { edition: () => 1, url: String },
  }
  const app = createApp({
    services: { ...services, mailer: { half: 'mailbox' } } as unknown as Services,
    kick: async () => {},
    compresses: false,
    shares: false,
    closing: new AbortController().signal,
  })
  const found = new Map<string, Route>()
  for (const { method, path } of app.routes) {
    if (method === 'ALL') continue
    const prefix =
      LANGUAGES.map(prefixOf).find((each) => each && (path === each || path.startsWith(`${each}/`))) ?? ''
    found.set(`${method} ${path}`, { method, path, name: `${method} ${path.slice(prefix.length) || '/'}` })
  }
  const order = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
  return [...found.values()].sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method))
}

type Role = 'customer' | 'staff' | 'admin'
type Headers = Record<string, string>

export interface Actor {
  name: string
  role?: Role
  /** Proved long ago who they are. */
  stale?: true
  scopes?: readonly Scope[]
  /** A key that opens nothing any more. */
  dead?: true
  /** Which link of a booking they have. */
  link?: 'own' | 'other' | 'desk'
  owner?: true
  page: Headers
  api: Headers
}

export interface World {
  house: TestHouse
  actors: Actor[]
  /** What stands for `:id` and the like, anew for each request where it is used up. */
  address(route: Route, actor: Actor): Promise<string>
  /** What nobody may read who may not have the booking. */
  secrets: string[]
  /** Another of the same role, where the request ends them. */
  another(actor: Actor): Promise<Actor>
}

let counted = 0
const hasher = bunHasher(CHEAP)

export async function personIn(house: TestHouse, role: Role, more: { name?: string; proved?: number } = {}) {
  counted += 1
  const id = crypto.randomUUID()
  const email = `${role}${counted}.${id.slice(0, 8)}@example.org`
  const name = more.name ?? 'Perpetua Lindqvist'
  const now = Math.floor(Date.now() / 1000)
  const session = await beginSession({ id, role }, 'Firefox, Linux', now)
  await house.db.write([
    {
      sql: `INSERT INTO accounts (id, email, name, language, role, password, verified, created, updated)
        VALUES (?, ?, ?, 'en', ?, ?, ?, ?, ?)`,
      args: [id, email, name, role, await hasher.hash(PASSWORD), now, now, now],
    },
    ...session.statements,
    { sql: 'UPDATE sessions SET proved = ? WHERE id = ?', args: [more.proved ?? now, session.id] },
  ])
  return { id, email, name, session: session.id, cookie: `session=${session.cookie}` }
}

/** The header of somebody who signed in through the API, where the app has a door for that. */
async function tokenOf(house: TestHouse, email: string): Promise<Headers> {
  const answer = await house.fetch('/api/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  if (!answer.ok) return {}
  const said = (await answer.json()) as Record<string, string>
  const token = said.accessToken ?? said.access_token ?? said.token
  return token ? { authorization: `Bearer ${token}` } : {}
}

export async function keyIn(
  house: TestHouse,
  scopes: readonly Scope[],
  state: 'good' | 'expired' | 'revoked' = 'good',
) {
  const maker = await personIn(house, 'admin')
  const now = Math.floor(Date.now() / 1000)
  const { id, key, statement } = await newKey({ name: 'Till', scopes, madeBy: maker.id }, now)
  const spoilt = {
    good: 'used = NULL',
    expired: 'expires = unixepoch() - 1',
    revoked: 'revoked = unixepoch()',
  }[state]
  await house.db.write([statement, { sql: `UPDATE api_keys SET ${spoilt} WHERE id = ?`, args: [id] }])
  return { id, key }
}

export async function worldOf(house: TestHouse): Promise<World> {
  const owner = await personIn(house, 'customer', { name: 'Clementine Quillfeather' })
  const venue = 'The boathouse at Nethermere'
  const made = await bookingOf(house, owner, venue)
  const held = await bookingOf(house, owner, venue, true)
  const other = await bookingOf(house, await personIn(house, 'customer'), 'Elsewhere')
  const desk = new URL(linkIn(await letterTo(house, HOUSE, made.reference), '/desk/'), house.origin)
  const target = await personIn(house, 'customer')
  const [letter] = await house.db.read({
    sql: "SELECT id FROM mailbox WHERE attachments <> '[]' LIMIT 1",
    args: [],
  })
  const long = Math.floor(Date.now() / 1000) - 3600
  // A message and the job that writes it, of one name.
  const written = `letter:booking-received:${made.id}:1`

  const person = async (name: string, role: Role, more: { proved?: number } = {}): Promise<Actor> => {
    const { id, cookie, email } = await personIn(house, role, more)
    const api = { cookie, ...(await tokenOf(house, email)) }
    // To sign in is a proof, also for a program.
    if (more.proved !== undefined)
      await house.db.write([
        { sql: 'UPDATE sessions SET proved = ? WHERE account_id = ?', args: [more.proved, id] },
      ])
    return {
      name,
      role,
      ...(more.proved !== undefined && { stale: true as const }),
      page: { cookie },
      api,
    }
  }
  const program = async (
    name: string,
    scopes: readonly Scope[],
    state?: 'expired' | 'revoked',
  ): Promise<Actor> => {
    const headers = { authorization: `Bearer ${(await keyIn(house, scopes, state)).key}` }
    return { name, scopes, ...(state && { dead: true as const }), page: headers, api: headers }
  }
  const holder = (name: string, link: 'own' | 'other', [forMade, forHeld]: [string, string]): Actor => ({
    name,
    link,
    page: { cookie: `booking-${made.reference}=${forMade}; booking-${held.reference}=${forHeld}` },
    api: { 'x-booking-key': forMade },
  })
  const deskKey = desk.searchParams.get('key')!

  const actors: Actor[] = [
    { name: 'a visitor', page: {}, api: {} },
    {
      name: 'the customer',
      role: 'customer',
      owner: true,
      page: { cookie: owner.cookie },
      api: { cookie: owner.cookie, ...(await tokenOf(house, owner.email)) },
    },
    await person('another customer', 'customer'),
    await person('staff', 'staff'),
    await person('an admin', 'admin'),
    await person('an admin who has not proved it lately', 'admin', { proved: long }),
    await program('a key that reads', ['bookings:read', 'people:read', 'notifications:read']),
    await program('a key that writes', ['bookings:write', 'people:write', 'notifications:write']),
    await program('an expired key', ['bookings:read', 'people:read', 'notifications:read'], 'expired'),
    await program('a revoked key', ['bookings:write', 'people:write', 'notifications:write'], 'revoked'),
    holder('who has its link', 'own', [made.key, held.key]),
    holder('who has the link of another booking', 'other', [other.key, other.key]),
    {
      name: 'who has the link of its desk',
      link: 'desk',
      page: { cookie: `desk-${made.reference}=${deskKey}` },
      api: { 'x-booking-key': deskKey },
    },
  ]

  const choice =
    'kind=package&listing=garden-vows&date=2027-06-05&startTime=15:30&guests=60&eventType=wedding'

  async function address({ name, path }: Route): Promise<string> {
    if (name === 'GET /waitlist') return `${path}?${choice}`
    const [, rest = ''] = name.split(' ')
    const id = async () => {
      if (rest.startsWith('/api/bookings/')) return made.id
      if (rest.startsWith('/dev/mail')) return String(letter!.id)
      if (/^\/(api\/)?admin\/(people|users)/.test(rest)) return target.id
      if (/^\/(api\/)?admin\/keys/.test(rest)) return (await keyIn(house, ['bookings:read'])).id
      if (/^\/(api\/)?admin\/webhooks/.test(rest)) {
        const endpoint = await endpointIn(house, 'https://hooks.partner.example/', { disabled: true })
        return rest.includes('/deliveries/:id') ? await deliveryIn(house, endpoint.id) : endpoint.id
      }
      if (/^\/(api\/)?admin\/jobs|^\/(api|admin)\/notifications/.test(rest)) return written
      if (rest.startsWith('/account/sessions')) return target.session
      if (rest.startsWith('/api/')) return SLUGS[rest.split('/')[2]!] ?? crypto.randomUUID()
      return crypto.randomUUID()
    }
    const onHold = /\/bookings\/:ref\/(checkout|extension|release|renewal)$/.test(rest)
    const forged = `${made.reference}-${'x'.repeat(43)}`
    const values: Record<string, string> = {
      ref: onHold ? held.reference : made.reference,
      slug: SLUGS[rest.split('/')[1]!] ?? 'garden-vows',
      entry: crypto.randomUUID(),
      key: rest.startsWith('/api/') ? crypto.randomUUID() : forged,
      file: `${forged}.ics`,
      template: 'booking-received',
      language: 'fr',
      number: '0',
      id: path.includes(':id') ? await id() : '',
    }
    return path.replace(/:(\w+)/g, (_, each: string) => values[each]!)
  }

  return {
    house,
    actors,
    address,
    secrets: [owner.name, owner.email, venue],
    another: (actor) => (actor.role ? person(actor.name, actor.role) : Promise.resolve(actor)),
  }
}

const SLUGS: Record<string, string> = {
  packages: 'garden-vows',
  tours: 'river-by-lantern-light',
  appointments: 'first-consultation',
  themes: 'wild-meadow',
}

async function bookingOf(
  house: TestHouse,
  owner: { id: string; email: string; name: string },
  venue: string,
  hold = false,
) {
  const day = ownDay()
  const order = orderOn(day)
  const lines = [{ ...order.lines[0]!, venue }]
  const customer = { name: owner.name, email: owner.email }
  const answer = await postJson(house, { ...order, lines, customer, ...(hold && { hold }) })
  if (answer.status !== 201) throw new Error(`It was answered ${answer.status}: ${await answer.text()}`)
  const { id, reference, link } = (await answer.json()) as Record<string, string>
  await house.db.write([{ sql: 'UPDATE bookings SET account_id = ? WHERE id = ?', args: [owner.id, id!] }])
  return { id: id!, reference: reference!, key: new URL(link!).searchParams.get('key')! }
}

/** What the table of rights says will come of it. Behind an open door anything may, but not for want of rights. */
export function expected({ name, path }: Route, actor: Actor, right: Right): string[] {
  const api = path.startsWith('/api/')
  const known = !api || actor.api.authorization !== undefined
  const role = known ? actor.role : undefined
  if (api && actor.dead) return ['401']
  if (right.who === 'queue') return ['401']
  const [method = '', rest = ''] = name.split(' ')
  if (api && actor.scopes) {
    if (right.who === 'anyone' && !right.scope) return ['open']
    if (!right.scope || !actor.scopes.includes(right.scope)) return ['403']
    return rest.includes('by-key') ? ['404'] : ['open']
  }
  // This house has no secret for it, and so no such door.
  if (rest === '/webhooks/resend' || rest === '/webhooks/twilio') return ['404']
  if (right.who === 'anyone') return ['open']
  if (right.who === 'link') {
    // Their keys stand in the address itself, and these ones are forged.
    if (/:key|:file|:entry/.test(rest)) return ['404']
    const desk = rest.startsWith('/desk/') || method === 'PATCH'
    const house = role === 'staff' || role === 'admin'
    if (desk) return house || actor.link === 'desk' ? ['open'] : ['404']
    if (actor.link === 'own' || (actor.owner && role)) return ['open']
    if (rest.endsWith('/resend-confirmation') && actor.link === 'desk') return ['open']
    // The pages of a booking are its customer's; the house is shown to its desk.
    return house && (api || name === 'GET /bookings/:ref') ? ['open'] : ['404']
  }
  if (!role) return [api ? '401' : 'sign in']
  if (RANKS.indexOf(role) < RANKS.indexOf(right.who)) return [api ? '403' : '404']
  if (right.fresh && actor.stale) return ['prove']
  return OWN_THINGS.test(rest) ? ['open', '404'] : ['open']
}

const RANKS: readonly string[] = ['customer', 'staff', 'admin']
/** What is somebody's own is not there under the id of another's. */
const OWN_THINGS = /^\/(account|favorites|api\/users\/me)\/.*:id/

/** What came of it, as the above says it. */
export function came(answer: Response, body: string): string {
  const to = answer.headers.get('location') ?? ''
  if (/^(\/fr)?\/sign-in\?next=/.test(to)) return 'sign in'
  if (/^(\/fr)?\/account\/prove/.test(to)) return 'prove'
  if (answer.status === 403 && body.includes('proof_needed')) return 'prove'
  if ([401, 403, 404].includes(answer.status) || answer.status >= 500) return String(answer.status)
  return answer.status === 405 ? '405' : 'open'
}

/** Requests after which somebody is nobody any more. */
const ENDS = new Set([
  'POST /sign-out',
  'POST /api/auth/logout',
  'POST /account/password',
  'POST /account/sessions/end',
  'POST /account/deletion',
  'DELETE /api/users/me',
])

const FORMS: Record<string, () => Record<string, string>> = {
  'POST /bookings': () => ({ ...formOn(ownDay()), email: 'nobody' }),
  'POST /holds': () => ({ ...formOn(ownDay()), guests: '0' }),
  'POST /waitlist': () => formOn(ownDay()),
  'POST /favorites': () => ({ kind: 'package', listing: 'garden-vows' }),
  'POST /account/password': () => ({ current: 'not this one', password: 'nor that one at all' }),
}

export function requestFor({ method, name, path }: Route, actor: Actor): RequestInit {
  const api = path.startsWith('/api/')
  const headers: Headers = { ...(api ? actor.api : actor.page), 'sec-fetch-site': 'same-origin' }
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return { method, headers }
  const body = api ? '{}' : new URLSearchParams(FORMS[name]?.() ?? {}).toString()
  const type = api ? 'application/json' : 'application/x-www-form-urlencoded'
  return { method, headers: { ...headers, 'content-type': type }, body }
}

/** What is not as the table says, for one route and everybody: nothing, in a house whose guard stands at its door. */
export async function complaintsAbout(
  { house, actors, address, secrets, another }: World,
  route: Route,
  rights: Readonly<Record<string, Right>> = RIGHTS,
): Promise<string[]> {
  const right = rights[route.name]
  if (!right) return [`${route.name} is in no table of rights`]
  const found: string[] = []
  for (const actor of actors) {
    const who = ENDS.has(route.name) ? await another(actor) : actor
    const answer = await house.fetch(await address(route, who), requestFor(route, who))
    const body = await answer.text()
    const is = came(answer, body)
    const should = expected(route, who, right)
    if (!should.includes(is))
      found.push(`${actor.name}: ${is} (${answer.status}) and not ${should.join(' or ')}`)
    if (is !== 'open' && secrets.some((each) => body.includes(each)))
      found.push(`${actor.name} reads what is not theirs`)
    if (route.method !== 'GET') continue
    const head = await house.fetch(await address(route, who), { ...requestFor(route, who), method: 'HEAD' })
    if (head.status !== answer.status)
      found.push(`${actor.name}: HEAD is ${head.status}, GET ${answer.status}`)
  }
  return found
}
