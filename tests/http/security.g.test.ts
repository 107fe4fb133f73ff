import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import ICAL from 'ical.js'
import { ACCOUNT_LETTERS } from '../../src/accounts/letters.ts'
import { spoken } from '../../src/bookings/calendar-file.ts'
import { developmentSecret } from '../../src/platform/config.ts'
import { formOn, orderOn, ownDay, postForm, postJson } from '../support/guest.ts'
import { hostileHouse } from '../support/hostile.house.ts'
import { EVERYTHING, EVERYTHING_IN_A_LINE, escapedForHtml, HOSTILE, packsOf } from '../support/hostile.ts'
import { type HostileHouse, lineOf, WRITTEN, wordsOf } from '../support/hostile.words.ts'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'
import { faultsOfHtml } from '../support/html.ts'
import { post, rowOf } from '../support/life.ts'
import { q } from '../support/pools.ts'
import { EDGE_SECRET } from '../support/workerd.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

describe('[S85] what a stranger writes is kept as it was written', () => {
  test('whoever books, in every field of the form', async () => {
    const lines = packsOf(120)
    const prose = packsOf(2_000, '\n')
    expect(lines.length).toBeGreaterThan(20)
    for (const [index, name] of lines.entries()) {
      const fields = {
        name,
        company: lines.at(-1 - index)!,
        venue: name,
        message: prose[index % prose.length]!,
        requests: prose.at(-1 - (index % prose.length))!,
      }
      const sent = await postForm(house, formOn(ownDay(), fields))
      expect(`${sent.status} ${name}`).toBe(`303 ${name}`)
      const row = await rowOf(house, sent.headers.get('location')!.slice('/bookings/'.length))
      expect(row).toMatchObject({ name, company: fields.company, message: fields.message })
      const [line] = await house.db.read(q('SELECT choice FROM booking_lines WHERE booking_id = ?', row.id!))
      expect(JSON.parse(String(line!.choice))).toMatchObject({ venue: name, requests: fields.requests })
    }
  })

  test('and told so again in JSON', async () => {
    for (const message of packsOf(2_000, '\n')) {
      const answer = await postJson(house, orderOn(ownDay(), { message }))
      expect(answer.status).toBe(201)
      expect((await answer.json()).message).toBe(message)
    }
  })

  test('or refused by its field, where it is no such thing', async () => {
    for (const phone of HOSTILE.filter((each) => !/^[\d+ ().-]*$/.test(each)).map((each) =>
      each.slice(0, 32),
    )) {
      const sent = await postForm(house, formOn(ownDay(), { phone }))
      expect(`${sent.status} ${phone}`).toBe(`422 ${phone}`)
      expect(await sent.text()).toContain(`value="${escapedForHtml(phone)}"`)
    }
    for (const unspeakable of [
      'a\0b',
      'a\u001b[31m',
      'a\u0085b',
      'a\u009bb',
      '\ud800',
      'a\rb',
      'a\r\nBcc: b',
    ]) {
      const answer = await postJson(
        house,
        orderOn(ownDay(), { customer: { name: unspeakable, email: 'a@example.org' } }),
      )
      expect(`${answer.status} ${JSON.stringify(unspeakable)}`).toBe(`422 ${JSON.stringify(unspeakable)}`)
    }
  })
})

