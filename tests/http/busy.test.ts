import { expect, test } from 'bun:test'
import { Busy, type Hasher } from '../../src/platform/ports.ts'
import { inProcess, openHouse } from '../support/house.ts'
import { Browser, PASSWORD } from '../support/people.ts'

test('whoever comes while too many passwords are hashed is told to come back, and nothing is wrong [S31]', async () => {
  const busy = () => Promise.reject(new Busy('a password to be hashed'))
  const hasher: Hasher = { hash: busy, verify: busy }
  const house = await inProcess({}, { hasher })
  try {
    const browser = new Browser({ ...house, settle: async () => {} })
    const page = await browser.post('/sign-in', { email: 'ann@example.org', password: PASSWORD })
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await page.text()).toContain('<h1')
    const call = await house.fetch('/api/auth/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'ann@example.org', password: PASSWORD }),
    })
    expect([call.status, (await call.json()).code]).toEqual([503, 'unavailable'])
    expect(house.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  } finally {
    await house.close()
  }
})

test('a hundred who sign in at once are answered each, and others meanwhile [S31]', async () => {
  const house = await openHouse()
  try {
    const many = Array.from({ length: 100 }, (_, n) =>
      new Browser(house).post('/sign-in', { email: `nobody${n}@example.org`, password: PASSWORD }),
    )
    expect((await house.fetch('/api/health')).status).toBe(200)
    const statuses = new Set((await Promise.all(many)).map(({ status }) => status))
    expect([...statuses].filter((status) => status !== 422 && status !== 503)).toEqual([])
    expect(statuses.has(422)).toBe(true)
  } finally {
    await house.close()
  }
})
