import { afterAll, beforeAll, expect, test } from 'bun:test'
import { LETTERS } from '../../views/emails/letters.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { assertGoodHtml } from '../support/html.ts'
import { get } from '../support/life.ts'
import { personIn } from '../support/matrix.ts'

// Every letter can be looked at before anybody gets it: beside the mailbox, and in the back office.

let house: TestHouse
let staff: string
beforeAll(async () => {
  house = await openHouse()
  staff = (await personIn(house, 'staff')).cookie
})
afterAll(() => house.close())

/** Where the previews stand, and whose cookie opens them. */
const places = (): [at: string, cookie: string][] => [
  ['/dev/mail/letters', ''],
  ['/admin/letters', staff],
  ['/fr/admin/letters', staff],
]

test('the list has every letter in both languages, each with its subject', async () => {
  for (const [at, cookie] of places()) {
    const { status, html, headers } = await get(house, at, cookie)
    expect(`${at} ${status}`).toBe(`${at} 200`)
    await assertGoodHtml(html)
    expect(headers.get('cache-control')).toBe('no-store')
    for (const name of Object.keys(LETTERS))
      for (const language of ['en', 'fr']) expect(html).toContain(`href="${at}/${name}/${language}"`)
    expect(html).toContain('We have your request (K7M2PX)')
    expect(html).toContain('Nous avons reçu votre demande (K7M2PX)')
  }
})

test('each is shown as plain text, and formatted where it can do nothing', async () => {
  for (const [at, cookie] of places())
    for (const [language, words] of [
      ['en', 'Thank you for asking'],
      ['fr', 'Merci d’avoir choisi'],
    ] as const) {
      const here = `${at}/booking-received/${language}`
      const page = await get(house, here, cookie)
      expect(page.status).toBe(200)
      await assertGoodHtml(page.html)
      expect(page.html).toContain(words)
      expect(page.html).toContain(`href="${here}/html"`)
      const formatted = await get(house, `${here}/html`, cookie)
      expect(formatted.status).toBe(200)
      expect(formatted.html).toContain(words)
      expect(formatted.html).toContain('<style>')
      expect(formatted.headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox",
      )
    }
})

test('every one of them opens', async () => {
  for (const name of Object.keys(LETTERS))
    for (const language of ['en', 'fr'])
      expect([name, (await get(house, `/dev/mail/letters/${name}/${language}/html`)).status]).toEqual([
        name,
        200,
      ])
})

test('what is no letter, or in no language of ours, is not there', async () => {
  for (const [at, cookie] of places())
    for (const path of ['nothing/en', '__proto__/en', 'constructor/en', 'refund/de', 'refund/EN', 'refund'])
      expect([path, (await get(house, `${at}/${path}`, cookie)).status]).toEqual([path, 404])
})

test('in the back office they are for staff: a customer finds nothing, a visitor the way in', async () => {
  const { cookie } = await personIn(house, 'customer')
  for (const path of ['/admin/letters', '/admin/letters/refund/en', '/admin/letters/refund/en/html']) {
    expect((await get(house, path, cookie)).status).toBe(404)
    const visitor = await house.fetch(path)
    expect([visitor.status, visitor.headers.get('location')]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(path)}`,
    ])
  }
})

test('the mailbox leads to them', async () => {
  expect((await get(house, '/dev/mail')).html).toContain('href="/dev/mail/letters"')
})
