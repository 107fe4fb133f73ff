import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { RIGHTS } from '../../src/rights.ts'
import { appointmentMade, atLondon, instant, tuesday } from '../support/appointments.ts'
import { ANN, formOn, orderOn, ownDay, postForm, postJson, rowCounts } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import {
  type Asked,
  asked,
  begin,
  deskOf,
  get,
  letterTo,
  linkIn,
  opened,
  post,
  rowOf,
} from '../support/life.ts'
import { q } from '../support/pools.ts'
import { addressOf, everyRoute } from '../support/routes.ts'
import { departuresIn } from '../support/tours.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const keyIn = (cookie: string) => cookie.slice(cookie.indexOf('=') + 1)
/** An answer without what is of this very request: its path, its name and its moment. */
const said = async (answer: Response, ...names: string[]) => {
  const text = (await answer.text()).replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…')
  return `${answer.status} ${names.reduce((each, name) => each.replaceAll(name, '…'), text)}`
}

/** A booking with every key that the house gives out for it. */
async function withKeys() {
  const booking = await asked(house)
  const desk = await deskOf(house, booking)
  const { id } = await rowOf(house, booking.reference)
  return {
    ...booking,
    id: String(id),
    key: keyIn(booking.cookie),
    desk: keyIn(desk.cookie),
    deskPath: desk.path,
  }
}

/** One that is over, with the link that asks how it was. */
async function overWithReview(): Promise<Asked & { link: string }> {
  const booking = await asked(house)
  const desk = await deskOf(house, booking)
  await post(house, `${desk.path}/moves`, { move: 'confirm', version: '1' }, desk.cookie)
  await begin(house, booking)
  await post(house, `${desk.path}/moves`, { move: 'complete', version: '2' }, desk.cookie)
  return {
    ...booking,
    link: linkIn(await letterTo(house, ANN.email, `How was it? (${booking.reference})`), '/reviews/'),
  }
}

describe('[S59] [S65] [S121] somebody else’s booking', () => {
  test('is at no door of it told from one that is not there, by any method and with any key but its own', async () => {
    const [mine, other] = [await withKeys(), await withKeys()]
    const doors = everyRoute().filter(
      ({ method, path }) =>
        RIGHTS[`${method} ${path.replace(/^\/fr/, '')}`]?.who === 'link' && path.includes(':'),
    )
    expect(doors.length).toBeGreaterThan(30)
    const before = await rowCounts(house)
    const nowhere = '23456789'
    const ways = (reference: string): Record<string, string>[] => [
      {},
      { cookie: `booking-${reference}=${other.key}; desk-${reference}=${other.desk}` },
      { cookie: `booking-${other.reference}=${other.key}; desk-${other.reference}=${other.desk}` },
      // The keys of the very booking, each at the door of the other one.
      {
        cookie: `booking-${reference}=${mine.desk}; desk-${reference}=${mine.key}`,
        'x-booking-key': other.key,
      },
      { 'x-booking-key': other.key },
      { 'x-booking-key': `${mine.key}x` },
    ]
    for (const route of doors)
      for (const [index] of ways('').entries()) {
        const ask = (reference: string, id: string) =>
          house.fetch(addressOf(route, { ref: reference, id, entry: id, key: `${reference}-${other.key}` }), {
            method: route.method,
            headers: {
              origin: house.origin,
              'content-type': route.path.startsWith('/api/')
                ? 'application/json'
                : 'application/x-www-form-urlencoded',
              ...ways(reference)[index],
            },
            ...(route.method !== 'GET' && {
              body: route.path.startsWith('/api/') ? '{}' : 'move=confirm&version=1',
            }),
          })
        const [theirs, none] = [await ask(mine.reference, mine.id), await ask(nowhere, crypto.randomUUID())]
        expect(`${route.method} ${route.path} ${theirs.status}`).toBe(`${route.method} ${route.path} 404`)
        expect(theirs.headers.get('set-cookie')).toBeNull()
        const text = await said(theirs, mine.reference, mine.id)
        for (const word of [ANN.name, ANN.email, 'Orangery', 'Garden Vows']) expect(text).not.toContain(word)
        expect(text).toBe(await said(none, nowhere))
      }
    expect(await rowCounts(house)).toEqual(before)
    expect((await rowOf(house, mine.reference)).version).toBe(1)
  })

  test('is as closed to HEAD, and OPTIONS tells nothing', async () => {
    const mine = await withKeys()
    for (const path of [mine.path, `${mine.path}/changes`, `${mine.path}/calendar.ics`, mine.deskPath]) {
      const head = (cookie: string) => house.fetch(path, { method: 'HEAD', headers: { cookie } })
      expect((await head('')).status).toBe(404)
      expect((await head(`booking-${mine.reference}=x`)).status).toBe(404)
      const own = path.startsWith('/desk') ? `desk-${mine.reference}=${mine.desk}` : mine.cookie
      expect((await head(own)).status).toBe(200)
      const options = await house.fetch(path, { method: 'OPTIONS' })
      expect([options.status, await options.text()]).toEqual([405, expect.not.stringContaining(ANN.name)])
    }
  })

  test('[S61] is found by no field of a query', async () => {
    await asked(house)
    for (const query of [
      'email=ann@example.org',
      'customerId=1',
      'include=customer',
      'fields=email',
      'q=Ann',
    ])
      for (const path of ['/api/packages', '/api/tours', '/api/themes', '/api/testimonials'])
        expect(`${(await house.fetch(`${path}?${query}`)).status} ${path}?${query}`).toBe(
          `422 ${path}?${query}`,
        )
    for (const path of ['/holds', '/bookings', '/waitlist', '/desk', '/reviews', '/feeds', '/api/bookings']) {
      const answer = await house.fetch(`${path}?email=ann@example.org&key=x`)
      expect(await answer.text()).not.toContain('Müller')
    }
  })
})

