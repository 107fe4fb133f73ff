import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { developmentSecret } from '../../src/platform/config.ts'
import { makeLog } from '../../src/platform/log.ts'
import { type ApiDocument, documentOf } from '../support/document.ts'
import { ANN, formOn, orderOn, postForm, postJson, rowCounts } from '../support/guest.ts'
import { HOSTILE, INJECTIONS, TRAVERSALS } from '../support/hostile.ts'
import { inProcess, openHouse, TARGET, type TestHouse } from '../support/house.ts'
import { asked, get, post } from '../support/life.ts'
import { q } from '../support/pools.ts'
import { addressOf, everyRoute } from '../support/routes.ts'

let house: TestHouse
let document: ApiDocument
beforeAll(async () => {
  house = await openHouse()
  document = await documentOf(house)
})
afterAll(() => house.close())

/** Elsewhere a few of them show that nothing there reads a value in another way. */
const some = <T>(list: readonly T[]): T[] =>
  list.filter((_, index) => TARGET === 'process' || index % 6 === 0)
/** A page without its foot, whose switches lead back to the very address that was asked for. */
const shown = async (path: string) => (await (await house.fetch(path)).text()).split('<footer')[0]!

const looks = everyRoute().filter(({ method, path }) => method === 'GET' && path !== '/live')

describe('[S95] what would be SQL', () => {
  /** What the pages read of their query. */
  const FIELDS: Record<string, string[]> = {
    '/packages': ['eventType', 'theme', 'minPrice', 'maxPrice', 'guests', 'date', 'sort'],
    '/packages/garden-vows': ['date', 'guests', 'eventType', 'theme', 'month', 'addOn.string-quartet'],
    '/packages/garden-vows/quote': [
      'date',
      'guests',
      'eventType',
      'theme',
      'promotion',
      'addOn.string-quartet',
    ],
    '/tours': ['type', 'difficulty', 'minPrice', 'maxPrice', 'date', 'guests', 'sort'],
    '/tours/steam-to-the-sea': ['date', 'time', 'guests', 'month', 'unit.adult'],
    '/tours/steam-to-the-sea/quote': ['departure', 'date', 'time', 'unit.adult', 'promotion'],
    '/appointments/first-consultation': ['duration', 'consultant', 'zone', 'month', 'day', 'start'],
    '/appointments/first-consultation/quote': ['start', 'duration', 'consultant', 'promotion'],
    '/waitlist': ['kind', 'listing', 'date', 'guests', 'eventType'],
    '/testimonials': ['page'],
    '/dev/mail': ['search'],
    '/live': ['topics', 'since'],
  }

  test('is a value in every field of every query, and asks for nothing else', async () => {
    const before = await rowCounts(house)
    const ask = async (path: string, name: string, value: string) => {
      const answer = await house.fetch(`${path}?${new URLSearchParams({ [name]: value })}`)
      const stream = answer.headers.get('content-type')?.startsWith('text/event-stream')
      const text = stream ? '' : await answer.text()
      if (stream) await answer.body?.cancel()
      expect(`${answer.status} ${path} ${name}=${value}`).toMatch(/^(200|204|303|302|401|404|409|414|422) /)
      return { status: answer.status, text }
    }
    // One half of them in every other field.
    for (const [path, names] of Object.entries(FIELDS))
      for (const [turn, name] of names.entries())
        for (const [index, value] of some(INJECTIONS).entries())
          if (index % 2 === turn % 2) await ask(path, name, value)
    for (const { method, path, parameters } of document.operations.filter(({ method }) => method === 'get'))
      for (const { name } of parameters.filter((each) => each.in === 'query'))
        for (const value of some(INJECTIONS)) {
          const at = `/api${path.replace('{id}', 'steam-to-the-sea').replace('{key}', 'x')}`
          expect(`${(await ask(at, name, value)).status} ${method} ${path}`).toMatch(/^(401|404|422|200) /)
        }
    // A filter that makes no sense falls away, so none of them narrows a list, or widens one.
    const plain = await shown('/packages')
    for (const name of FIELDS['/packages']!)
      for (const value of [
        "' OR '1'='1",
        "1' AND SLEEP(9)--",
        'price; DROP TABLE bookings',
        '1 UNION SELECT 1',
      ])
        expect(await shown(`/packages?${new URLSearchParams({ [name]: value })}`)).toBe(plain)
    expect(await rowCounts(house)).toEqual(before)
  }, 60_000)

  test('and in every part of an address and every field of a form', async () => {
    const before = await rowCounts(house)
    for (const value of some(INJECTIONS)) {
      const encoded = encodeURIComponent(value)
      for (const route of looks.filter(({ path }) => path.includes(':') && !path.startsWith('/fr'))) {
        const values = {
          slug: encoded,
          id: encoded,
          ref: encoded,
          entry: encoded,
          key: encoded,
          file: encoded,
        }
        const answer = await house.fetch(addressOf(route, values))
        await answer.body?.cancel()
        expect(`${answer.status} ${route.path} ${value}`).toMatch(/^(404|400|401|302|303) /)
      }
      const headers = {
        'idempotency-key': value.replace(/[^\x21-\x7e]/g, '_').slice(0, 255),
        'x-booking-key': encoded,
      }
      const answers = [
        await postForm(house, formOn('x', { listing: value, kind: value, theme: value, promotion: value })),
        await post(house, '/waitlist', { listing: value, kind: value, name: value, email: value }),
        await post(house, '/holds', { listing: value, date: value }),
        await postJson(
          house,
          { lines: [{ kind: 'tour', listing: value, departure: value, units: [] }] },
          headers,
        ),
        await house.fetch(`/api/bookings/by-key/${encoded}`, { headers }),
      ]
      for (const answer of answers) {
        await answer.body?.cancel()
        expect(`${answer.status} ${value}`).toMatch(/^4/)
      }
    }
    expect(await rowCounts(house)).toEqual(before)
  }, 60_000)

  test('nor is a sign of LIKE anything but itself', async () => {
    await asked(house, { name: 'Percy 100%_\\ Sign' })
    await asked(house, { name: 'Percy 1005x Sign' })
    await house.settle()
    const found = async (search: string) => {
      const { html } = await get(house, `/dev/mail?${new URLSearchParams({ search })}`)
      return [...html.matchAll(/class="mail-subject"/g)].length
    }
    const all = await found('Percy')
    expect(all).toBeGreaterThan(1)
    expect(await found('100%_\\ Sign')).toBe(all / 2)
    for (const none of ['100_', '%%', '_ _', 'P%y', '\\%', '\\', "Percy' OR '1'='1"])
      expect(`${none} ${await found(none)}`).toBe(`${none} ${none === '\\' ? all / 2 : 0}`)
  })
})

