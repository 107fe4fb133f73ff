import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { setTerm } from '../../db/queries/house.ts'
import { DAY_LENGTH, dayMark } from '../../src/shared/days.ts'
import { formOn, ownDay, postForm } from '../support/guest.ts'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const PANEL = { 'hx-request': 'true', 'hx-target': 'aside#panel' }
const RESULTS = { 'hx-request': 'true', 'hx-target': 'section#results' }

const textOf = async (path: string, headers: Record<string, string> = {}) =>
  (await house.fetch(path, { headers })).text()

/** Written past the house's own doors, as another process or a person at a console would. */
async function write(sql: string, ...args: (string | number)[]): Promise<void> {
  expect(await house.db.write([{ sql, args }])).toMatchObject({ ok: true })
}

const rename = (title: string) => write("UPDATE listings SET title = ? WHERE slug = 'garden-vows'", title)

/** A claim like that of an earlier booking, of both crews. */
const claim = (day: string, expires: string) =>
  write(
    `INSERT INTO claims (id, pool_id, booking_id, line_id, starts, ends, quantity, expires)
     SELECT ?, pool_id, booking_id, line_id, ?, ?, 2, ${expires} FROM claims LIMIT 1`,
    crypto.randomUUID(),
    dayMark(day),
    dayMark(day) + DAY_LENGTH,
  )

/** What the list, the listing and its panel say of a day. Asked twice, so that what is kept is heard as well. */
async function saidOf(day: string): Promise<string[]> {
  const month = `/packages/garden-vows?month=${day.slice(0, 7)}`
  const choice = (html: string) => new RegExp(`<input[^>]*value="${day}"[^>]*>`).exec(html)?.[0]
  const inMonth = (html: string) => (choice(html)!.includes('disabled') ? 'full' : 'free')
  const asked = async () => [
    (await textOf(`/packages?date=${day}`)).includes('href="/packages/garden-vows') ? 'free' : 'full',
    inMonth(await textOf(month)),
    inMonth(await textOf(month, PANEL)),
  ]
  const first = await asked()
  expect(await asked()).toEqual(first)
  return first
}
const FREE = ['free', 'free', 'free']
const FULL = ['full', 'full', 'full']

/** Runs with the triggers taken away that count the versions: what was kept is now not ended by a change. */
async function unnoticed(run: () => Promise<void>): Promise<void> {
  const triggers = await house.db.read({
    sql: `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%UPDATE versions%'`,
    args: [],
  })
  expect(triggers.length).toBeGreaterThan(40)
  await house.db.write(triggers.map(({ name }) => ({ sql: `DROP TRIGGER ${name}`, args: [] })))
  try {
    await run()
  } finally {
    await house.db.write(triggers.map(({ sql }) => ({ sql: String(sql), args: [] })))
    await write('UPDATE versions SET number = number + 1')
  }
}

describe('a kept page is ended by', () => {
  test('bookings that fill a day, at the very next request', async () => {
    const day = ownDay()
    expect(await saidOf(day)).toEqual(FREE)
    for (let turn = 0; turn < 2; turn += 1) expect((await postForm(house, formOn(day))).status).toBe(303)
    expect(await saidOf(day)).toEqual(FULL)
  })

  test('a claim that another process makes, and gives back', async () => {
    const day = ownDay()
    expect(await saidOf(day)).toEqual(FREE)
    await claim(day, 'NULL')
    expect(await saidOf(day)).toEqual(FULL)
    await write('UPDATE claims SET released = unixepoch() WHERE starts = ?', dayMark(day))
    expect(await saidOf(day)).toEqual(FREE)
    await claim(day, 'NULL')
    expect(await saidOf(day)).toEqual(FULL)
    await write('DELETE FROM claims WHERE starts = ?', dayMark(day))
    expect(await saidOf(day)).toEqual(FREE)
  })

  test('a hold that lapses, which writes nothing', async () => {
    const day = ownDay()
    await claim(day, 'unixepoch() + 3')
    const versions = { sql: 'SELECT number FROM versions ORDER BY name', args: [] }
    const before = await house.db.read(versions)
    expect(await saidOf(day)).toEqual(FULL)
    const deadline = Date.now() + 10_000
    const lapsed = {
      sql: 'SELECT expires <= unixepoch() AS yes FROM claims WHERE starts = ?',
      args: [dayMark(day)],
    }
    while ((await house.db.read(lapsed))[0]!.yes === 0 && Date.now() < deadline) await Bun.sleep(20)
    expect(await saidOf(day)).toEqual(FREE)
    expect(await house.db.read(versions)).toEqual(before)
  })

  test('a day that the house closes, and a pool that it makes smaller', async () => {
    const day = ownDay()
    expect(await saidOf(day)).toEqual(FREE)
    await write(
      `INSERT INTO pool_overrides (id, pool_id, starts, ends, capacity)
       SELECT 'closed', pool_id, ?, ?, 0 FROM packages LIMIT 1`,
      dayMark(day),
      dayMark(day) + DAY_LENGTH,
    )
    expect(await saidOf(day)).toEqual(FULL)
    await write("DELETE FROM pool_overrides WHERE id = 'closed'")
    expect(await saidOf(day)).toEqual(FREE)
    const capacity = Number(
      (await house.db.read({ sql: 'SELECT capacity FROM pools', args: [] }))[0]!.capacity,
    )
    await write('UPDATE pools SET capacity = 0')
    expect(await saidOf(day)).toEqual(FULL)
    await write('UPDATE pools SET capacity = ?', capacity)
    expect(await saidOf(day)).toEqual(FREE)
  })

  test('a changed title, in its own language and in another', async () => {
    for (const path of ['/', '/packages', '/packages/garden-vows']) await textOf(path)
    await rename('Vows by the pond')
    for (const path of ['/', '/packages', '/packages/garden-vows'])
      expect(await textOf(path)).toContain('Vows by the pond')
    await textOf('/fr/packages')
    await write(
      `UPDATE translations SET text = 'Au bord de l’étang' WHERE language = 'fr' AND field = 'title'
       AND content_id = (SELECT id FROM listings WHERE slug = 'garden-vows')`,
    )
    expect(await textOf('/fr/packages')).toContain('Au bord de l’étang')
    await rename('Garden Vows')
  })

  test("a change of the house's terms, though these are kept for a while themselves", async () => {
    await textOf('/themes')
    await house.db.write([setTerm('name', 'The Orangery')])
    expect(await textOf('/themes')).toContain('The Orangery')
    await house.db.write([setTerm('name', 'Lush Moments')])
    expect(await textOf('/themes')).not.toContain('The Orangery')
  })
})

