import { afterAll, beforeAll, expect, test } from 'bun:test'
import { openHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('[S133] health says ok and no more', async () => {
  for (const path of ['/api/health', '/api/health/db']) {
    const answer = await house.fetch(path)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ status: 'ok' })
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
})

test('[S140] every answer has a request id; a sound one of the sender is kept, another is not', async () => {
  const named = await house.fetch('/api/health', { headers: { 'x-request-id': 'from-the-proxy-1' } })
  expect(named.headers.get('x-request-id')).toBe('from-the-proxy-1')
  const forged = await house.fetch('/api/health', { headers: { 'x-request-id': 'a b{"x":1}' } })
  expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('an unknown address of the API is problem+json, with the request id in it', async () => {
  const answer = await house.fetch('/api/nothing')
  const body = await answer.json()
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(body).toMatchObject({
    code: 'not_found',
    status: 404,
    requestId: answer.headers.get('x-request-id'),
  })
})

test('[S78] a form that another site made a browser send is refused, whatever its type', async () => {
  for (const type of ['application/x-www-form-urlencoded', 'application/json', 'text/plain']) {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { cookie: 'booking-XYZ=1' },
    ]) {
      const answer = await house.fetch('/bookings', {
        method: 'POST',
        headers: { 'content-type': type, ...headers } as never,
        body: '',
      })
      expect(answer.status).toBe(403)
    }
  }
})