test('[S96] no path leads out of what is shown', async () => {
  for (const value of some(TRAVERSALS))
    for (const path of [
      `/static/${value}`,
      `/static/js/${value}`,
      `/static/pictures/${value}.svg`,
      `/packages/${value}`,
      `/themes/${value}`,
      `/tours/${value}/quote`,
      `/feeds/${value}.ics`,
      `/dev/mail/${value}/html`,
      `/api/themes/${value}`,
      `/fr/${value}`,
    ]) {
      const answer = await house.fetch(path)
      const text = await answer.text()
      // What a client makes another address of before it asks is that address.
      if (new URL(path, house.origin).pathname === path)
        expect(`${answer.status} ${path}`).toMatch(/^(404|414) /)
      expect(`${answer.status} ${path}`).not.toMatch(/^5/)
      expect(text).not.toMatch(/root:.*:0:0|\[extensions\]|"dependencies"|CREATE TABLE|PRIVATE KEY/)
    }
  for (const lang of TRAVERSALS.slice(0, 20))
    expect((await house.fetch(`/api/packages?${new URLSearchParams({ lang })}`)).status).toBe(422)
})

test('[S98] a template in somebody’s words is their words', async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is no template
  const name = 'Ann {{house}} $t(common.skip) ${name} {count, plural, other{#}}'
  const { path, cookie, reference } = await asked(house, { name, message: `${name}\n{{reference}}` })
  await house.settle()
  expect((await get(house, path, cookie)).html).toContain(name)
  const letters = await house.db
    .read(
      q(
        'SELECT text, html FROM mailbox JOIN notifications ON notifications.id = mailbox.key WHERE subject LIKE ?',
        `%${reference}%`,
      ),
    )
    .catch(() => house.db.read(q('SELECT text, html FROM mailbox WHERE text LIKE ?', `%${reference}%`)))
  expect(letters.length).toBe(2)
  for (const { text, html } of letters) {
    expect(text).toContain(name)
    expect(html).toContain(name)
  }
})

