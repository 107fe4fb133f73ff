import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { formOn, ownDay, postForm } from '../support/guest.ts'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'
import { assertGoodHtml } from '../support/html.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const PUBLIC = ['/', '/packages', '/packages/garden-vows', '/themes', '/themes/wild-meadow', '/testimonials']
const inFrench = (path: string) => (path === '/' ? '/fr' : `/fr${path}`)
const slugsIn = (html: string) =>
  [...html.matchAll(/href="(?:\/fr)?\/packages\/([a-z-]+)[?"]/g)].map((match) => match[1]!)

describe('a public page', () => {
  for (const path of PUBLIC) {
    for (const [language, address] of [
      ['en', path],
      ['fr', inFrench(path)],
    ] as const) {
      test(`${address} is good HTML in ${language}, the same for everyone, and says where its twin is`, async () => {
        const answer = await house.fetch(address)
        const html = await answer.text()
        expect(answer.status).toBe(200)
        await assertGoodHtml(html)
        expect(html).toContain(`<html lang="${language}"`)
        expect(html).toContain(`hreflang="${language === 'en' ? 'fr' : 'en'}"`)
        expect(html).toContain('rel="canonical"')
        expect(answer.headers.get('set-cookie')).toBeNull()
        expect(answer.headers.get('cache-control')).toBe('public, no-cache')
        expect(
          await (await house.fetch(address, { headers: { cookie: 'booking-ABCDEFGH=secret' } })).text(),
        ).toBe(html)
        for (const [, file] of html.matchAll(/(?:src|href)="(\/static\/[^"]+)"/g)) {
          const served = await house.fetch(file!)
          expect(`${file} ${served.status}`).toBe(`${file} 200`)
          expect(served.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
          await served.arrayBuffer()
        }
      })
    }
  }

  test('is asked after by its ETag', async () => {
    const first = await house.fetch('/packages')
    await first.text()
    const tag = first.headers.get('etag')!
    expect(tag).toBeTruthy()
    const again = await house.fetch('/packages', { headers: { 'if-none-match': tag } })
    expect(again.status).toBe(304)
    for (const answer of [first, again])
      expect(answer.headers.get('vary')).toBe('HX-Request, HX-Target, Cookie, Accept-Encoding')
    const dark = await house.fetch('/packages', {
      headers: { 'if-none-match': tag, cookie: 'appearance=dark' },
    })
    expect(dark.status).toBe(200)
  })

  test('is drawn as chosen when the visitor chose an appearance', async () => {
    const chosen = await house.fetch('/appearance', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.origin },
      body: 'appearance=dark&back=%2Fpackages',
    })
    expect(chosen.status).toBe(303)
    expect(chosen.headers.get('location')).toBe('/packages')
    const cookie = chosen.headers.get('set-cookie')!.split(';')[0]!
    expect(await (await house.fetch('/packages', { headers: { cookie } })).text()).toContain(
      'data-appearance="dark"',
    )
  })

  test('[S124] never sends a visitor to another site', async () => {
    for (const back of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/%0d%0aSet-Cookie:x',
      '/\t/evil.example',
      '',
    ]) {
      const answer = await house.fetch('/appearance', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.origin },
        body: new URLSearchParams({ appearance: 'light', back }).toString(),
      })
      const to = new URL(answer.headers.get('location')!, house.origin)
      expect(to.origin).toBe(house.origin)
    }
  })
})

describe('the list', () => {
  const listed = async (query: string) => slugsIn(await (await house.fetch(`/packages?${query}`)).text())

  test('narrows by each filter, and shows them all without one', async () => {
    const all = new Set(await listed(''))
    expect(all.size).toBe(10)
    for (const query of [
      'eventType=graduation',
      'theme=art-deco',
      'maxPrice=2000',
      'minPrice=9000',
      'guests=100',
    ]) {
      const some = new Set(await listed(query))
      expect(some.size).toBeGreaterThan(0)
      expect(some.size).toBeLessThan(all.size)
      for (const slug of some) expect(all).toContain(slug)
    }
  })

  test('sorts by price both ways', async () => {
    const up = [...new Set(await listed('sort=price'))]
    expect([...new Set(await listed('sort=-price'))]).toEqual([...up].reverse())
  })

  test('knows which day is full', async () => {
    const day = ownDay()
    expect(new Set(await listed(`date=${day}`)).size).toBe(10)
    for (let turn = 0; turn < 2; turn += 1) expect((await postForm(house, formOn(day))).status).toBe(303)
    const html = await (await house.fetch(`/packages?date=${day}&guests=60`)).text()
    await assertGoodHtml(html)
    expect(html).not.toContain('href="/packages/garden-vows')
    expect(html).toContain('href="/packages?guests=60"')
  })

  test('lets a filter that makes no sense fall away', async () => {
    for (const query of [
      'guests=-1',
      'date=2027-02-30',
      'sort=id;drop',
      'minPrice=1e9',
      'theme=%27%20OR%201=1',
      'eventType[]=x',
      'date=%00',
    ])
      expect((await house.fetch(`/packages?${query}`)).status).toBe(200)
  })

  test('comes as a part when htmx asks for the part', async () => {
    const part = await house.fetch('/packages?guests=60', {
      headers: { 'hx-request': 'true', 'hx-target': 'section#results' },
    })
    const html = await part.text()
    expect(html).not.toContain('<html')
    expect(html).toContain('id="results"')
    expect(part.headers.get('vary')).toContain('HX-Target')
    const whole = await (await house.fetch('/packages?guests=60')).text()
    expect(whole).toContain('<html')
  })
})

