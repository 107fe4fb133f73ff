import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { RIGHTS } from '../../src/rights.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { complaintsAbout, routesOfApp, type World, worldOf } from '../support/matrix.ts'

// Every route as everybody, made from the app's own list of routes [S58, S64, S65].

/** Lines of the table whose doors are still being built: each is taken out as its door opens. */
const notYet: string[] = [
  'DELETE /api/users/me',
  'DELETE /api/users/me/favorites/:id',
  'GET /account/privacy',
  'GET /api/users/me',
  'GET /api/users/me/bookings',
  'GET /api/users/me/export',
  'GET /api/users/me/favorites',
  'GET /favorites',
  'POST /account/deletion',
  'POST /account/export',
  'POST /api/users/me/favorites',
  'POST /favorites',
  'POST /favorites/:id/removal',
  'PUT /api/users/me',
]

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
      ({ path }) => !/^\/(api|dev|feeds|live|robots\.txt|speculation-rules\.json)/.test(path),
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