describe('[S99] much of the same', () => {
  const SHAPES = [
    'a',
    ' ',
    '\t',
    '0',
    '-',
    '.',
    '@',
    'a@',
    'a.',
    '[',
    '{',
    '(',
    '\\',
    '/',
    '%',
    '1.',
    'é',
    '👩‍👩‍👧',
    '\n',
    ';',
    '"',
    '<a ',
    'x=',
  ]
  const much = SHAPES.map((each) => `${each.repeat(Math.floor(20_000 / each.length))}!`)
  const inTime = async (what: string, asking: Promise<Response>) => {
    const late = Bun.sleep(5_000).then(() => undefined)
    const answer = await Promise.race([asking, late])
    expect(`${what} ${answer ? 'is answered' : 'hangs'}`).toBe(`${what} is answered`)
    await answer!.body?.cancel()
    expect(`${answer!.status} ${what}`).not.toMatch(/^5/)
  }

  test('in a field of a form or of JSON hangs nothing', async () => {
    for (const text of some(much)) {
      const what = JSON.stringify(text.slice(0, 8))
      for (const name of [
        'name',
        'email',
        'phone',
        'venue',
        'message',
        'date',
        'startTime',
        'guests',
        'listing',
        'key',
        'quote',
        'promotion',
      ])
        await inTime(`${name} ${what}`, postForm(house, formOn('2027-06-05', { [name]: text })))
      const order = orderOn('2027-06-05')
      for (const body of [
        { ...order, customer: { ...ANN, email: text } },
        { ...order, customer: { ...ANN, phone: text } },
        {
          ...order,
          lines: [
            { kind: 'appointment', listing: text, start: text, duration: 30, inquiry: text.slice(0, 900) },
          ],
        },
        { ...order, quote: text },
        text,
      ])
        await inTime(`JSON ${what}`, postJson(house, body))
      await inTime(`text ${what}`, postJson(house, text))
    }
  }, 60_000)

  test('in a query, an address or a header hangs nothing', async () => {
    for (const text of some(much)) {
      const some = text.slice(0, 2_500)
      const what = JSON.stringify(text.slice(0, 8))
      const encoded = encodeURIComponent(some.toWellFormed()).slice(0, 7_500).replace(/%.?$/, '')
      for (const path of [
        `/packages?minPrice=${encoded}`,
        `/appointments/first-consultation?start=${encoded}`,
        `/appointments/first-consultation?zone=${encoded}`,
        `/live?topics=${encoded}`,
        `/${encoded}`,
        `/static/${encoded}`,
        `/feeds/${encoded}.ics`,
        `/dev/mail?search=${encoded}`,
      ])
        await inTime(`${path.slice(0, 40)} ${what}`, house.fetch(path))
      const value = text.slice(0, 7_000).replace(/[^\x20-\x7e]/g, 'x')
      for (const name of [
        'accept-encoding',
        'accept-language',
        'if-none-match',
        'cookie',
        'x-forwarded-for',
        'x-request-id',
        'user-agent',
        'hx-target',
        'idempotency-key',
        'authorization',
        'range',
      ])
        for (const path of ['/packages', '/static/js/app.js'])
          await inTime(`${name} ${what}`, house.fetch(path, { headers: { [name]: `a${value}b` } }))
    }
  }, 60_000)
})

describe('[S100] a language, a zone and a direction', () => {
  test('that are none change nothing and break nothing', async () => {
    const plain = await (await house.fetch('/packages')).text()
    for (const language of [
      'x'.repeat(7_000),
      '../../etc/passwd',
      'fr;q=0.9,*',
      'en-\u00e9',
      '*',
      'fr'.padEnd(3_000, ',fr'),
    ])
      expect(
        await (
          await house.fetch('/packages', {
            headers: { 'accept-language': language.replace(/[^\x20-\x7e]/g, '') },
          })
        ).text(),
      ).toBe(plain)
    const path = '/appointments/first-consultation'
    const here = await shown(path)
    for (const zone of [
      'Mars/Olympus',
      '../UTC',
      'europe/london',
      '+01:00',
      'Etc/GMT+99',
      'A'.repeat(500),
      '[object Object]',
      'constructor',
    ])
      expect(await shown(`${path}?${new URLSearchParams({ zone })}`)).toBe(here)
  })

  test('of somebody’s words stay within their words', async () => {
    const name = 'Ann \u202eevil\u2066'
    const company = 'חברה \u202e123'
    const { path, cookie } = await asked(house, {
      name,
      company,
      message: `${name}\n${company}`,
      venue: company,
    })
    const { html } = await get(house, path, cookie)
    for (const words of [name, company]) {
      const all = html.split(words).length - 1
      const kept = html.match(
        new RegExp(
          `<(?:span|bdi|q|td|p)[^>]*(?:dir="auto"|class="typed")[^>]*>[^<]*${words}|<bdi[^>]*>[^<]*${words}`,
          'g',
        ),
      )
      expect(all).toBeGreaterThan(0)
      expect(kept?.length).toBeGreaterThanOrEqual(1)
    }
  })
})

if (TARGET === 'process')
  test('[S101] nothing that is sent ends a line of the log, or colours it', async () => {
    const logged = await inProcess()
    const odd = 'x\u2028\u202e\u001b[31m{"event":"forged"}'
    for (const each of [...HOSTILE.slice(0, 30), odd, 'a%0d%0aevent=forged', '%1b%5b31m', '%e2%80%ae'])
      await logged.fetch(`/${encodeURIComponent(each)}?${encodeURIComponent(each)}`, {
        headers: {
          'user-agent': each.replace(/[^\x20-\x7e]/g, ''),
          'x-request-id': each.replace(/[^\x20-\x7e]/g, '').slice(0, 60),
        },
      })
    await logged.fetch('/%0d%0aevent=forged%1b[31m')
    const lines: string[] = []
    for (const json of [true, false]) {
      const log = makeLog({ json, level: 'debug', write: (line) => lines.push(line) })
      for (const { event, fields } of logged.log.lines) log.info(event, fields)
    }
    expect(lines.length).toBeGreaterThan(60)
    for (const line of lines) expect(line).toMatch(/^[\x20-\x7e…]*$/)
    for (const line of lines.filter((each) => each.startsWith('{')))
      expect(JSON.parse(line).event).not.toBe('forged')
    expect(lines.join('\n')).not.toContain(developmentSecret)
    await logged.close()
  })
