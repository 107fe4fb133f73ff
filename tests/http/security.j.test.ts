import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { safePath } from '../../src/http/forms.ts'
import { everyRedirect } from '../support/hostile.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { type Asked, asked, deskOf, post } from '../support/life.ts'
import { addressOf, everyRoute } from '../support/routes.ts'

let house: TestHouse
let booking: Asked
let cookie: string
beforeAll(async () => {
  house = await openHouse()
  booking = await asked(house)
  cookie = `${booking.cookie}; ${(await deskOf(house, booking)).cookie}`
})
afterAll(() => house.close())

describe('[S124] where a form leads back to', () => {
  const payloads = everyRedirect('evil.example', 'localhost')

  test('is a path of this site, whatever was sent', () => {
    expect(payloads.length).toBeGreaterThan(240)
    for (const each of payloads) {
      const path = safePath(each)
      expect(`${each} → ${path}`).toMatch(/ → \/(?![/\\])[\x21-\x7e]*$/)
      const url = new URL(path, 'https://house.example')
      expect(`${each} → ${url.origin}`).toBe(`${each} → https://house.example`)
      expect(url.href).toBe(`https://house.example${path}`)
    }
  })

  test('through the door as well, for a browser and for htmx', async () => {
    for (const back of payloads) {
      const sent = await post(house, '/appearance', { appearance: 'dark', back })
      expect(sent.status).toBe(303)
      expect(new URL(sent.headers.get('location')!, house.origin).origin).toBe(house.origin)
    }
    for (const back of payloads.slice(0, 60)) {
      const sent = await house.fetch('/appearance', {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: house.origin,
          'hx-request': 'true',
        },
        body: new URLSearchParams({ back }).toString(),
      })
      expect(sent.headers.get('hx-redirect')).toMatch(/^\/(?![/\\])/)
    }
    const sound = await post(house, '/appearance', { back: '/tours?date=2027-06-05#x' })
    expect(sound.headers.get('location')).toBe('/tours?date=2027-06-05')
  })

  test('[S97] and begins no header of its own', async () => {
    for (const odd of [
      '/x\r\nSet-Cookie: a=b',
      '/x%0d%0aSet-Cookie: a=b',
      '/x\u0000',
      '/é\u2028',
      '/x\nLocation: //evil',
    ]) {
      const sent = await post(house, '/appearance', { back: odd })
      expect(sent.headers.get('location')).toMatch(/^\/[\x21-\x7e]*$/)
      expect(sent.headers.getSetCookie().join()).not.toContain('a=b')
      const page = await house.fetch(`/packages?${new URLSearchParams({ eventType: odd, date: odd })}`)
      expect([...page.headers.values()].join()).not.toContain('a=b')
    }
  })
})

test('[S125] what is somebody’s, or keeps something with them, is kept by nobody else', async () => {
  for (const route of everyRoute().filter(({ path }) => path !== '/live')) {
    const path = addressOf(route, { ref: booking.reference, id: booking.reference })
    const answer = await house.fetch(path, {
      method: route.method,
      headers: { cookie, origin: house.origin, 'content-type': 'application/x-www-form-urlencoded' },
      ...(route.method !== 'GET' && { body: 'back=/' }),
    })
    await answer.body?.cancel()
    const kept = answer.headers.get('cache-control') ?? ''
    const said = `${route.method} ${route.path} ${answer.status} ${kept}`
    if (answer.headers.has('set-cookie')) expect(said).toMatch(/no-store/)
    if (/:(ref|entry|key|file)\b|holds|account|admin|\/dev\/|sign|bookings|waitlist/.test(route.path))
      expect(said).toMatch(/no-store|private/)
    if (route.method !== 'GET') expect(said).toMatch(/no-store/)
    if (/public|max-age=[1-9]/.test(kept)) expect(answer.headers.has('set-cookie')).toBe(false)
    if (answer.status >= 400) expect(said).toMatch(/no-store/)
  }
})

test('[S125] [S127] a page for everyone has nothing in it of who asks, by cookie, header or query', async () => {
  const canary = 'canary-7f3a'
  const headers = {
    cookie: `${cookie}; holding=1; visitor=${'c'.repeat(32)}; session=${canary}; ${canary}=${canary}`,
    'x-forwarded-host': `${canary}.example`,
    'x-forwarded-proto': canary,
    'x-forwarded-for': canary,
    'x-forwarded-prefix': `/${canary}`,
    'x-original-url': `/${canary}`,
    'x-rewrite-url': `/${canary}`,
    'x-real-ip': canary,
    'x-host': canary,
    'x-request-id': `${canary}-id`,
    forwarded: `host=${canary};proto=${canary}`,
    'user-agent': canary,
    referer: `https://${canary}.example/`,
    'accept-language': `${canary},fr;q=0.9`,
    authorization: `Basic ${canary}`,
    'x-booking-key': canary,
    'hx-current-url': `https://${canary}.example/`,
    origin: `https://${canary}.example`,
  }
  const query = `utm_source=${canary}&utm_campaign=${canary}&fbclid=${canary}&${canary}=1&cb=${canary}`
  for (const path of [
    '/',
    '/fr',
    '/packages',
    '/packages/garden-vows',
    '/tours',
    '/tours/steam-to-the-sea',
    '/appointments',
    '/appointments/first-consultation',
    '/themes',
    '/themes/wild-meadow',
    '/testimonials',
  ]) {
    const first = await house.fetch(`${path}?${query}`, { headers })
    const text = await first.text()
    expect(text).not.toContain(canary)
    expect(text).toBe(await (await house.fetch(path)).text())
    expect(
      [...first.headers].filter(([name, value]) => name !== 'x-request-id' && value.includes(canary)),
    ).toEqual([])
    expect(first.headers.get('set-cookie')).toBeNull()
    for (const name of ['HX-Request', 'HX-Target', 'Cookie', 'Accept-Encoding'])
      expect(first.headers.get('vary')!.split(', ')).toContain(name)
  }
})

test('[S126] an address that looks like a file is no page of anybody', async () => {
  const { path, reference } = booking
  for (const odd of [
    `${path}/x.css`,
    `${path}/.css`,
    `${path};.png`,
    `${path}%2fx.js`,
    `${path}.ics`,
    `${path}.json`,
    `${path}%00.css`,
    `${path}%0a.css`,
    `${path}%23.css`,
    `${path}%3f.css`,
    `${path}/..%2fstatic/js/app.js`,
    `${path}/`,
    `${path}/changes/x.css`,
    `${path}/calendar.ics/x.css`,
    `/desk/${reference}/x.css`,
    `/desk/${reference}.css`,
    `/static/..%2fbookings/${reference}`,
    `/holds/x.css`,
    `/api/bookings/${reference}/x.css`,
    `/fr${path}/x.css`,
  ]) {
    const answer = await house.fetch(odd, { headers: { cookie } })
    expect(`${answer.status} ${odd}`).toBe(`404 ${odd}`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).not.toContain('Müller')
  }
})

test('[S129] what a form is for is told to browsers, and nothing of it is kept in one', async () => {
  for (const script of ['/static/js/app.js', '/static/js/live.js'])
    expect(await (await house.fetch(script)).text()).not.toMatch(
      /localStorage|sessionStorage|indexedDB|caches\./,
    )
  const html = await (await house.fetch('/')).text()
  expect(html).toContain('&quot;history&quot;:&quot;reload&quot;')
  expect(html).not.toMatch(/serviceWorker|rel="manifest"/)
})
