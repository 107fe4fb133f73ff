import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'

// Bun's server sees the tests on this machine's own addresses. At the edge, and in this process, Cloudflare would say.
const HERE = { 'cf-connecting-ip': '127.0.0.1' }
const LOOPBACK = '127.0.0.0/8, ::1'
const PLACES = ['/', '/fr/packages', '/nowhere', '/api/packages', '/api/nowhere', '/live', '/robots.txt']

const cases: [string, Record<string, string>, boolean][] = [
  ['that is shut out', { DENY_FROM: LOOPBACK }, false],
  ['that is not among those who are let in', { ALLOW_FROM: '203.0.113.0/24, 2001:db8::/32' }, false],
  ['that is let in, and shut out as well', { ALLOW_FROM: LOOPBACK, DENY_FROM: LOOPBACK }, false],
  ['that is let in', { ALLOW_FROM: `203.0.113.0/24, ${LOOPBACK}` }, true],
  ['that is not among those who are shut out', { DENY_FROM: '203.0.113.0/24' }, true],
]

describe.each(cases)('from a network %s', (_, env, open) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openHouse({}, TARGET, env)
  })
  afterAll(() => house.close())

  test(open ? 'everything answers' : 'nothing answers but health', async () => {
    for (const path of PLACES) {
      const answer = await house.fetch(path, { headers: HERE })
      expect(`${path} ${answer.status === 403}`).toBe(`${path} ${!open}`)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      await answer.body?.cancel()
    }
    expect((await house.fetch('/api/health', { headers: HERE })).status).toBe(200)
    expect((await house.fetch('/api/health/db', { headers: HERE })).status).toBe(200)
  })

  test('whatever network a stranger says that they come from', async () => {
    const claims = {
      ...HERE,
      'x-forwarded-for': open ? '203.0.113.9' : '203.0.113.9, 198.51.100.9',
      'x-real-ip': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
      ...(TARGET === 'bun' && { 'cf-connecting-ip': '203.0.113.9' }),
    }
    expect((await house.fetch('/api/packages', { headers: claims })).status).toBe(open ? 200 : 403)
  })
})

if (TARGET === 'process')
  test('one whose network nobody can tell is no one of those who are let in', async () => {
    const house = await openHouse({}, TARGET, { ALLOW_FROM: '0.0.0.0/0, ::/0' })
    try {
      expect((await house.fetch('/', { headers: HERE })).status).toBe(200)
      expect((await house.fetch('/')).status).toBe(403)
      for (const address of ['', 'unknown'])
        expect((await house.fetch('/', { headers: { 'cf-connecting-ip': address } })).status).toBe(403)
    } finally {
      await house.close()
    }
  })