describe('[S62] what a customer may not set', () => {
  const FORBIDDEN = {
    status: 'confirmed',
    price: 1,
    total: 1,
    deposit: 0,
    paid: true,
    currency: 'XXX',
    id: 'x',
    reference: 'ABCDEFGH',
    customerId: 'x',
    accountId: 'x',
    visitor: 'x',
    linkVersion: 9,
    language: 'fr',
    created: 0,
    policy: [{ hours: 0, percent: 100 }],
  }

  test('is refused by its name in JSON, wherever it stands', async () => {
    const booked = await (await postJson(house, orderOn(ownDay()))).json()
    const key = new URL(booked.link).searchParams.get('key')!
    const headers = { 'x-booking-key': key, 'content-type': 'application/json' }
    for (const [name, value] of Object.entries(FORBIDDEN)) {
      const order = orderOn(ownDay())
      const bodies = [
        { ...order, [name]: value },
        { ...order, customer: { ...ANN, [name]: value } },
        { ...order, lines: [{ ...order.lines[0], [name]: value }] },
      ]
      for (const body of bodies) {
        const answer = await postJson(house, body)
        expect(`${answer.status} ${name}`).toBe(`422 ${name}`)
        expect((await answer.json()).errors[0].code).toBe('unknown_field')
      }
      for (const body of [{ [name]: value }, { choice: { [name]: value } }]) {
        const init = { method: 'PUT', headers, body: JSON.stringify(body) }
        expect(`${(await house.fetch(`/api/bookings/${booked.id}`, init)).status} ${name}`).toBe(
          `422 ${name}`,
        )
      }
    }
    // Who decides is the house, with a key of its own.
    const decided = { method: 'PATCH', headers, body: JSON.stringify({ status: 'confirmed' }) }
    expect((await house.fetch(`/api/bookings/${booked.id}`, decided)).status).toBe(404)
  })

  test('is not read from a form', async () => {
    const strange = Object.fromEntries(
      Object.entries(FORBIDDEN).map(([name, value]) => [name, String(value)]),
    )
    const plain = await rowOf(house, (await asked(house)).reference)
    const booking = await asked(house, strange)
    const row = await rowOf(house, booking.reference)
    for (const name of ['status', 'total', 'deposit', 'currency', 'account_id', 'link_version', 'language'])
      expect(`${name} ${row[name]}`).toBe(`${name} ${plain[name]}`)
    await post(
      house,
      `${booking.path}/changes`,
      {
        ...strange,
        ...formOn(booking.day),
        name: 'Eve',
        email: 'eve@evil.example',
        version: '1',
        guests: '70',
      },
      booking.cookie,
    )
    expect(await rowOf(house, booking.reference)).toMatchObject({
      name: ANN.name,
      email: ANN.email,
      status: 'pending',
    })
  })
})