describe('a house full of hostile words', () => {
  let hostile: TestHouse
  let made: HostileHouse
  beforeAll(async () => {
    hostile = await openHouse()
    made = await hostileHouse(hostile, TARGET === 'workerd' ? EDGE_SECRET : developmentSecret)
  }, 60_000)
  afterAll(() => hostile.close())

  test('[S85] shows them in good HTML, on every page and in every letter', async () => {
    let shown = 0
    const faults: string[] = []
    for (const { path, cookie, form, status } of made.pages) {
      const answer = form
        ? await post(hostile, path, form, cookie)
        : await hostile.fetch(path, cookie ? { headers: { cookie } } : {})
      const html = await answer.text()
      const right = status ? [status] : form ? [409, 422] : [200]
      expect(right.map((each) => `${each} ${path}`)).toContain(`${answer.status} ${path}`)
      shown += html.split(escapedForHtml(EVERYTHING)).length - 1
      // A letter carries its own sheet of style.
      const wrong = (await faultsOfHtml(html)).filter((each) => !/\/html$/.test(path) || !/style/.test(each))
      faults.push(...wrong.map((each) => `${path}: ${each.slice(0, 300)}`))
    }
    expect(faults).toEqual([])
    expect(shown).toBeGreaterThan(200)
  }, 60_000)

  test('[S85] gives them whole in JSON', async () => {
    const found = new Set<string>()
    for (const { path, headers, body } of made.calls) {
      const sent = body === undefined ? {} : { method: 'POST', body }
      const answer = await hostile.fetch(path, { ...sent, ...(headers && { headers }) })
      expect(`${answer.status} ${path}`).toBe(`200 ${path}`)
      for (const text of textsIn(await answer.json())) {
        const field = /^«([\w.]+)»/.exec(text)?.[1]
        if (!field) continue
        found.add(field)
        expect([wordsOf(field), lineOf(field)]).toContain(text)
      }
    }
    expect(found.size).toBeGreaterThan(20)
    const theirs = ['accounts.name', 'accounts.phone', 'sessions.device', 'passkeys.name', 'api_keys.name']
    expect([...theirs, 'audit.before', 'audit.after'].filter((field) => !found.has(field))).toEqual([])
  })

  test('[S90] and in the facts for machines, whose block none of them ends', async () => {
    let facts = 0
    for (const path of ['/', '/packages/garden-vows', '/tours/steam-to-the-sea', '/testimonials', '/fr']) {
      const html = await (await hostile.fetch(path)).text()
      for (const [, json] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
        expect(json).not.toMatch(/[<>&\u2028\u2029]/)
        for (const text of textsIn(JSON.parse(json!))) {
          const field = /^«([\w.]+)»/.exec(text)?.[1]
          if (!field) continue
          facts += 1
          expect([wordsOf(field), lineOf(field)]).toContain(text)
        }
      }
    }
    expect(facts).toBeGreaterThan(10)
  })

  test('[S94] a calendar carries them in its texts, and reads nothing else out of them', async () => {
    const wanted = ['summary', 'location', 'description']
    expect(made.calendars.length).toBeGreaterThan(8)
    for (const { path, cookie } of made.calendars) {
      const answer = await hostile.fetch(path, cookie ? { headers: { cookie } } : {})
      const file = await answer.text()
      expect(`${answer.status} ${path}`).toBe(`200 ${path}`)
      for (const line of file.split('\r\n')) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/[\r\n\0]/)
      }
      const calendar = new ICAL.Component(ICAL.parse(file))
      const events = calendar.getAllSubcomponents('vevent')
      expect(events.length).toBe(1)
      for (const event of events) {
        expect(event.getAllSubcomponents()).toEqual([])
        expect(event.getAllProperties('attach')).toEqual([])
        expect(event.getAllProperties('attendee').length).toBeLessThanOrEqual(1)
        const texts = wanted.flatMap((name) => String(event.getFirstPropertyValue(name) ?? ''))
        expect(texts.filter((text) => text.includes(spoken(EVERYTHING))).length).toBeGreaterThan(1)
      }
    }
  })

  test('[S93] letters have one line for a subject, one recipient, and say what was written', async () => {
    const letters = await hostile.db.read(
      q(`SELECT mailbox.*, notifications.id LIKE 'account-letter:%' AS account, template FROM mailbox
        JOIN notifications ON notifications.id = mailbox.key WHERE text LIKE '%«%'`),
    )
    expect(letters.length).toBeGreaterThan(20)
    const written = new Set(letters.map(({ template }) => template))
    expect(ACCOUNT_LETTERS.filter((each) => !written.has(each))).toEqual([])
    for (const letter of letters) {
      expect(String(letter.subject)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
      expect(String(letter.recipient)).toMatch(/^[^\s,;<>]+@[^\s,;<>]+$/)
      expect(String(letter.reply_to)).toMatch(/^[^\s,;<>]+@[^\s,;<>]+$/)
      // Of an account a letter has the name alone, which is a line.
      const whole = letter.account ? EVERYTHING_IN_A_LINE : EVERYTHING
      expect(String(letter.text)).toContain(whole)
      expect(String(letter.html)).toContain(escapedForHtml(whole))
    }
    expect(await hostile.db.read(q('SELECT name, error FROM jobs WHERE error IS NOT NULL'))).toEqual([])
  })
})

test('[S85] no column of words is forgotten above', async () => {
  const words = [
    'name',
    'title',
    'text',
    'summary',
    'description',
    'bio',
    'alt',
    'label',
    'message',
    'company',
  ]
  const more = [
    'phone',
    'place',
    'location',
    'meeting_point',
    'author',
    'comment',
    'note',
    'words',
    'answer',
    'device',
  ]
  const columns = await house.db.read(
    q(`SELECT tables.name || '.' || columns.name AS name, columns.name AS word
      FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'`),
  )
  const found = columns
    .filter(({ word }) => [...words, ...more].includes(String(word)))
    .map(({ name }) => name)
  expect(found.filter((name) => !WRITTEN.includes(String(name))).sort()).toEqual([
    'bill_lines.label', // filled with the bookings
    'booking_lines.place',
    'jobs.name', // ours, as are the next
    'leases.name',
    'mailbox.text',
    'migrations.name',
    'settings.name',
    'versions.name',
    'webhook_attempts.answer', // no page and no answer tells of these yet
    'webhook_endpoints.description',
  ])
})

/** Every text in an answer, wherever it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}
