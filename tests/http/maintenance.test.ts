import { expect, test } from 'bun:test'
import { assertGoodHtml } from '../support/html.ts'
import { startServer } from '../support/server.ts'

test('a house that is closed for a while says so calmly, on every page and call, and health still answers', async () => {
  const server = await startServer({ env: { MAINTENANCE: 'on' } })
  try {
    for (const [path, language] of [
      ['/', 'en'],
      ['/fr/packages', 'fr'],
      ['/nowhere', 'en'],
    ] as const) {
      const answer = await fetch(server.url + path)
      const html = await answer.text()
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('300')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      await assertGoodHtml(html)
      expect(html).toContain(`<html lang="${language}"`)
      const [, sheet] = /rel="stylesheet" href="([^"]+)"/.exec(html)!
      expect((await fetch(server.url + sheet!)).status).toBe(200)
    }
    const call = await fetch(`${server.url}/api/packages`)
    expect(call.status).toBe(503)
    expect(await call.json()).toMatchObject({ code: 'maintenance', status: 503 })
    expect((await fetch(`${server.url}/api/health/db`)).status).toBe(200)
  } finally {
    await server.stop()
  }
})