describe('[S67] a private link', () => {
  test('is whole or nothing: no letter of its key may be another one', async () => {
    const { path, key } = await withKeys()
    const wrong = [
      ...[...key].map((letter, at) => key.slice(0, at) + (letter === 'A' ? 'B' : 'A') + key.slice(at + 1)),
      ...[
        key.slice(1),
        key.slice(0, -1),
        `${key}A`,
        `A${key}`,
        key.toUpperCase(),
        key.toLowerCase(),
        '',
        ' ',
      ],
      ...[`${key}=`, `${key}%00`, encodeURIComponent(`${key}\n`), '*', '%', 'null', 'undefined', '[]'],
    ].filter((each) => each !== key)
    for (const each of wrong)
      expect(`${(await house.fetch(`${path}?key=${each}`)).status} ${each}`).toBe(`404 ${each}`)
    expect((await house.fetch(`${path}?key=${key}`)).status).toBe(302)
  })

  test('leaves the address before anything is shown, is found by no search engine, and ends when the house says so', async () => {
    const mine = await withKeys()
    for (const [path, key, cookie] of [
      [mine.path, mine.key, mine.cookie],
      [mine.deskPath, mine.desk, `desk-${mine.reference}=${mine.desk}`],
    ] as const) {
      const arrived = await house.fetch(`${path}?key=${key}&next=//evil.example`)
      expect([arrived.status, arrived.headers.get('location')]).toEqual([302, path])
      expect(arrived.headers.get('cache-control')).toBe('no-store')
      expect(await arrived.text()).toBe('')
      const page = await get(house, path, cookie)
      expect(page.headers.get('x-robots-tag')).toBe('noindex')
      expect(page.html).toContain('<meta name="robots" content="noindex"')
      for (const secret of [mine.key, mine.desk]) expect(page.html).not.toContain(secret)
    }
    await house.db.write([q('UPDATE bookings SET link_version = 2 WHERE id = ?', mine.id)])
    expect((await get(house, mine.path, mine.cookie)).status).toBe(404)
    expect((await house.fetch(`${mine.path}?key=${mine.key}`)).status).toBe(404)
    expect((await get(house, mine.deskPath, `desk-${mine.reference}=${mine.desk}`)).status).toBe(404)
  })

  test('opens what it is for and nothing beside it, whoever else’s cookies come along', async () => {
    const [mine, other] = [await withKeys(), await withKeys()]
    const cookie = `${other.cookie}; ${mine.cookie}`
    const page = await get(house, mine.path, cookie)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain(other.reference)
    expect((await get(house, mine.deskPath, `${cookie}; desk-${mine.reference}=${mine.key}`)).status).toBe(
      404,
    )
    expect(
      (await post(house, `${mine.deskPath}/moves`, { move: 'confirm', version: '1' }, cookie)).status,
    ).toBe(404)
    expect((await house.fetch(`/reviews/${mine.reference}-${mine.key}`)).status).toBe(404)
    expect((await house.fetch(`/waitlist/${mine.id}?key=${mine.key}`)).status).toBe(404)
    expect((await house.fetch(`/feeds/${mine.id}.${mine.key}.ics`)).status).toBe(404)
  })
})

