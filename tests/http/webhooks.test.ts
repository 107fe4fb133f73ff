import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { DELAYS } from '../../src/webhooks/events.ts'
import { type ApiDocument, documentOf } from '../support/document.ts'
import { attemptRows, deliveryRows, endpointRow, jobRow, until } from '../support/endpoints.ts'
import { formOn, orderOn, ownDay, postJson } from '../support/guest.ts'
import { EVERYTHING_IN_A_LINE, escapedForHtml, packsOf, throughHtml } from '../support/hostile.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { asked, begin, post, rowOf } from '../support/life.ts'
import { type Browser, program, somebody, worker } from '../support/people.ts'
import { type Arrival, type Receiver, startReceiver } from '../support/receiver.ts'

// Who is told what happens to bookings [S122, S123, S136]: by whom that is decided, what arrives, and what is done when
// it does not.

let house: TestHouse
let document: ApiDocument
let browser: Browser
/** A program that acts for an admin. */
let ask: Awaited<ReturnType<typeof program>>['ask']
let receiver: Receiver
beforeAll(async () => {
  house = await openHouse({}, undefined, { WEBHOOKS_INSIDE: '127.0.0.1' })
  document = await documentOf(house)
  browser = (await worker(house, 'admin')).browser
  const who = somebody()
  ask = (await program(house, who)).ask
  await house.db.write([{ sql: `UPDATE accounts SET role = 'admin' WHERE email = ?`, args: [who.email] }])
  receiver = startReceiver()
})
afterAll(async () => {
  await house.close()
  await receiver.stop()
})

interface Made {
  id: string
  secret: string
  url: string
}

/** An endpoint with a receiver of its own, which knows its secret. */
async function made(events: string[] = ['*']): Promise<Made & { receiver: Receiver }> {
  const own = startReceiver()
  const answer = await ask('POST', '/admin/webhooks', { url: `${own.url}/in`, events })
  expect(answer.status).toBe(201)
  const endpoint = (await answer.json()) as Made
  own.knows(endpoint.secret)
  return { ...endpoint, receiver: own }
}

/** Ends what a test has made, so that nothing of the next is sent there. */
async function over({ id, receiver: own }: { id: string; receiver: Receiver }) {
  await ask('DELETE', `/admin/webhooks/${id}`)
  await own.stop()
}

/** Sends a test there: the id of its delivery. */
async function tested(id: string): Promise<string> {
  const answer = await ask('POST', `/admin/webhooks/${id}/test`)
  expect(answer.status).toBe(202)
  return ((await answer.json()) as { id: string }).id
}

const ended = (endpoint: string, delivery: string, status: string) =>
  until(`${delivery} is ${status}`, async () =>
    (await deliveryRows(house, endpoint)).find((each) => each.id === delivery && each.status === status),
  )

const tried = (delivery: string, times: number) =>
  until(`${delivery} was tried ${times} times`, async () => {
    const [attempts, job] = [await attemptRows(house, delivery), await jobRow(house, delivery)]
    return attempts.length === times && job!.leased === 0 && attempts
  })

/** As if the time until the next try had passed: another test, sent elsewhere, makes the house look for what is due. */
async function nextTry(delivery: string, elsewhere: string) {
  await house.db.write([
    {
      sql: `UPDATE jobs SET not_before = unixepoch() - 1, published = NULL WHERE id = ?`,
      args: [String((await jobRow(house, delivery))!.id)],
    },
  ])
  await tested(elsewhere)
}

const audited = async (id: string) => {
  const rows = await house.db.read({
    sql: 'SELECT * FROM audit WHERE target_id = ? ORDER BY id',
    args: [id],
  })
  return rows.map(({ action }) => String(action))
}

/** Every element of a page, with the names of its attributes. */
async function elementsOf(html: string): Promise<string[]> {
  const found: string[] = []
  const seen = new HTMLRewriter().on('*', {
    element(each) {
      found.push([each.tagName, ...[...each.attributes].map(([name]) => name)].join(' '))
    },
  })
  await seen.transform(new Response(html)).text()
  return found
}

const WHSEC = /whsec_[A-Za-z0-9+/]{43}=/