describe('without the triggers that count the versions', () => {
  test('changes are not seen: so it is the keeping that was tested, and the triggers that end it', () =>
    unnoticed(async () => {
      const day = ownDay()
      expect(await saidOf(day)).toEqual(FREE)
      await claim(day, 'NULL')
      expect(await saidOf(day)).toEqual(FREE)
      await textOf('/packages')
      await rename('Nobody sees this')
      expect(await textOf('/packages')).not.toContain('Nobody sees this')
      await write("UPDATE versions SET number = number + 1 WHERE name = 'content'")
      expect(await textOf('/packages')).toContain('Nobody sees this')
      await rename('Garden Vows')
    }))

  test('fields that a page does not read, their order and how they are spelled all mean the one kept page', () =>
    unnoticed(async () => {
      const path = '/packages?guests=60&sort=price'
      const page = await textOf(path)
      await rename('Nobody sees this')
      for (const other of [
        '/packages?sort=price&guests=60',
        '/packages?sort=price&guests=%20%36%30&utm_source=letter&fbclid=x',
        '/packages?date=&sort=price&guests=60&guests=70',
      ])
        expect(await textOf(other)).toBe(page)
      expect(await textOf('/packages?sort=price&guests=61')).toContain('Nobody sees this')
      await rename('Garden Vows')
    }))

  test('a booking alone ends the pages that show what is free, and no others', () =>
    unnoticed(async () => {
      const day = ownDay()
      const paths = ['/packages', '/', `/packages?date=${day}`, '/packages/garden-vows']
      for (const path of paths) await textOf(path)
      await rename('Vows by the pond')
      await write("UPDATE versions SET number = number + 1 WHERE name = 'availability'")
      const changed = await Promise.all(
        paths.map(async (path) => (await textOf(path)).includes('Vows by the pond')),
      )
      expect(changed).toEqual([false, false, true, true])
      await rename('Garden Vows')
    }))
})