test('[S73] names are of chance or of 128 bits, and a neighbour’s is nothing', async () => {
  const { reference, id } = await withKeys()
  expect(reference).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
  for (const letter of letters) {
    const near = reference.slice(0, 7) + letter
    if (near !== reference) expect((await house.fetch(`/bookings/${near}`)).status).toBe(404)
  }
  const references = await house.db.read(q('SELECT reference FROM bookings'))
  expect(new Set(references.map((row) => String(row.reference).slice(0, 4))).size).toBeGreaterThan(
    references.length * 0.9,
  )
})

test('[S74] what is not shown is nowhere: not in a list, by its name or id, in a quote, or to be booked', async () => {
  const listings = await house.db.read(
    q(
      `SELECT id, slug, kind, title FROM listings WHERE slug IN ('the-proposal', 'open-garden-day', 'wedding-from-afar')`,
    ),
  )
  const [theme] = await house.db.read(q("SELECT id, title FROM themes WHERE slug = 'candy-pop'"))
  const [voice] = await house.db.read(q('SELECT id, text FROM testimonials ORDER BY month DESC LIMIT 1'))
  const shelf = { package: 'packages', tour: 'tours', appointment: 'appointments' }
  const doors = listings.flatMap(({ id, slug, kind }) => {
    const name = shelf[kind as keyof typeof shelf]
    return [slug, id].flatMap((each) => [`/${name}/${each}`, `/${name}/${each}/quote`, `/fr/${name}/${each}`])
  })
  const calls = [
    '/api/packages/the-proposal',
    '/api/tours/open-garden-day',
    '/api/tours/open-garden-day/departures',
  ]
  calls.push('/themes/candy-pop', '/api/themes/candy-pop', `/api/themes/${theme!.id}`)
  const shown = await Promise.all(calls.map(async (path) => (await house.fetch(path)).status))
  expect(new Set(shown)).toEqual(new Set([200]))
  await house.db.write([
    q(
      `UPDATE listings SET published = 0 WHERE slug IN ('the-proposal', 'open-garden-day', 'wedding-from-afar')`,
    ),
    q("UPDATE themes SET published = 0 WHERE slug = 'candy-pop'"),
    q("UPDATE testimonials SET status = 'hidden' WHERE id = ?", voice!.id!),
  ])
  for (const path of [...doors, ...calls])
    expect(`${(await house.fetch(path)).status} ${path}`).toBe(`404 ${path}`)
  const slots = `/api/appointments/slots?service=wedding-from-afar&from=${tuesday()}&to=${tuesday()}&duration=30`
  expect((await house.fetch(slots)).status).toBe(404)
  for (const { slug, kind } of listings) {
    const booked = await postJson(house, { lines: [{ kind, listing: slug }], customer: ANN })
    expect((await booked.json()).errors[0]).toMatchObject({ path: 'lines.0.listing', code: 'not_an_option' })
    expect(
      (await postForm(house, { ...formOn(ownDay()), kind: String(kind), listing: String(slug) })).status,
    ).toBe(404)
    expect((await house.fetch(`/waitlist?kind=${kind}&listing=${slug}&date=${ownDay()}`)).status).toBe(404)
  }
  for (const path of [
    '/',
    '/packages',
    '/packages/garden-vows',
    '/tours',
    '/tours/steam-to-the-sea',
    '/appointments',
    '/themes',
    '/testimonials',
    '/api/packages?limit=100',
    '/api/tours?limit=100',
    '/api/appointments/services',
    '/api/themes?limit=100',
    '/api/testimonials?limit=100',
  ]) {
    const text = await (await house.fetch(path)).text()
    for (const hidden of [...listings.map(({ title }) => title), theme!.title, voice!.text])
      expect(text).not.toContain(String(hidden))
  }
})