describe('an endpoint made on the page', () => {
  test('shows its secret once, and it stands nowhere in the house as it is', async () => {
    const answer = await browser.post('/admin/webhooks', {
      url: 'https://hooks.partner.example/in/path-of-theirs?x=1#fragment',
      description: 'The till & more',
      'event.booking.*': 'yes',
    })
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const html = await answer.text()
    const [secret] = WHSEC.exec(html)!
    const [row] = await house.db.read({
      sql: `SELECT * FROM webhook_endpoints WHERE description = 'The till & more'`,
      args: [],
    })
    expect(row).toMatchObject({
      url: 'https://hooks.partner.example/in/path-of-theirs?x=1',
      events: '["booking.*"]',
      disabled: null,
    })
    const id = String(row!.id)
    for (const path of ['/admin/webhooks', `/admin/webhooks/${id}`, `/fr/admin/webhooks/${id}`]) {
      const page = await (await browser.get(path)).text()
      expect(page).toContain('hooks.partner.example')
      expect(page).not.toMatch(WHSEC)
    }
    const tables = await house.db.read({
      sql: `SELECT name FROM sqlite_master WHERE type = 'table'`,
      args: [],
    })
    for (const { name } of tables)
      expect(JSON.stringify(await house.db.read({ sql: `SELECT * FROM "${name}"`, args: [] }))).not.toContain(
        secret,
      )
    const [line] = await house.db.read({ sql: 'SELECT * FROM audit WHERE target_id = ?', args: [id] })
    expect(line).toMatchObject({ action: 'webhook.made', actor: 'account' })
    expect(JSON.parse(String(line!.after))).toEqual({
      url: 'https://hooks.partner.example/***',
      description: 'The till & more',
      events: ['booking.*'],
    })
    await ask('DELETE', `/admin/webhooks/${id}`)
  })

  test('with something missing is asked for again in its language, and what was said stays', async () => {
    const answer = await browser.post('/fr/admin/webhooks', {
      url: 'http://169.254.169.254/latest',
      description: 'x'.repeat(10),
      'event.booking.held': 'yes',
    })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Cette adresse mène dans un réseau privé')
    expect(html).toContain('field-url-problem')
    expect(html).toMatch(/name="event.booking.held"[^>]*checked/)
    const none = await browser.post('/admin/webhooks', { url: 'https://a.example' })
    expect(await none.text()).toContain('events-problem')
  })

  test('is changed, switched off and on, given another secret and removed there', async () => {
    const { id, secret, receiver: own } = await made()
    const at = `/admin/webhooks/${id}`
    const changed = await browser.post(at, { url: `${own.url}/other`, 'event.booking.held': 'yes' })
    expect([changed.status, changed.headers.get('location')]).toEqual([303, at])
    expect(await endpointRow(house, id)).toMatchObject({
      url: `${own.url}/other`,
      events: '["booking.held"]',
    })
    await browser.post(`${at}/standing`, { enabled: 'no' })
    expect(await endpointRow(house, id)).toMatchObject({ disabled_why: 'by_hand' })
    expect(await (await browser.get(at)).text()).toContain('Switched off')
    expect((await browser.post(`${at}/test`)).status).toBe(409)
    await browser.post(`${at}/standing`, { enabled: 'no' })
    await browser.post(`${at}/standing`, { enabled: 'yes' })
    expect(await endpointRow(house, id)).toMatchObject({ disabled: null, disabled_why: null })
    const [another] = WHSEC.exec(await (await browser.post(`${at}/secret`)).text())!
    expect(another).not.toBe(secret)
    own.knows(secret, another)
    expect((await browser.post(`${at}/test`)).headers.get('location')).toBe(at)
    const [arrival] = await until('it arrived', async () => own.arrivals().length > 0 && own.arrivals())
    expect(arrival!.signedBy).toEqual([secret, another])
    expect((await browser.post(`${at}/removal`)).headers.get('location')).toBe('/admin/webhooks')
    expect((await browser.post(`${at}/removal`)).status).toBe(404)
    expect((await browser.get(at)).status).toBe(404)
    expect(await audited(id)).toEqual([
      'webhook.made',
      'webhook.changed',
      'webhook.disabled',
      'webhook.enabled',
      'webhook.secret',
      'webhook.tested',
      'webhook.removed',
    ])
    const lines = await house.db.read({ sql: 'SELECT * FROM audit WHERE target_id = ?', args: [id] })
    expect(JSON.stringify(lines)).not.toMatch(/whsec|\/in"|\/other/)
    expect(JSON.parse(String(lines.find(({ action }) => action === 'webhook.changed')!.before))).toEqual({
      url: `${own.url}/***`,
      description: null,
      events: ['*'],
      enabled: true,
    })
    await own.stop()
  })

  test('shows what somebody wrote, and what a receiver answered, as words', async () => {
    const own = await made()
    const html = async () => (await browser.get(`/admin/webhooks/${own.id}`)).text()
    const paths = [`/admin/webhooks/${own.id}`, '/admin/webhooks']
    let stored = 0
    own.receiver.next({ status: 500, says: EVERYTHING_IN_A_LINE })
    await tried(await tested(own.id), 1)
    // What is on the pages while nothing odd was written but what the receiver answered.
    await browser.post(paths[0]!, { url: own.url, description: 'plain', 'event.*': 'yes' })
    const plain: Record<string, string[]> = {}
    for (const path of paths) plain[path] = await elementsOf(await (await browser.get(path)).text())
    for (const pack of packsOf(180)) {
      const description = pack.replace(/\s+/g, ' ').trim()
      const said = await browser.post(`/admin/webhooks/${own.id}`, {
        url: `${own.url}?${pack}`,
        description,
        'event.*': 'yes',
      })
      if (said.status === 422) continue
      expect(said.status).toBe(303)
      stored += 1
      for (const path of paths) {
        const page = await (await browser.get(path)).text()
        expect(throughHtml(page)).toContain(escapedForHtml(description))
        if (/[<"]/.test(description)) expect(page).not.toContain(description)
        expect(await elementsOf(page)).toEqual(plain[path]!)
      }
    }
    expect(stored).toBeGreaterThan(10)
    expect(await html()).toContain('&lt;script&gt;pwned(1)')
    await over(own)
  })
})

describe('a program that acts for an admin', () => {
  const faults = (method: string, path: string, answer: Response) =>
    document.faultsOf(
      document.operations.find((each) => each.method === method && each.path === path)!,
      answer.clone(),
    )

  test('makes, reads, changes, tests and removes an endpoint, each as the document says', async () => {
    const one = '/admin/webhooks/{id}'
    const said = { url: `${receiver.url}/a`, description: 'A partner', events: ['*', '*'] }
    const answer = await ask('POST', '/admin/webhooks', said)
    expect([answer.status, await faults('post', '/admin/webhooks', answer)]).toEqual([201, []])
    const { id, secret, events, enabled } = (await answer.json()) as Made & {
      events: string[]
      enabled: boolean
    }
    expect([events, enabled]).toEqual([['*'], true])
    expect(secret).toMatch(WHSEC)
    for (const [path, template] of [
      ['/admin/webhooks', '/admin/webhooks'],
      [`/admin/webhooks/${id}`, one],
    ] as const) {
      const read = await ask('GET', path)
      expect(await faults('get', template, read)).toEqual([])
      expect(await read.text()).not.toContain('whsec')
    }
    const put = await ask('PUT', `/admin/webhooks/${id}`, { ...said, events: ['booking.*'], enabled: false })
    expect(await faults('put', one, put)).toEqual([])
    expect(await put.json()).toMatchObject({
      events: ['booking.*'],
      enabled: false,
      disabledWhy: 'by_hand',
    })
    const refused = await ask('POST', `/admin/webhooks/${id}/test`)
    expect([refused.status, await faults('post', `${one}/test`, refused)]).toEqual([409, []])
    await ask('PUT', `/admin/webhooks/${id}`, { ...said, enabled: true })
    const sent = await ask('POST', `/admin/webhooks/${id}/test`)
    expect([sent.status, await faults('post', `${one}/test`, sent)]).toEqual([202, []])
    const { id: delivery } = (await sent.json()) as { id: string }
    await ended(id, delivery, 'delivered')
    const log = await ask('GET', `/admin/webhooks/${id}/deliveries?limit=1`)
    expect(await faults('get', `${one}/deliveries`, log)).toEqual([])
    expect(await log.json()).toMatchObject({
      data: [{ id: delivery, type: 'webhook.test', status: 'delivered', attempts: [{ status: 204 }] }],
      pagination: { total: 1 },
    })
    const again = await ask('POST', `/admin/webhooks/deliveries/${delivery}/replay`, { replays: 0 })
    expect(await faults('post', '/admin/webhooks/deliveries/{id}/replay', again)).toEqual([])
    const turned = await ask('POST', `/admin/webhooks/${id}/secret`)
    expect(await faults('post', `${one}/secret`, turned)).toEqual([])
    expect((await turned.json()) as object).toMatchObject({
      secret: expect.stringMatching(WHSEC),
      previousUntil: expect.any(String),
    })
    const gone = await ask('DELETE', `/admin/webhooks/${id}`)
    expect(gone.status).toBe(204)
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/secret'],
      ['POST', '/test'],
      ['GET', '/deliveries'],
    ])
      expect((await ask(method!, `/admin/webhooks/${id}${path}`)).status).toBe(404)
    expect((await ask('PUT', `/admin/webhooks/${id}`, said)).status).toBe(404)
    expect((await ask('POST', `/admin/webhooks/deliveries/${delivery}/replay`, {})).status).toBe(404)
  })

  test('[S122] is told which field is wrong, whatever leads inside', async () => {
    const good = { url: 'https://hooks.partner.example', events: ['*'] }
    const wrong: [object, string, string][] = [
      [{ events: ['*'] }, 'url', 'required'],
      [{ ...good, url: 'x' }, 'url', 'not_a_url'],
      [{ ...good, url: `https://a.example/${'x'.repeat(2000)}` }, 'url', 'too_long'],
      [{ ...good, url: 'https://user:word@a.example' }, 'url', 'not_a_url'],
      [{ ...good, url: 'file:///etc/passwd' }, 'url', 'not_https'],
      [{ ...good, url: 'gopher://a.example' }, 'url', 'not_https'],
      ...[
        'http://127.0.0.2',
        'http://169.254.169.254',
        'http://[::ffff:127.0.0.1]',
        'http://0x7f.2',
        'http://2130706434',
        'http://localhost.',
        'http://[::1]',
      ].map((url): [object, string, string] => [{ ...good, url }, 'url', 'inside']),
      [{ ...good, events: [] }, 'events', 'required'],
      [{ ...good, events: ['booking.eaten'] }, 'events.0', 'not_an_option'],
      [{ ...good, description: 'x'.repeat(201) }, 'description', 'too_long'],
      [{ ...good, secret: 'mine' }, 'secret', 'unknown_field'],
    ]
    for (const [body, path, code] of wrong) {
      const refused = await ask('POST', '/admin/webhooks', body)
      expect([body, refused.status, (await refused.json()).errors?.[0]]).toMatchObject([
        body,
        422,
        { path, code },
      ])
    }
  })
})

describe('what happens to bookings', () => {
  test('arrives, every move of it, signed and once in its receiver’s hands, whatever befalls on the way', async () => {
    const own = await made(['booking.*'])
    const elsewhere = await made(['booking.no_show'])
    // The first three find the receiver unwell, and come again.
    own.receiver.next(500, 503, { to: `${receiver.url}/elsewhere` })

    const kept = await asked(house)
    await ask('PATCH', `/bookings/${kept.reference}`, { status: 'confirmed' })
    await begin(house, kept)
    await ask('PATCH', `/bookings/${kept.reference}`, { status: 'completed' })
    const missed = await asked(house)
    await ask('PATCH', `/bookings/${missed.reference}`, { status: 'confirmed' })
    await begin(house, missed)
    await ask('PATCH', `/bookings/${missed.reference}`, { status: 'no_show' })
    const changed = await asked(house)
    const day = ownDay()
    await post(house, `${changed.path}/changes`, { ...formOn(day), version: '1' }, changed.cookie)
    await post(house, `${changed.path}/cancellation`, { version: '2' }, changed.cookie)
    const held = await postJson(house, orderOn(ownDay(), { hold: true }))
    expect(held.status).toBe(201)
    const { reference, link } = (await held.json()) as { reference: string; link: string }
    const cookie = `booking-${reference}=${new URL(link).searchParams.get('key')}`
    await post(house, `/bookings/${reference}/extension`, {}, cookie)
    await post(house, `/bookings/${reference}/release`, {}, cookie)

    const happened = await house.db.read({
      sql: `SELECT e.id AS id, e.what AS what FROM booking_events AS e JOIN bookings AS b ON b.id = e.booking_id
        WHERE b.reference IN (?, ?, ?, ?) ORDER BY e.at, e.rowid`,
      args: [kept.reference, missed.reference, changed.reference, reference],
    })
    expect(happened.map(({ what }) => what).sort()).toEqual([
      'cancelled',
      'changed',
      'completed',
      'confirmed',
      'confirmed',
      'expired',
      'extended',
      'held',
      'no_show',
      'received',
      'received',
      'received',
    ])
    // What failed waits for its second try; the rest is there.
    await until('all but three arrived', async () => own.receiver.taken().size === happened.length - 3)
    expect(receiver.arrivals().filter(({ path }) => path === '/elsewhere')).toEqual([])
    await house.db.write([
      {
        sql: `UPDATE jobs SET not_before = unixepoch() - 1 WHERE name = 'webhook' AND done IS NULL AND dead IS NULL`,
        args: [],
      },
    ])
    await tested(elsewhere.id)
    const taken = await until('all arrived', async () => {
      const all = own.receiver.taken()
      return all.size === happened.length && all
    })
    expect([...taken.keys()].sort()).toEqual(happened.map(({ id }) => String(id)).sort())
    for (const { id, what } of happened) {
      const { type, data } = taken.get(String(id))!
      expect<unknown>([type, (data.event as { what: string }).what]).toEqual([`booking.${what}`, what])
    }
    const arrivals = own.receiver.arrivals()
    expect(arrivals).toHaveLength(happened.length + 3)
    for (const { signedBy, headers, body } of arrivals) {
      expect(signedBy).toEqual([own.secret])
      expect([headers['content-type'], headers.cookie]).toEqual(['application/json', undefined])
      for (const canary of ['Ann', 'ann@example.org', '7946', 'Lüders', 'Orangery', 'peonies'])
        expect(body).not.toContain(canary)
    }
    const byId = Map.groupBy(arrivals, ({ id }) => id)
    const twice = [...byId.values()].filter((each) => each.length === 2)
    expect(twice).toHaveLength(3)
    for (const [first, second] of twice) expect(first!.body).toBe(second!.body)
    await Promise.all([over(own), over(elsewhere)])
    expect((await rowOf(house, kept.reference)).status).toBe('completed')
  })

  test('leaves nothing behind while nobody is told', async () => {
    const count = async () => {
      const [row] = await house.db.read({
        sql: `SELECT (SELECT COUNT(*) FROM jobs WHERE name = 'announce') AS jobs, (SELECT COUNT(*) FROM webhook_events) AS events,
          (SELECT COUNT(*) FROM webhook_endpoints WHERE disabled IS NULL) AS endpoints`,
        args: [],
      })
      return row
    }
    const before = await count()
    expect(before!.endpoints).toBe(0)
    await asked(house)
    expect(await count()).toEqual(before)
  })
})

describe('what does not arrive', () => {
  test('is tried for three days, and every try is kept; then it has failed', async () => {
    const [own, elsewhere] = [await made(), await made()]
    own.receiver.always({ status: 500, says: `no\0t now${'.'.repeat(3000)}` })
    const delivery = await tested(own.id)
    const waited: number[] = []
    for (const [turn, delay] of DELAYS.entries()) {
      await tried(delivery, turn + 1)
      const job = (await jobRow(house, delivery))!
      expect([job.dead, job.published]).toEqual([null, null])
      const wait = Number(job.not_before) - Number(job.present)
      // Uneven by a quarter, and by the second in which it was written.
      expect(wait).toBeGreaterThanOrEqual(delay * 0.75 - 3)
      expect(wait).toBeLessThanOrEqual(delay * 1.25 + 1)
      waited.push(wait)
      await nextTry(delivery, elsewhere.id)
    }
    const attempts = await tried(delivery, DELAYS.length + 1)
    await ended(own.id, delivery, 'failed')
    const job = (await jobRow(house, delivery))!
    expect([job.dead === null, job.done]).toEqual([false, null])
    expect(String(job.error)).toContain('It was answered 500')
    expect(String(job.error)).not.toContain(own.receiver.url)
    for (const { status, error, answer, milliseconds } of attempts) {
      expect([status, error]).toEqual([500, null])
      expect(String(answer)).toStartWith('no\uFFFDt now')
      expect(String(answer).length).toBeLessThanOrEqual(1024)
      expect(Number(milliseconds)).toBeGreaterThanOrEqual(0)
    }
    const arrivals = own.receiver.arrivals()
    expect(new Set(arrivals.map(({ id }) => id)).size).toBe(1)
    expect(arrivals.every(({ signedBy }) => signedBy[0] === own.secret)).toBe(true)
    expect(waited.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(2 * 86_400)
    const page = await (await browser.get(`/admin/webhooks/${own.id}`)).text()
    expect(page).toContain('10 tries')
    await Promise.all([over(own), over(elsewhere)])
  }, 30_000)

  test('[S122] is not called where it leads inside, however that came to stand there', async () => {
    const [own, elsewhere] = [await made(), await made()]
    for (const url of [
      'http://169.254.169.254/',
      'http://127.0.0.2:1/',
      'http://[::1]/',
      'file:///etc/passwd',
    ]) {
      await house.db.write([
        { sql: 'UPDATE webhook_endpoints SET url = ? WHERE id = ?', args: [url, own.id] },
      ])
      const [attempt] = await tried(await tested(own.id), 1)
      expect([url, attempt!.status, attempt!.error]).toEqual([
        url,
        null,
        url.startsWith('file') ? 'not_https' : 'inside',
      ])
    }
    expect(await (await browser.get(`/fr/admin/webhooks/${own.id}`)).text()).toContain('réseau privé')
    await Promise.all([over(own), over(elsewhere)])
  })

  test('because nobody is there, says so', async () => {
    const own = await made()
    await own.receiver.stop()
    const [attempt] = await tried(await tested(own.id), 1)
    expect(attempt).toMatchObject({ status: null, error: 'no_connection', answer: null })
    await ask('DELETE', `/admin/webhooks/${own.id}`)
  })

  test('to whoever is gone ends the endpoint and whatever else was to be sent there', async () => {
    const own = await made()
    own.receiver.next(500, 410)
    const waiting = await tested(own.id)
    await tried(waiting, 1)
    const last = await tested(own.id)
    await ended(own.id, last, 'failed')
    await ended(own.id, waiting, 'failed')
    expect(await endpointRow(house, own.id)).toMatchObject({ disabled_why: 'gone' })
    expect(await attemptRows(house, last)).toMatchObject([{ status: 410 }])
    expect(await (await browser.get(`/admin/webhooks/${own.id}`)).text()).toContain('gone (410)')
    expect(await audited(own.id)).toContain('webhook.disabled')
    const { reference } = await asked(house)
    const [told] = await house.db.read({
      sql: `SELECT COUNT(*) AS n FROM jobs JOIN booking_events AS e ON jobs.id = 'announce:' || e.id
        WHERE e.booking_id = (SELECT id FROM bookings WHERE reference = ?)`,
      args: [reference],
    })
    expect(told!.n).toBe(0)
    await over(own)
  })

  test('for three days on end ends the endpoint, and for less does not', async () => {
    const own = await made()
    own.receiver.always(500)
    const first = await tested(own.id)
    await tried(first, 1)
    const failingFor = (days: number) =>
      house.db.write([
        {
          sql: 'UPDATE webhook_endpoints SET failing = unixepoch() - ? WHERE id = ? AND failing IS NOT NULL',
          args: [days * 86_400, own.id],
        },
      ])
    await failingFor(2.9)
    await tried(await tested(own.id), 1)
    expect((await endpointRow(house, own.id))!.disabled).toBeNull()
    // Something arrived since: it is well again, and fails anew.
    own.receiver.next(204)
    const arrived = await tested(own.id)
    await ended(own.id, arrived, 'delivered')
    await tried(await tested(own.id), 1)
    expect((await endpointRow(house, own.id))!.disabled).toBeNull()
    await failingFor(3.1)
    const last = await tested(own.id)
    await ended(own.id, last, 'failed')
    expect(await endpointRow(house, own.id)).toMatchObject({ disabled_why: 'failing' })
    await ended(own.id, first, 'failed')
    expect(await (await browser.get(`/fr/admin/webhooks/${own.id}`)).text()).toContain('depuis des jours')
    await over(own)
  })

  test('to an endpoint that was removed is nowhere any more', async () => {
    const [own, elsewhere] = [await made(), await made()]
    own.receiver.next(500)
    const delivery = await tested(own.id)
    await tried(delivery, 1)
    await ask('DELETE', `/admin/webhooks/${own.id}`)
    expect([await deliveryRows(house, own.id), await attemptRows(house, delivery)]).toEqual([[], []])
    await nextTry(delivery, elsewhere.id)
    const job = await until('its job ended', async () => {
      const row = await jobRow(house, delivery)
      return row!.done !== null && row
    })
    expect(job!.skipped).toBe('its endpoint was removed')
    expect(own.receiver.arrivals()).toHaveLength(1)
    await Promise.all([own.receiver.stop(), over(elsewhere)])
  })
})

describe('what is sent again by hand', () => {
  test('arrives under the same id, once for each press', async () => {
    const own = await made()
    const delivery = await tested(own.id)
    await ended(own.id, delivery, 'delivered')
    const form = /action="(\/admin\/webhooks\/deliveries\/[^"]+)".*?name="replays" value="(\d+)"/.exec(
      await (await browser.get(`/admin/webhooks/${own.id}`)).text(),
    )!
    expect(form.slice(1)).toEqual([`/admin/webhooks/deliveries/${delivery}/replay`, '0'])
    const press = () => browser.post(form[1]!, { replays: form[2]! })
    const presses = await Promise.all([press(), press(), press()])
    for (const answer of presses) expect(answer.headers.get('location')).toBe(`/admin/webhooks/${own.id}`)
    await tried(delivery, 2)
    expect((await press()).status).toBe(303)
    const [left] = await house.db.read({
      sql: `SELECT COUNT(*) AS n FROM jobs WHERE name = 'webhook' AND done IS NULL AND payload ->> 'delivery' = ?`,
      args: [delivery],
    })
    expect(left!.n).toBe(0)
    const arrivals = own.receiver.arrivals()
    expect(arrivals).toHaveLength(2)
    expect(new Set(arrivals.map(({ id }) => id)).size).toBe(1)
    expect(arrivals[1]!.body).toBe(arrivals[0]!.body)
    expect(own.receiver.taken().size).toBe(1)
    expect((await audited(delivery)).filter((each) => each === 'webhook.replayed')).toHaveLength(1)
    const stale = await browser.post(form[1]!, { replays: '7' })
    expect(stale.status).toBe(409)
    // It is the number in the form that makes one of many: without it every press is one.
    for (const times of [3, 4]) {
      expect((await browser.post(form[1]!)).status).toBe(303)
      await tried(delivery, times)
      await ended(own.id, delivery, 'delivered')
    }
    await over(own)
  })

  test('is refused while it is on its way, and where nothing is sent', async () => {
    const own = await made()
    own.receiver.next(500)
    const delivery = await tested(own.id)
    await tried(delivery, 1)
    const replay = async () => {
      const answer = await ask('POST', `/admin/webhooks/deliveries/${delivery}/replay`, {})
      return [answer.status, ((await answer.json()) as { code?: string }).code]
    }
    expect(await replay()).toEqual([409, 'pending'])
    await browser.post(`/admin/webhooks/${own.id}/standing`, { enabled: 'no' })
    expect(await replay()).toEqual([409, 'disabled'])
    await browser.post(`/admin/webhooks/${own.id}/standing`, { enabled: 'yes' })
    expect(await replay()).toEqual([202, undefined])
    await ended(own.id, delivery, 'delivered')
    await over(own)
  })
})

describe('[S136] another secret', () => {
  test('signs with the one before for a day, and alone after it', async () => {
    const own = await made()
    const answer = await ask('POST', `/admin/webhooks/${own.id}/secret`)
    const { secret, previousUntil } = (await answer.json()) as { secret: string; previousUntil: string }
    expect(Math.abs(Date.parse(previousUntil) - Date.now() - 86_400_000)).toBeLessThan(60_000)
    own.receiver.knows(own.secret, secret)
    const arrived = async (): Promise<Arrival> => {
      await ended(own.id, await tested(own.id), 'delivered')
      return own.receiver.arrivals().at(-1)!
    }
    const both = await arrived()
    expect(both.signedBy).toEqual([own.secret, secret])
    expect(both.headers['webhook-signature']!.split(' ')).toHaveLength(2)
    await house.db.write([
      { sql: 'UPDATE webhook_endpoints SET previous_until = unixepoch() WHERE id = ?', args: [own.id] },
    ])
    const alone = await arrived()
    expect(alone.signedBy).toEqual([secret])
    expect(alone.headers['webhook-signature']!.split(' ')).toHaveLength(1)
    await over(own)
  })
})
