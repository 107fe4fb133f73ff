import { expect, test } from 'bun:test'
import { developmentSecret } from '../../src/platform/config.ts'
import { makeLog } from '../../src/platform/log.ts'
import { formOn, orderOn, ownDay, postForm, postJson } from '../support/guest.ts'
import { inProcess, openHouse, TARGET } from '../support/house.ts'
import { begin, deskOf, letterTo, linkIn, opened, post } from '../support/life.ts'
import { q } from '../support/pools.ts'

const EVE = {
  name: 'Canaria Canary-Name',
  email: 'canary-mail@example.org',
  phone: '+44 20 7946 0999',
  company: 'Canary-Company',
  venue: 'Canary-Venue',
  message: 'Canary-Message 4242 4242 4242 4242',
  requests: 'Canary-Requests',
}

if (TARGET === 'process')
  test('[S138] a whole journey leaves nobody’s name, words or keys in the log or among the jobs', async () => {
    const started = await inProcess()
    const house = {
      ...started,
      async settle() {
        for (let tries = 0; tries < 400; tries += 1) {
          const [row] = await started.db.read(
            q(
              'SELECT COUNT(*) AS n FROM jobs WHERE done IS NULL AND dead IS NULL AND not_before <= unixepoch()',
            ),
          )
          if (row!.n === 0) return
          await Bun.sleep(10)
        }
      },
    }
    const keys: string[] = []
    const day = ownDay()
    const { path, cookie, reference } = await booked(day)
    keys.push(cookie.split('=')[1]!)
    const desk = await deskOf(house, { day, path, cookie, reference })
    keys.push(desk.cookie.split('=')[1]!)
    await house.fetch(`${path}?key=${keys[0]}`)
    await post(house, `${path}/changes`, { ...formOn(ownDay(), EVE), version: '1' }, cookie)
    await post(house, `${desk.path}/moves`, { move: 'confirm', version: '2' }, desk.cookie)
    await begin(house, { day, path, cookie, reference })
    await post(house, `${desk.path}/moves`, { move: 'complete', version: '3' }, desk.cookie)
    const review = linkIn(await letterTo(house, EVE.email, 'How was it?'), '/reviews/')
    keys.push(review.slice('/reviews/'.length + 9))
    await house.fetch(review)
    await post(house, review, { rating: '5', text: 'Canary-Review', author: 'Canary-Author' })
    await postForm(house, formOn('2020-01-01', EVE))
    const declined = await booked(ownDay())
    const other = await deskOf(house, declined)
    await post(
      house,
      `${other.path}/moves`,
      { move: 'decline', version: '1', why: 'Canary-Why' },
      other.cookie,
    )
    const full = ownDay()
    await booked(full)
    const last = await (
      await postJson(house, orderOn(full, { customer: { name: EVE.name, email: EVE.email } }))
    ).json()
    keys.push(new URL(last.link).searchParams.get('key')!)
    const api = { 'x-booking-key': keys.at(-1)!, 'content-type': 'application/json' }
    await house.fetch(`/api/bookings/${last.id}`, {
      method: 'PUT',
      headers: api,
      body: '{"message":"Canary-Put"}',
    })
    const { listing, date, guests, eventType } = formOn(full)
    const choice = { kind: 'package', listing: listing!, date: date!, guests: guests!, eventType: eventType! }
    expect((await post(house, '/waitlist', { ...choice, name: EVE.name, email: EVE.email })).status).toBe(303)
    const entry = linkIn(await letterTo(house, EVE.email, 'waiting list'), '/waitlist/')
    keys.push(new URL(entry, house.origin).searchParams.get('key')!)
    const left = await opened(house, entry)
    await post(house, left.path, {}, left.cookie)
    await house.fetch(`/feeds/${crypto.randomUUID()}.${keys[0]}.ics`)
    await house.settle()

    const lines: string[] = []
    const log = makeLog({ json: true, level: 'debug', write: (line) => lines.push(line) })
    for (const { event, fields } of house.log.lines) log.info(event, fields)
    expect(lines.filter((each) => each.includes('"request"')).length).toBeGreaterThan(15)
    const kept = await house.db.readAll([
      q('SELECT * FROM jobs'),
      q('SELECT * FROM idempotency_keys'),
      q('SELECT * FROM leases'),
      q('SELECT error FROM notifications'),
    ])
    expect(kept[0]!.length).toBeGreaterThan(10)
    const all = `${lines.join('\n')}\n${JSON.stringify(kept)}`
    expect(keys.every((key) => key.length === 43)).toBe(true)
    for (const canary of [...keys, developmentSecret, 'anary', '7946', '4242', 'example.org'])
      expect(`${canary} ${all.includes(canary)}`).toBe(`${canary} false`)
    await house.close()

    async function booked(date: string) {
      const sent = await postForm(house, formOn(date, EVE))
      const path = sent.headers.get('location')!
      return {
        day: date,
        path,
        reference: path.slice('/bookings/'.length),
        cookie: sent.headers.get('set-cookie')!.split(';')[0]!,
      }
    }
  })