test('[S75] no promotion makes a price less than nothing, and a wrong code is not told from a spent one', async () => {
  const promotion = (code: string, off: object, most: number | null = null) =>
    q(
      'INSERT INTO promotions (id, code, name, off, most, stackable) VALUES (?, ?, ?, ?, ?, 1)',
      crypto.randomUUID(),
      code,
      code,
      JSON.stringify(off),
      most,
    )
  await house.db.write([
    promotion('HUGE', { fixed: 99_999_999 }),
    promotion('MORE', { percent: 100 }),
    promotion('SPENT', { percent: 10 }, 0),
  ])
  for (const code of ['HUGE', 'MORE']) {
    const booked = await (await postJson(house, orderOn(ownDay(), { promotion: code }))).json()
    expect([booked.total.amount, booked.deposit.amount, booked.balance.amount]).toEqual([0, 0, 0])
  }
  const quoteWith = async (promotion: string) => {
    const { venue: _, ...line } = orderOn('2027-06-05').lines[0]!
    const answer = await house.fetch('/api/quotes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ lines: [line], promotion }),
    })
    return said(answer)
  }
  const unhashed = (text: string) => text.replace(/"hash":"[^"]*"/, '')
  expect(unhashed(await quoteWith('SPENT'))).toBe(unhashed(await quoteWith('NEVER')))
  await house.db.write([
    q('DELETE FROM promotions WHERE id NOT IN (SELECT promotion_id FROM promotion_uses)'),
  ])
})

describe('[S76] a step that is not next', () => {
  test('is refused, and nothing happens', async () => {
    const booking = await withKeys()
    const cookie = booking.cookie
    const before = await rowCounts(house)
    const desk = `desk-${booking.reference}=${booking.desk}`
    const move = (name: string) =>
      post(house, `${booking.deskPath}/moves`, { move: name, version: '1' }, desk)
    for (const name of ['complete', 'no_show', 'release', 'checkout', 'expire', ''])
      expect((await move(name)).status).toBe(409)
    for (const name of ['extension', 'release', 'checkout'])
      expect((await post(house, `${booking.path}/${name}`, {}, cookie)).status).toBe(303)
    const headers = { 'x-booking-key': booking.key, 'content-type': 'application/json' }
    const checkout = { method: 'POST', headers, body: '{}' }
    expect((await house.fetch(`/api/bookings/${booking.id}/checkout`, checkout)).status).toBe(409)
    expect((await house.fetch(`/reviews/${booking.reference}-${booking.key}`)).status).toBe(404)
    expect(await rowCounts(house)).toEqual(before)
    expect(await rowOf(house, booking.reference)).toMatchObject({ status: 'pending', version: 1 })
  })

  test('nor is one after the end', async () => {
    const { path, cookie, link, reference } = await overWithReview()
    expect((await post(house, `${path}/cancellation`, { version: '3' }, cookie)).status).toBe(409)
    expect((await post(house, `${path}/changes`, { ...formOn(ownDay()), version: '3' }, cookie)).status).toBe(
      404,
    )
    const review = { rating: '5', text: 'Lovely', author: 'Ann' }
    expect((await post(house, link, review)).status).toBe(303)
    expect((await post(house, link, { ...review, text: 'Dreadful', rating: '1' })).status).toBe(409)
    expect((await rowOf(house, reference)).status).toBe('completed')
  })
})