describe('the listing', () => {
  test('shows a month of days, and the full one is not to be had', async () => {
    const day = ownDay()
    for (let turn = 0; turn < 2; turn += 1) expect((await postForm(house, formOn(day))).status).toBe(303)
    const html = await (await house.fetch(`/packages/garden-vows?month=${day.slice(0, 7)}`)).text()
    const input = new RegExp(`<input[^>]*value="${day}"[^>]*>`).exec(html)?.[0]
    expect(input === undefined || input.includes('disabled')).toBe(true)
    const near = await (await house.fetch(`/packages/garden-vows?date=${day}&guests=60`)).text()
    expect(near).toMatch(/href="\/packages\/garden-vows\?[^"]*date=/)
  })

  test('gives the panel alone when htmx asks for it, with the price of what is chosen', async () => {
    const headers = { 'hx-request': 'true', 'hx-target': 'form#panel' }
    const plain = await (await house.fetch('/packages/garden-vows?guests=60', { headers })).text()
    const more = await (
      await house.fetch('/packages/garden-vows?guests=60&addOn.string-quartet=1', { headers })
    ).text()
    expect(plain).not.toContain('<html')
    expect(plain).not.toEqual(more)
  })

  test('asks for what is missing before it quotes, on the page itself', async () => {
    const answer = await house.fetch('/packages/garden-vows/quote?guests=60')
    const html = await answer.text()
    expect(answer.status).toBe(422)
    await assertGoodHtml(html)
    expect(html).toContain('Please fill this in.')
  })
})

describe('an error page', () => {
  for (const [path, language] of [
    ['/nowhere', 'en'],
    ['/fr/nulle-part', 'fr'],
    ['/packages/no-such-thing', 'en'],
    ['/bookings/ABCDEFGH', 'en'],
    ['/bookings/..%2f..%2fetc', 'en'],
  ]) {
    test(`${path} is 404, calm and in ${language}`, async () => {
      const answer = await house.fetch(path!)
      const html = await answer.text()
      expect(answer.status).toBe(404)
      await assertGoodHtml(html)
      expect(html).toContain(`<html lang="${language}"`)
      expect(html).toContain(answer.headers.get('x-request-id')!)
    })
  }

  for (const path of ['//evil.example/x', '/fr//evil.example', '/fr///evil.example?x=//evil.example'])
    test(`${path} links to no other site`, async () => {
      const html = await (await house.fetch(path)).text()
      expect(html).toContain('hreflang="fr"')
      expect(html).not.toMatch(/(?:href|action|src)="\/[/\\]/)
    })

  test('[S11] nothing that is not a page of ours is served', async () => {
    for (const path of [
      '/.env',
      '/.git/HEAD',
      '/package.json',
      '/static/../package.json',
      '/static/%2e%2e/package.json',
      '/data/rendezvous.db',
      '/src/app.tsx',
      '/static/js/htmx.js.map',
    ])
      expect((await house.fetch(path)).status).toBe(404)
  })
})

describe('[S1] [S5] [S8] every answer', () => {
  for (const path of ['/', '/nowhere', '/api/nothing', '/api/health', '/bookings/ABCDEFGH', '/robots.txt']) {
    test(`${path} carries the strict headers`, async () => {
      const { headers } = await house.fetch(path)
      const policy = headers.get('content-security-policy')!
      for (const rule of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
      ])
        expect(policy).toContain(rule)
      expect(policy).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('content-type')?.toLowerCase()).toContain('charset=utf-8')
      expect(headers.get('server')).toBeNull()
    })
  }

  test.if(TARGET !== 'workerd')('is compressed for who can read it', async () => {
    const answer = await house.fetch('/packages', {
      headers: { 'accept-encoding': 'gzip' },
      decompress: false,
    } as RequestInit)
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-encoding')
  })
})

describe('the mailbox of a developer', () => {
  test('shows the letters, finds them and opens one', async () => {
    const sent = await postForm(house, formOn(ownDay(), { name: 'Zebulon Quist' }))
    const reference = sent.headers.get('location')!.slice('/bookings/'.length)
    await house.settle()
    const list = await (await house.fetch(`/dev/mail?search=${reference}`)).text()
    await assertGoodHtml(list)
    const [, id] = /href="\/dev\/mail\/([0-9a-f-]{36})"/.exec(list)!
    const letter = await house.fetch(`/dev/mail/${id}`)
    await assertGoodHtml(await letter.text())
    const formatted = await house.fetch(`/dev/mail/${id}/html`)
    expect(formatted.headers.get('content-security-policy')).toContain('sandbox')
    expect(await formatted.text()).toContain(reference)
    expect(await (await house.fetch('/dev/mail?search=%25nothing%25')).text()).not.toContain(
      `/dev/mail/${id}`,
    )
  })
})