test('[S140] a sound name of a request comes back in the answer and in its problem; another is replaced', async () => {
  const house = await openHouse()
  for (const sound of ['a1b2c3d4', 'X-Y-Z-0-1-2', 'a'.repeat(64)]) {
    const answer = await house.fetch('/api/nothing', { headers: { 'x-request-id': sound } })
    expect([answer.headers.get('x-request-id'), (await answer.json()).requestId]).toEqual([sound, sound])
    expect(await (await house.fetch('/nowhere', { headers: { 'x-request-id': sound } })).text()).toContain(
      sound,
    )
  }
  for (const odd of [
    'short',
    'a'.repeat(65),
    'a b c d e f g',
    '<script>alert(1)</script>',
    '{"x":"12345678"}',
    '../../../x',
    'a_b_c_d_e',
    '',
  ]) {
    const answer = await house.fetch('/nowhere', { headers: { 'x-request-id': odd } })
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    if (odd.length > 5) expect(await answer.text()).not.toContain(odd)
  }
  await house.close()
})

test('[S144] no link in a letter has an address in it, and the one that leaves a list works for one person alone', async () => {
  const house = await openHouse()
  const day = ownDay()
  for (let turn = 0; turn < 2; turn += 1) expect((await postForm(house, formOn(day, EVE))).status).toBe(303)
  const { listing, date, guests, eventType } = formOn(day)
  const choice = { kind: 'package', listing: listing!, date: date!, guests: guests!, eventType: eventType! }
  const leaving = []
  for (const email of ['one@example.org', 'two@example.org']) {
    await post(house, '/waitlist', { ...choice, name: 'Zoé', email })
    leaving.push(linkIn(await letterTo(house, email, 'waiting list'), '/waitlist/'))
  }
  await house.settle()
  const letters = await house.db.read(q('SELECT text, html FROM mailbox'))
  expect(letters.length).toBeGreaterThan(5)
  for (const { text, html } of letters)
    for (const [link] of `${text} ${html}`.matchAll(/https?:\/\/[^\s"<]+/g))
      expect(link).not.toMatch(/@|%40|example\.org|canary|Zo%C3%A9|name=|email=/i)
  const statuses = async () =>
    (await house.db.read(q('SELECT status FROM waitlist_entries ORDER BY email'))).map(({ status }) => status)
  const [one, two] = leaving.map((link) => new URL(link, house.origin))
  // A program that looks at every link of a letter takes nobody off.
  await house.fetch(one!.pathname + one!.search)
  expect(await statuses()).toEqual(['waiting', 'waiting'])
  expect((await house.fetch(one!.pathname + two!.search)).status).toBe(404)
  const { path, cookie } = await opened(house, one!.pathname + one!.search)
  expect((await post(house, two!.pathname, {}, cookie)).status).toBe(404)
  expect((await post(house, path, {}, cookie)).status).toBe(303)
  expect(await statuses()).toEqual(['left', 'waiting'])
  await house.close()
})
