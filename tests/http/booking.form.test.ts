import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { addDays, dayAt } from '../../src/shared/days.ts'
import { ANN, formOn, ownDay, postForm, rowCounts, takenOn } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { assertGoodHtml } from '../support/html.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const quotePath = (day: string, more = '') =>
  `/packages/garden-vows/quote?date=${day}&guests=60&eventType=wedding${more}`
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

describe('the form without scripts', () => {
  test('leads from the quote to a booking with its rows, its claim and its letters', async () => {
    const day = ownDay()
    const quote = await house.fetch(quotePath(day, '&theme=wild-meadow&addOn.string-quartet=1'))
    expect(quote.status).toBe(200)
    expect(quote.headers.get('cache-control')).toBe('no-store')
    const html = await quote.text()
    const fields = formOn(day, {
      theme: hidden(html, 'theme'),
      'addOn.string-quartet': hidden(html, 'addOn.string-quartet'),
      quote: hidden(html, 'quote'),
      key: hidden(html, 'key'),
    })
    expect(fields.theme).toBe('wild-meadow')
    expect(fields['addOn.string-quartet']).toBe('1')

    const sent = await postForm(house, fields)
    expect(sent.status).toBe(303)
    const path = sent.headers.get('location')!
    expect(path).toMatch(/^\/bookings\/[2-9A-Z]{8}$/)
    const cookie = sent.headers.get('set-cookie')!.split(';')[0]!
    const page = await house.fetch(path, { headers: { cookie } })
    expect(page.status).toBe(200)
    const shown = await page.text()
    await assertGoodHtml(shown)
    expect(shown).toContain(path.slice('/bookings/'.length))

    const [booking] = await house.db.read({
      sql: 'SELECT * FROM bookings WHERE reference = ?',
      args: [path.slice(10)],
    })
    expect(booking).toMatchObject({ status: 'pending', name: ANN.name, language: 'en' })
    expect(await takenOn(house, day)).toBe(1)
    await house.settle()
    const letters = await house.db.read({
      sql: 'SELECT * FROM mailbox WHERE recipient = ? AND text LIKE ?',
      args: [ANN.email, `%${path.slice(10)}%`],
    })
    expect(letters).toHaveLength(1)
    const link = /https?:\/\/\S+\/bookings\/\S+key=\S+/.exec(letters[0]!.text as string)![0]
    const opened = await house.fetch(new URL(link).pathname + new URL(link).search)
    expect(opened.status).toBe(302)
  })

  test('sent twice is one booking', async () => {
    const fields = formOn(ownDay())
    const [first, second] = [await postForm(house, fields), await postForm(house, fields)]
    expect(second.status).toBe(303)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(await takenOn(house, fields.date!)).toBe(1)
  })

  test('with htmx is told where to go in a header', async () => {
    const sent = await postForm(house, formOn(ownDay()), {
      'hx-request': 'true',
      'hx-target': 'div#booking-form',
    })
    expect(sent.status).toBe(200)
    expect(sent.headers.get('hx-redirect')).toMatch(/^\/bookings\/[2-9A-Z]{8}$/)
  })

  test('in French leads to a French page and a French letter', async () => {
    const sent = await postForm(house, formOn(ownDay()), { 'x-french': '1' })
    expect(sent.headers.get('location')).toMatch(/^\/fr\/bookings\//)
    const reference = sent.headers.get('location')!.slice('/fr/bookings/'.length)
    await house.settle()
    const [letter] = await house.db.read({
      sql: 'SELECT subject, html, text FROM mailbox WHERE recipient = ? AND text LIKE ?',
      args: [ANN.email, `%${reference}%`],
    })
    expect(letter!.html).toContain('lang="fr"')
    expect(letter!.text).toContain('/fr/bookings/')
  })

  test('[S85] keeps hostile words as they are: no markup, no template, byte for byte', async () => {
    const words =
      '</textarea><script>alert(1)</script> {{constructor}} {{x}} $t(common.home) &amp; “œ” \u202eevil 🎈'
    const fields = formOn(ownDay(), {
      venue: words,
      message: words,
      requests: words,
      company: words,
      name: words,
    })
    const sent = await postForm(house, fields)
    expect(sent.status).toBe(303)
    const cookie = sent.headers.get('set-cookie')!.split(';')[0]!
    const html = await (await house.fetch(sent.headers.get('location')!, { headers: { cookie } })).text()
    await assertGoodHtml(html)
    expect(html).not.toContain('<script>alert')
    const [row] = await house.db.read({
      sql: 'SELECT name, company, message FROM bookings WHERE reference = ?',
      args: [sent.headers.get('location')!.slice(10)],
    })
    expect(row).toEqual({ name: words, company: words, message: words })
    await house.settle()
    const [letter] = await house.db.read({
      sql: 'SELECT html FROM mailbox ORDER BY received DESC, id DESC LIMIT 1',
      args: [],
    })
    expect(letter!.html).not.toContain('<script>')
  })
})

describe('what is wrong with the form', () => {
  const today = dayAt(Date.now(), 'Europe/London')
  const cases: [field: string, value: string, words: RegExp][] = [
    ['date', '', /Please/],
    ['date', 'soon', /choose a day/],
    ['date', today, /first day you can book/],
    ['date', addDays(today, 3000), /We take bookings until/],
    ['guests', '', /Please fill this in/],
    ['guests', 'many', /give a number/],
    ['guests', '1.5', /whole number/],
    ['guests', '0', /The least is/],
    ['guests', '99999', /for up to/],
    ['guests', '١٢', /give a number/],
    ['eventType', 'coronation', /choose one of the options/],
    ['eventType', 'graduation', /not offered/],
    ['startTime', 'noonish', /give a time/],
    ['venue', '', /Please fill this in/],
    ['venue', 'v'.repeat(201), /200 characters/],
    ['theme', 'disco-inferno', /not offered/],
    ['addOn.string-quartet', '-2', /The least is/],
    ['addOn.string-quartet', '900', /The most is/],
    ['addOn.no-such-thing', '1', /not offered/],
    ['requests', 'r'.repeat(2001), /characters/],
    ['name', '', /Please fill this in/],
    ['name', 'n'.repeat(121), /120 characters/],
    ['email', '', /Please fill this in/],
    ['email', 'ann at example', /give an address/],
    ['phone', 'call me', /give a number such as/],
    ['company', 'c'.repeat(121), /120 characters/],
    ['message', 'm'.repeat(2001), /characters/],
  ]
  /** What was chosen on the page before is named in the summary, for it has no field here. */
  const NAMES: Record<string, string> = {
    date: '>Date</a>',
    guests: '>Guests</a>',
    eventType: '>Occasion</a>',
    theme: '>Theme</a>',
    'addOn.string-quartet': '>String quartet',
    'addOn.no-such-thing': '>Your choice</a>',
  }
  for (const [field, value, words] of cases) {
    test(`${field} as "${value.slice(0, 20)}" is named, what was typed is kept, and nothing is stored`, async () => {
      const before = await rowCounts(house)
      const sent = await postForm(
        house,
        formOn(ownDay(), { [field]: value, requests: field === 'requests' ? value : 'Peonies & <ferns>' }),
      )
      const html = await sent.text()
      expect(sent.status).toBe(422)
      await assertGoodHtml(html)
      expect(html).toMatch(words)
      expect(html).toContain(NAMES[field] ?? `id="field-${field}-problem"`)
      if (field !== 'requests') expect(html).toContain('Peonies &amp; &lt;ferns&gt;')
      expect(await rowCounts(house)).toEqual(before)
    })
  }

  test('with htmx only the form comes back, as 422', async () => {
    const sent = await postForm(house, formOn(ownDay(), { email: 'nobody' }), {
      'hx-request': 'true',
      'hx-target': 'div#booking-form',
    })
    const html = await sent.text()
    expect(sent.status).toBe(422)
    expect(html).toStartWith('<div id="booking-form"')
    expect(html).not.toContain('<html')
  })
})

describe('the third event on a full day', () => {
  test('is refused with free days near it, and what was typed is kept', async () => {
    const day = ownDay()
    for (let turn = 0; turn < 2; turn += 1) expect((await postForm(house, formOn(day))).status).toBe(303)
    const before = await rowCounts(house)
    const sent = await postForm(house, formOn(day))
    const html = await sent.text()
    expect(sent.status).toBe(409)
    await assertGoodHtml(html)
    expect(html).toContain('The Orangery, Kew')
    const near = [
      ...html.matchAll(/class="chip" href="\/packages\/garden-vows\/quote\?[^"]*date=(\d{4}-\d\d-\d\d)/g),
    ].map((match) => match[1]!)
    expect(near.length).toBeGreaterThan(1)
    expect(near).not.toContain(day)
    expect(await rowCounts(house)).toEqual(before)
  })

  test('is not offered a quote either', async () => {
    const day = ownDay()
    for (let turn = 0; turn < 2; turn += 1) expect((await postForm(house, formOn(day))).status).toBe(303)
    expect((await house.fetch(quotePath(day))).status).toBe(409)
  })
})

test('a price that changed since is shown before and after, and asks again', async () => {
  const fields = formOn(ownDay(), { quote: '100-0123456789abcdef0123456789abcdef' })
  const sent = await postForm(house, fields)
  const html = await sent.text()
  expect(sent.status).toBe(409)
  expect(html).toContain('€1')
  const agreed = await postForm(house, { ...fields, quote: hidden(html, 'quote'), key: hidden(html, 'key') })
  expect(agreed.status).toBe(303)
})

test('an unknown package, another type of body and a body too large are refused', async () => {
  expect((await postForm(house, formOn(ownDay(), { listing: 'nothing' }))).status).toBe(404)
  expect((await postForm(house, formOn(ownDay()), { 'content-type': 'application/json' })).status).toBe(415)
  expect((await postForm(house, formOn(ownDay(), { message: 'm'.repeat(70_000) }))).status).toBe(413)
})
