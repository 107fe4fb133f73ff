import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { favoriteAdded } from '../../db/queries/favorites.ts'
import { MOST } from '../../src/listings/favorites/favor.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { Browser, customer, PASSWORD, program } from '../support/people.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const GARDEN = { kind: 'package', listing: 'garden-vows' }
const idOf = async (email: string) => {
  const [row] = await house.db.read({ sql: 'SELECT id FROM accounts WHERE email = ?', args: [email] })
  return String(row!.id)
}
const count = async (email: string) => {
  const [row] = await house.db.read({
    sql: 'SELECT COUNT(*) AS n FROM favorites WHERE account_id = ?',
    args: [await idOf(email)],
  })
  return Number(row!.n)
}
const removalIn = (html: string) => /action="(\/favorites\/[^"]+\/removal)"/.exec(html)![1]!

/** Listings that nobody else asks for, as many as wanted. */
async function shelf(some: number, prefix: string): Promise<string[]> {
  const slugs = Array.from({ length: some }, (_, each) => `${prefix}-${each}`)
  await house.db.write(
    slugs.flatMap((slug) => [
      {
        sql: `INSERT INTO listings (id, kind, slug, title, summary, description, price, currency, created, updated)
          SELECT ?, kind, ?, title, summary, description, price, currency, created, updated FROM listings WHERE slug = 'garden-vows'`,
        args: [slug, slug],
      },
      {
        sql: `INSERT INTO listing_pictures (listing_id, position, picture_id)
          SELECT ?, 0, picture_id FROM listing_pictures JOIN listings ON listings.id = listing_id WHERE slug = 'garden-vows' AND listing_pictures.position = 0`,
        args: [slug],
      },
    ]),
  )
  return slugs
}

describe('a listing', () => {
  test.each([
    ['package', '/packages/garden-vows', 'Garden Vows'],
    ['tour', '/tours/seven-sisters-ridge', 'Seven Sisters, End to End'],
    ['appointment', '/appointments/first-consultation', 'First consultation'],
  ])('of the kind %s is kept from its own page and found again', async (kind, path, title) => {
    const { browser, email } = await customer(house)
    const { html } = await browser.open(path)
    expect(html).toContain('Add to favourites')
    const listing = path.split('/').at(-1)!
    const answer = await browser.post('/favorites', { kind, listing, back: path })
    expect(answer.headers.get('location')).toBe('/favorites')
    const kept = await browser.open('/favorites')
    expect(kept.answer.headers.get('cache-control')).toBe('no-store')
    expect(kept.html).toContain(`href="${path}"`)
    expect(kept.html).toContain(title)
    expect((await browser.post(removalIn(kept.html))).headers.get('location')).toBe('/favorites')
    expect((await browser.open('/favorites')).html).toContain('No favourites yet')
    expect(await count(email)).toBe(0)
  })

  test('shows the same page to everybody, whatever they keep', async () => {
    const { browser } = await customer(house)
    await browser.post('/favorites', GARDEN)
    const [mine, anyones] = await Promise.all(
      [browser, new Browser(house)].map(async (each) => (await each.get('/packages/garden-vows')).text()),
    )
    expect(mine).toBe(anyones!)
  })

  test('kept twice is kept once', async () => {
    const { browser, email } = await customer(house)
    await Promise.all([1, 2, 3].map(() => browser.post('/favorites', GARDEN)))
    expect(await count(email)).toBe(1)
  })

  test('is turned over in place for htmx, without leaving the page', async () => {
    const { browser } = await customer(house)
    const htmx = { 'HX-Request': 'true', 'HX-Target': 'form#favor' }
    const ask = (path: string) =>
      browser.fetch(path, {
        method: 'POST',
        headers: { ...htmx, 'content-type': 'application/x-www-form-urlencoded', origin: house.origin },
        body: new URLSearchParams(GARDEN).toString(),
      })
    const kept = await (await ask('/favorites')).text()
    expect(kept).toStartWith('<form id="favor"')
    expect(kept).toContain('Remove from favourites')
    const gone = await (await ask(removalIn(kept))).text()
    expect(gone).toStartWith('<form id="favor"')
    expect(gone).toContain('Add to favourites')
  })

  test('that is taken off sale falls away from the list, and comes back with it', async () => {
    const [slug] = await shelf(1, 'off-sale')
    const { browser, ask } = await program(house)
    await browser.post('/favorites', { kind: 'package', listing: slug! })
    const shown = async () => [
      (await browser.open('/favorites')).html.includes(slug!),
      (await (await ask('GET', '/users/me/favorites')).json()).pagination.total,
    ]
    expect(await shown()).toEqual([true, 1])
    const publish = (on: number) =>
      house.db.write([{ sql: 'UPDATE listings SET published = ? WHERE slug = ?', args: [on, slug!] }])
    await publish(0)
    expect(await shown()).toEqual([false, 0])
    expect((await browser.post('/favorites', { kind: 'package', listing: slug! })).status).toBe(404)
    await publish(1)
    expect(await shown()).toEqual([true, 1])
  })
})