describe('[S77] numbers and days that make no sense', () => {
  const ODD = [0, -1, 1.5, 1e9, 2 ** 53 + 2, -0, '1', '١', null, true, [], {}, '', '1e3', '0x1']

  test('are refused of a tour', async () => {
    const departure = (await departuresIn(house.db, 'steam-to-the-sea')).at(-1)!
    const before = await rowCounts(house)
    for (const quantity of ODD) {
      const line = { kind: 'tour', listing: 'steam-to-the-sea', departure: departure.id }
      const order = (units: unknown) => postJson(house, { lines: [{ ...line, units }], customer: ANN })
      expect(
        `${(await order([{ unit: 'adult', quantity }])).status} ${JSON.stringify(quantity)}`,
      ).toStartWith('422')
      expect((await order(quantity)).status).toBe(422)
    }
    const twice = [
      { unit: 'adult', quantity: 1 },
      { unit: 'adult', quantity: 1 },
    ]
    const line = { kind: 'tour', listing: 'steam-to-the-sea', departure: departure.id, units: twice }
    expect((await postJson(house, { lines: [line], customer: ANN })).status).toBe(422)
    expect(await rowCounts(house)).toEqual(before)
  })

  test('are refused of an appointment', async () => {
    const before = await rowCounts(house)
    const line = { kind: 'appointment', listing: 'first-consultation', inquiry: 'x' }
    const start = instant(atLondon(tuesday(2), '10:00'))
    for (const duration of ODD)
      expect((await postJson(house, { lines: [{ ...line, start, duration }], customer: ANN })).status).toBe(
        422,
      )
    for (const odd of [
      ...ODD,
      start.replace('Z', ''),
      '2020-01-01T10:00:00Z',
      '9999-12-31T23:59:59Z',
      '2027-02-30T10:00:00Z',
      start.replace('10:00', '10:07'),
    ])
      expect(
        (await postJson(house, { lines: [{ ...line, start: odd, duration: 30 }], customer: ANN })).status,
      ).toBe(422)
    expect(await rowCounts(house)).toEqual(before)
    // And the time itself is one that could be had.
    const made = await appointmentMade(house.db, {
      consultant: 'iris-bennett',
      start: atLondon(tuesday(2), '10:00'),
    })
    expect(made.written.ok).toBe(true)
  })

  test('are refused in a form, and a price that was typed there is nobody’s', async () => {
    const before = await rowCounts(house)
    for (const guests of [
      '0',
      '-1',
      '1.5',
      '1e9',
      '１２',
      '٦٠',
      ' ',
      '60px',
      '0x3c',
      '1e400',
      'NaN',
      '+60',
      '60,0',
    ])
      expect(`${(await postForm(house, formOn(ownDay(), { guests }))).status} ${guests}`).toBe(
        `422 ${guests}`,
      )
    for (const date of [
      '2020-01-01',
      '9999-12-31',
      '2027-2-3',
      '2027-02-30',
      '+012027-01-01',
      '0000-00-00',
      'today',
    ])
      expect(`${(await postForm(house, formOn(date))).status} ${date}`).toBe(`422 ${date}`)
    expect(await rowCounts(house)).toEqual(before)
  })
})

test('[S121] no answer about a key, a promise or a code tells whether there is such a one', async () => {
  const mine = await withKeys()
  const missing = await said(await house.fetch(`/api/bookings/by-key/${crypto.randomUUID()}`))
  expect(missing).toStartWith('404')
  expect(await said(await house.fetch(`/api/bookings/by-key/${mine.id}`))).toBe(missing)
  const day = ownDay()
  await asked(house, {}, day)
  await asked(house, {}, day)
  const { listing, date, guests, eventType } = formOn(day)
  const choice = { kind: 'package', listing: listing!, date: date!, guests: guests!, eventType: eventType! }
  const joins = [1, 2].map(() =>
    post(house, '/waitlist', { ...choice, name: 'Zoé', email: 'zoe@example.org' }),
  )
  const [first, second] = await Promise.all(joins)
  expect([first!.status, first!.headers.get('location')]).toEqual([
    second!.status,
    second!.headers.get('location'),
  ])
  const { path } = await opened(
    house,
    linkIn(await letterTo(house, 'zoe@example.org', 'waiting list'), '/waitlist/'),
  )
  expect(await said(await house.fetch(path), path)).toBe(
    await said(await house.fetch(`/waitlist/${crypto.randomUUID()}`)),
  )
})