describe('what is kept is never mistaken for', () => {
  test('[S125] a page or its part', async () => {
    for (const [path, part] of [
      ['/packages?guests=60', RESULTS],
      ['/packages/garden-vows?guests=60', PANEL],
    ] as const) {
      for (let turn = 0; turn < 2; turn += 1) {
        const isWhole = async (headers = {}) => (await textOf(path, headers)).includes('<html')
        expect(await isWhole()).toBe(true)
        expect(await isWhole(part)).toBe(false)
        // An element that is no part of its own gets the page, and so does who asks for a part without htmx.
        expect(await isWhole({ ...part, 'hx-target': 'main#content' })).toBe(true)
        expect(await isWhole({ 'hx-target': part['hx-target'] })).toBe(true)
      }
    }
  })

  test('one of another appearance or language', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      for (const appearance of ['dark', 'light', 'purple', '']) {
        const html = await textOf('/packages', { cookie: `appearance=${appearance}; other=1` })
        const drawn = /<html[^>]*data-appearance="(\w+)"/.exec(html)?.[1]
        expect(drawn).toBe(['dark', 'light'].includes(appearance) ? appearance : undefined)
      }
      expect(await textOf('/packages')).toContain('<html lang="en"')
      expect(await textOf('/fr/packages')).toContain('<html lang="fr"')
      expect(await textOf('/packages', { 'accept-language': 'fr' })).toContain('<html lang="en"')
    }
  })

  test('[S127] one that somebody sent us words for', async () => {
    const odd = { 'x-forwarded-host': 'evil.example', 'x-original-url': '/evil', 'x-rewrite-url': '/evil' }
    const first = await textOf('/packages?utm_source=evil&guests=91', odd)
    expect(first.includes('evil')).toBe(false)
    expect((await textOf('/packages?guests=91')) === first).toBe(true)
  })

  test("[S125] anybody's own: cookies neither come with it nor get into it", async () => {
    const day = ownDay()
    const booked = await postForm(house, formOn(day))
    const cookie = booked.headers.get('set-cookie')!.split(';')[0]!
    for (const path of ['/', '/packages', '/packages/garden-vows', `/packages?date=${day}`]) {
      const [own, others] = [await house.fetch(path, { headers: { cookie } }), await house.fetch(path)]
      expect([own.headers.get('set-cookie'), others.headers.get('set-cookie')]).toEqual([null, null])
      expect(await own.text()).toBe(await others.text())
    }
    const mine = booked.headers.get('location')!
    const page = await house.fetch(mine, { headers: { cookie } })
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect((await house.fetch(mine)).status).toBe(404)
  })
})

describe('a kept answer', () => {
  test('says the same as the first one, but for its own request id', async () => {
    const path = '/packages?guests=77'
    const [first, again] = [await house.fetch(path), await house.fetch(path)]
    const said = ({ status, headers }: Response) => ({
      status,
      ...Object.fromEntries([...headers].filter(([name]) => name !== 'x-request-id' && name !== 'date')),
    })
    expect(said(again)).toEqual(said(first))
    expect(again.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
    expect(again.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(again.headers.get('cache-control')).toBe('public, no-cache')
    for (const name of ['hx-request', 'hx-target', 'cookie'])
      expect(again.headers.get('vary')!.toLowerCase()).toContain(name)
    expect(await again.arrayBuffer()).toEqual(await first.arrayBuffer())
  })

  test.if(TARGET !== 'workerd')('is the same bytes packed and plain, and says how many', async () => {
    const asked = (encoding: string) =>
      house.fetch('/packages', { headers: { 'accept-encoding': encoding }, decompress: false } as RequestInit)
    for (let turn = 0; turn < 2; turn += 1) {
      const [packed, plain] = [await asked('br;q=1, gzip;q=0.5'), await asked('gzip;q=0, identity')]
      const [gzip, html] = [await packed.bytes(), await plain.bytes()]
      expect(packed.headers.get('content-encoding')).toBe('gzip')
      expect(plain.headers.get('content-encoding')).toBeNull()
      expect(packed.headers.get('content-length')).toBe(String(gzip.byteLength))
      expect(plain.headers.get('content-length')).toBe(String(html.byteLength))
      expect(plain.headers.get('etag')).toBe(packed.headers.get('etag'))
      expect(plain.headers.get('vary')!.toLowerCase()).toContain('accept-encoding')
      expect(Buffer.from(Bun.gunzipSync(gzip)).equals(html)).toBe(true)
    }
  })

  test('is 304 to who has it, and whole again once it has changed', async () => {
    const etag = (await house.fetch('/packages')).headers.get('etag')!
    const asked = (tag: string) => house.fetch('/packages', { headers: { 'if-none-match': tag } })
    for (const tag of [etag, `"another", ${etag}`, etag.replace('W/', ''), '*']) {
      const answer = await asked(tag)
      expect([answer.status, await answer.text()]).toEqual([304, ''])
      expect(answer.headers.get('etag')).toBe(etag)
      expect(answer.headers.get('cache-control')).toBe('public, no-cache')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(answer.headers.get('x-request-id')).toBeTruthy()
    }
    expect((await asked('"another"')).status).toBe(200)
    await rename('Vows by the pond')
    const changed = await asked(etag)
    expect([changed.status, (await changed.text()).includes('Vows by the pond')]).toEqual([200, true])
    await rename('Garden Vows')
    expect((await asked(etag)).status).toBe(304)
  })

  test('to HEAD is that to GET without its body', async () => {
    for (const path of ['/themes', '/themes?utm_medium=x']) {
      const [head, get] = [await house.fetch(path, { method: 'HEAD' }), await house.fetch(path)]
      expect([head.status, await head.text()]).toEqual([200, ''])
      expect(head.headers.get('etag')).toBe(get.headers.get('etag'))
    }
  })

  test('is given to many who come at once', async () => {
    await rename('Many')
    const pages = await Promise.all(Array.from({ length: 40 }, () => textOf('/packages')))
    expect(new Set(pages).size).toBe(1)
    expect(pages[0]).toContain('Many')
    await rename('Garden Vows')
  })
})