describe('somebody who is not signed in', () => {
  test('is led to the door and from there back to the listing, and nowhere else', async () => {
    const { email } = await customer(house)
    const browser = new Browser(house)
    const answer = await browser.post('/favorites', { ...GARDEN, back: '/packages/garden-vows?guests=60' })
    const door = answer.headers.get('location')!
    expect(door).toBe('/sign-in?next=%2Fpackages%2Fgarden-vows%3Fguests%3D60')
    const next = new URL(door, house.origin).searchParams.get('next')!
    const back = await browser.post('/sign-in', { email, password: PASSWORD, next })
    expect(back.headers.get('location')).toBe('/packages/garden-vows?guests=60')
    for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example'])
      expect((await new Browser(house).post('/favorites', { ...GARDEN, back })).headers.get('location')).toBe(
        '/sign-in?next=%2F',
      )
  })

  test('keeps nothing, and sees nobody’s favourites', async () => {
    expect((await house.fetch('/favorites')).headers.get('location')).toBe('/sign-in?next=%2Ffavorites')
    for (const method of ['GET', 'POST'])
      expect((await house.fetch('/api/users/me/favorites', { method })).status).toBe(401)
  })
})

describe('programs', () => {
  test('keep, list and let go', async () => {
    const { ask } = await program(house)
    const made = await ask('POST', '/users/me/favorites', GARDEN)
    expect(made.status).toBe(201)
    const favorite = await made.json()
    expect(favorite).toMatchObject({
      kind: 'package',
      listing: { slug: 'garden-vows', title: 'Garden Vows' },
    })
    expect((await (await ask('POST', '/users/me/favorites', GARDEN)).json()).id).toBe(favorite.id)
    const list = await (await ask('GET', '/users/me/favorites?lang=fr')).json()
    expect(list).toMatchObject({ pagination: { page: 1, limit: 20, total: 1, totalPages: 1 } })
    expect(list.data[0].listing.title).toBe('Un oui au jardin')
    expect((await ask('DELETE', `/users/me/favorites/${favorite.id}`)).status).toBe(204)
    expect((await ask('DELETE', `/users/me/favorites/${favorite.id}`)).status).toBe(404)
  })

  test('are told what is wrong, and of a field that nobody knows', async () => {
    const { ask } = await program(house)
    const say = async (body: unknown) => {
      const answer = await ask('POST', '/users/me/favorites', body)
      return [answer.status, (await answer.json()).errors?.map(({ path }: { path: string }) => path)]
    }
    expect(await say({ ...GARDEN, accountId: 'x' })).toEqual([422, ['accountId']])
    expect(await say({ kind: 'castle', listing: 'x' })).toEqual([422, ['kind']])
    expect(await say({ kind: 'tour', listing: 'garden-vows' })).toEqual([404, undefined])
  })

  test('[S60] let go of nobody else’s', async () => {
    const [mine, theirs] = [await program(house), await program(house)]
    const { id } = await (await theirs.ask('POST', '/users/me/favorites', GARDEN)).json()
    expect((await mine.ask('DELETE', `/users/me/favorites/${id}`)).status).toBe(404)
    await mine.browser.post(`/favorites/${id}/removal`)
    expect(await count(theirs.email)).toBe(1)
  })
})

describe('two hundred', () => {
  test('are the most, however many are added at once', async () => {
    const slugs = await shelf(MOST + 5, 'many')
    const { ask, email } = await program(house)
    const accountId = await idOf(email)
    const add = (listing: string) =>
      favoriteAdded({ id: crypto.randomUUID(), accountId, kind: 'package', listing, now: 1 }, MOST)
    await house.db.write(slugs.slice(0, MOST - 2).map(add))
    expect(await count(email)).toBe(MOST - 2)
    const answers = await Promise.all(
      slugs
        .slice(MOST - 2)
        .map((listing) => ask('POST', '/users/me/favorites', { kind: 'package', listing })),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([201, 201, 409, 409, 409, 409, 409])
    expect(await count(email)).toBe(MOST)
    const refused = answers.find(({ status }) => status === 409)!
    expect((await refused.json()).code).toBe('too_many')
  })

  test('would be passed if they were counted before they are written', async () => {
    const slugs = await shelf(4, 'twin')
    const { email } = await customer(house)
    const accountId = await idOf(email)
    const counted = await Promise.all(slugs.map(() => count(email)))
    const unguarded = slugs
      .filter((_, each) => counted[each]! < 1)
      .map((listing) => favoriteAdded({ id: listing, accountId, kind: 'package', listing, now: 1 }, MOST))
    await Promise.all(unguarded.map((each) => house.db.write([each])))
    expect(await count(email)).toBe(4)
  })

  test('that are kept leave room for words and not for more', async () => {
    const { browser, email } = await customer(house)
    const accountId = await idOf(email)
    await house.db.write([
      {
        sql: `INSERT INTO favorites (account_id, listing_id, id, created)
          SELECT ?, id, id || ?, 1 FROM listings WHERE slug LIKE 'many-%' LIMIT ?`,
        args: [accountId, accountId, MOST],
      },
    ])
    const answer = await browser.post('/favorites', GARDEN)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('You keep two hundred already')
  })
})
