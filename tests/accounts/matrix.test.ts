import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { RIGHTS, type Right } from '../../src/rights.ts'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'
import {
  came,
  complaintsAbout,
  expected,
  type Route,
  requestFor,
  routesOfApp,
  type World,
  worldOf,
} from '../support/matrix.ts'

// Every route as everybody, made from the app's own list of routes [S58, S64, S65].

/** Lines of the table whose doors are still being built: each is taken out as its door opens. */
const notYet: string[] = []

const routes = routesOfApp()
let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openHouse()
  world = await worldOf(house)
})
afterAll(() => house.close())

describe('the table of rights', () => {
  test('has a line for every route, and every line has its route in both languages', () => {
    const names = new Set(routes.map(({ name }) => name))
    expect([...names].filter((each) => !(each in RIGHTS))).toEqual([])
    expect(
      Object.keys(RIGHTS)
        .filter((each) => !names.has(each))
        .sort(),
    ).toEqual([...notYet].sort())
    const pages = routes.filter(
      ({ path }) => !/^\/(api|dev|feeds|jobs|live|robots\.txt|speculation-rules\.json|webhooks)/.test(path),
    )
    for (const name of new Set(pages.map((each) => each.name)))
      expect(pages.filter((each) => each.name === name).map(({ path }) => path)).toHaveLength(2)
  })
})

describe('as the table says, for everybody:', () => {
  for (const route of routes)
    test(`${route.method} ${route.path}`, async () => {
      expect(await complaintsAbout(world, route)).toEqual([])
    })
})

describe('what an admin alone may see', () => {
  const doors = routes.filter(({ method, name }) => method === 'GET' && RIGHTS[name]?.who === 'admin')
  const below = (route: Route) =>
    world.actors.filter(
      (actor) => actor.role !== 'admin' && !expected(route, actor, RIGHTS[route.name]!).includes('open'),
    )

  /** Ways of writing an address that another reader of it might take for the same. */
  const disguised = (path: string): string[] => [
    `${path}/`,
    `/${path}`,
    `//${path}`,
    path.toUpperCase(),
    path.replace(/\/(?=[^/]*$)/, '%2f'),
    path.replace(/\/(?=[^/]*$)/, '%2F'),
    path.replace('/admin', '/%61dmin'),
    `/x/..;${path}`,
    `/x/..%2f${path.slice(1)}`,
    `${path};.css`,
    `${path}.json`,
    `${path}%00`,
    `${path}%20`,
    path.replace('/admin', '/admin/.'),
    path.replace('/admin', '/admin;x=1'),
  ]

  test('is there for them, so that what follows is no emptiness', () => {
    expect(doors.map(({ path }) => path)).toContain('/fr/admin/people')
    expect(doors.length).toBeGreaterThan(8)
  })

  test('is under no other spelling of its address', async () => {
    const found: string[] = []
    for (const route of doors)
      for (const actor of below(route))
        for (const path of disguised(await world.address(route, actor))) {
          const answer = await house.fetch(path, requestFor(route, actor))
          const html = await answer.text()
          const shown = answer.status < 400 && !(answer.status === 303 && came(answer, html) === 'sign in')
          if (shown || answer.status >= 500 || html.includes('sheet-table'))
            found.push(`${actor.name} ${path} ${answer.status}`)
        }
    expect(found).toEqual([])
  })

  test('is in no part of a page, whatever htmx says it wants', async () => {
    const found: string[] = []
    const wants: Record<string, string>[] = [
      { 'hx-request': 'true' },
      { 'hx-request': 'true', 'hx-target': 'section#people', 'hx-boosted': 'true' },
      {
        'hx-request': 'true',
        'hx-current-url': `${house.origin}/admin/people`,
        referer: `${house.origin}/admin/people`,
      },
      {
        'x-http-method-override': 'DELETE',
        'x-original-url': '/',
        'x-rewrite-url': '/',
        'x-forwarded-for': '127.0.0.1',
      },
    ]
    for (const route of doors)
      for (const actor of below(route))
        for (const headers of wants) {
          const { headers: own, ...init } = requestFor(route, actor)
          const answer = await house.fetch(await world.address(route, actor), {
            ...init,
            headers: { ...(own as Record<string, string>), ...headers },
          })
          const html = await answer.text()
          const turned = answer.headers.get('hx-redirect')?.includes('/sign-in?next=') && html === ''
          const is = turned ? 'sign in' : came(answer, html)
          if (!expected(route, actor, RIGHTS[route.name]!).includes(is))
            found.push(`${actor.name} ${route.path} ${is}`)
        }
    expect(found).toEqual([])
  })

  test('is not to be asked what could be done there, by anybody', async () => {
    for (const route of doors)
      for (const actor of world.actors) {
        const answer = await house.fetch(await world.address(route, actor), {
          ...requestFor(route, actor),
          method: 'OPTIONS',
        })
        expect([actor.name, answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
          actor.name,
          405,
          null,
        ])
      }
  })
})

// The table is what the guard reads; it can be spoilt only where the app runs in this process.
if (TARGET === 'process')
  test('a house whose guard lets everybody through is found out', async () => {
    const right = structuredClone(RIGHTS) as Record<string, Right>
    const table = RIGHTS as Record<string, Right>
    const complaints: Record<string, string[]> = {}
    try {
      for (const name of Object.keys(table)) table[name] = { who: 'anyone' }
      for (const route of routes.filter(({ name }) => right[name]!.who === 'admin' || right[name]!.scope))
        complaints[route.name] = await complaintsAbout(world, route, right)
    } finally {
      Object.assign(table, right)
    }
    const silent = Object.keys(complaints).filter((each) => complaints[each]!.length === 0)
    expect(silent).toEqual([])
    expect(complaints['GET /admin/people']).toContain('staff: open (200) and not 404')
  })
