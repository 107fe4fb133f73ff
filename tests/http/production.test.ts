import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMO_PASSWORD } from '../../db/seed/accounts.ts'
import { seedIfEmpty } from '../../db/seed/seed.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { ANN, formOn, orderOn, ownDay } from '../support/guest.ts'
import { MIGRATIONS, TARGET } from '../support/house.ts'
import { keptLog } from '../support/log.ts'
import { freePort, start } from '../support/processes.ts'
import { type Server, startServer } from '../support/server.ts'

const SECRET = 'a secret of the tests, 32 characters or more'
const HOST = 'rendezvous.example'

// Bun's server is what runs behind somebody's proxy; Cloudflare is its own.
if (TARGET === 'bun') {
  describe('a house in production, behind a proxy that speaks HTTPS for it', () => {
    const letters: { to: string; text: string; reply_to: string }[] = []
    let post: Bun.Server<unknown>
    let house: Server
    const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
      fetch(house.url + path, {
        redirect: 'manual',
        ...init,
        headers: { host: HOST, 'x-forwarded-proto': 'https', ...init.headers },
      })
    const postForm = (path: string, fields: Record<string, string>, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: `https://${HOST}`,
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
        body: new URLSearchParams(fields).toString(),
      })

    beforeAll(async () => {
      post = Bun.serve({
        port: 0,
        hostname: '127.0.0.1',
        async fetch(request) {
          letters.push((await request.json()) as (typeof letters)[number])
          return Response.json({ id: crypto.randomUUID() })
        },
      })
      const folder = mkdtempSync(join(tmpdir(), 'rendezvous-'))
      const db = await openEmbedded({ url: `file:${join(folder, 'rendezvous.db')}`, log: keptLog() })
      await migrate(db, MIGRATIONS)
      await seedIfEmpty(db, Date.now())
      await db.close()
      house = await startServer({
        folder,
        env: {
          APP_ENV: 'production',
          BASE_URL: `https://${HOST}`,
          APP_SECRET: SECRET,
          RESEND_API_KEY: 're_test',
          RESEND_BASE_URL: `http://127.0.0.1:${post.port}`,
          MAIL_FROM: 'House <house@example.org>',
        },
      })
    })
    afterAll(async () => {
      await house.stop()
      await post.stop(true)
    })

    test('[S14] answers to its own name alone; health to whoever asks', async () => {
      expect((await ask('/packages')).status).toBe(200)
      expect((await ask('/packages', { headers: { host: `${HOST}:443` } })).status).toBe(200)
      for (const host of [
        new URL(house.url).host,
        '127.0.0.1',
        'evil.example',
        `${HOST}.evil.example`,
        `${HOST}:8080`,
      ])
        expect((await ask('/packages', { headers: { host } })).status).toBe(421)
      expect((await ask('/api/health', { headers: { host: '10.0.0.7:3000' } })).status).toBe(200)
    })

    test('[S6] tells browsers to stay with HTTPS, on errors too', async () => {
      for (const path of [
        '/',
        '/nowhere',
        '/api/nothing',
        '/api/health',
        '/static/js/app.js',
        '/static/none.js',
      ])
        expect((await ask(path)).headers.get('strict-transport-security')).toBe(
          'max-age=63072000; includeSubDomains',
        )
    })

    test('lets nobody in with what everybody knows, and asks for an admin of its own [S40, S131]', async () => {
      const known = { email: 'admin@demo.example', password: DEMO_PASSWORD }
      const page = await postForm('/sign-in', known)
      expect([page.status, page.headers.getSetCookie().length]).toEqual([422, 0])
      const program = await ask('/api/auth/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(known),
      })
      expect(program.status).toBe(401)
      const line = house
        .logs()
        .split('\n')
        .find((each) => each.includes('"event":"first-admin"'))!
      expect(JSON.parse(line).link).toStartWith(`https://${HOST}/first-admin?token=`)
      expect(house.logs()).not.toContain(DEMO_PASSWORD)
    })

    test('[S134] has no mailbox that can be read', async () => {
      for (const path of [
        '/dev/mail',
        '/dev/mail?search=a',
        `/dev/mail/${crypto.randomUUID()}`,
        '/dev/mail/x/html',
        '/dev/mail/x/attachments/0',
        '/dev/mail/letters',
        '/dev/mail/letters/refund/en',
        '/dev/mail/letters/refund/en/html',
      ])
        for (const method of ['GET', 'POST', 'HEAD']) expect((await ask(path, { method })).status).toBe(404)
    })

    test('[S14] [S84] takes a booking, keeps its key in a cookie of this host alone, and links to its own address', async () => {
      const sent = await postForm('/bookings', formOn(ownDay(), { message: 'Canary-message-7' }))
      expect(sent.status).toBe(303)
      const cookie = sent.headers.get('set-cookie')!
      expect(cookie).toMatch(/^__Host-booking-[2-9A-Z]{8}=/)
      for (const part of ['; Secure', '; HttpOnly', '; SameSite=Lax', '; Path=/'])
        expect(cookie).toContain(part)
      expect(cookie.toLowerCase()).not.toContain('domain=')
      const path = sent.headers.get('location')!
      expect((await ask(path, { headers: { cookie: cookie.split(';')[0]! } })).status).toBe(200)
      expect(
        (await ask(path, { headers: { cookie: cookie.split(';')[0]!.replace('__Host-', '') } })).status,
      ).toBe(404)

      for (let tries = 0; letters.length < 2 && tries < 200; tries += 1) await Bun.sleep(25)
      expect(letters.map(({ to }) => to)).toContain(ANN.email)
      for (const { text } of letters) {
        expect(text).toMatch(new RegExp(`https://${HOST}/(bookings|desk)/`))
        expect(text).not.toContain('localhost')
      }
    })

    test('keeps the appearance in such a cookie as well', async () => {
      const sent = await postForm('/appearance', { appearance: 'dark', back: '/themes' })
      const cookie = sent.headers.get('set-cookie')!
      expect(cookie).toMatch(/^__Host-appearance=dark; .*Secure/)
      const page = await ask('/themes', { headers: { cookie: cookie.split(';')[0]! } })
      expect(await page.text()).toContain('data-appearance="dark"')
      const forgotten = await postForm('/appearance', { appearance: 'system', back: '/themes' })
      expect(forgotten.headers.get('set-cookie')).toMatch(/^__Host-appearance=; Max-Age=0; .*Secure/)
    })

    test('[S78] refuses a form from its own address over HTTP, or from this machine', async () => {
      for (const origin of [`http://${HOST}`, house.url, 'https://evil.example', 'null'])
        expect((await postForm('/appearance', { appearance: 'dark' }, { origin })).status).toBe(403)
    })

    test('[S101] [S138] writes one JSON object a line, and nobody’s name, address or words', async () => {
      const booked = await ask('/api/bookings', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(orderOn(ownDay())),
      })
      const { link } = (await booked.json()) as { link: string }
      const key = new URL(link).searchParams.get('key')!
      await ask(new URL(link).pathname + new URL(link).search)
      await ask('/packages?search=canary%40example.org', { headers: { 'user-agent': 'canary\u001b[31m' } })
      const lines = house.logs().trim().split('\n')
      const events = lines.map((line) => (JSON.parse(line) as { event: string }).event)
      expect(events).toContain('started')
      expect(events.filter((event) => event === 'request').length).toBeGreaterThan(10)
      for (const canary of [
        ANN.name,
        ANN.email,
        ANN.phone,
        ANN.company,
        'Canary',
        'canary',
        'Orangery',
        key,
        SECRET,
        're_test',
      ])
        expect(house.logs()).not.toContain(canary)
    })
  })

  describe('[S131] production does not start', () => {
    const SOUND = {
      APP_ENV: 'production',
      BASE_URL: `https://${HOST}`,
      APP_SECRET: SECRET,
      RESEND_API_KEY: 're_test',
      MAIL_FROM: 'House <house@example.org>',
    }
    for (const [without, change, words] of [
      ['with demo data', { SEED: 'demo' }, 'SEED'],
      ['with pretend payments', { PAYMENTS: 'pretend' }, 'PAYMENTS'],
      ['without a secret', { APP_SECRET: undefined }, 'APP_SECRET'],
      ['with a short secret', { APP_SECRET: 'canary-too-short' }, 'APP_SECRET'],
      [
        'with a mailbox that can be read',
        { RESEND_API_KEY: undefined, MAIL_FROM: undefined },
        'RESEND_API_KEY',
      ],
      ['over plain HTTP', { BASE_URL: `http://${HOST}` }, 'BASE_URL'],
    ] as const)
      test(`${without}, and names ${words} without its value`, async () => {
        const folder = mkdtempSync(join(tmpdir(), 'rendezvous-'))
        const port = String(freePort())
        const env = {
          PATH: process.env.PATH,
          PORT: port,
          DATABASE_URL: `file:${folder}/x.db`,
          ...SOUND,
          ...change,
        }
        const command = [process.execPath, join(import.meta.dir, '../../src/bun.ts')]
        const refused = start({ command, env, ready: async () => false })
        await expect(refused).rejects.toThrow(
          new RegExp(`ended before it was ready \\(1\\)[\\s\\S]*${words}`),
        )
        await expect(refused).rejects.not.toThrow(/canary|at parseConfig/)
      })
  })
}
