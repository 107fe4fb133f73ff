import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { developmentSecret } from '../../src/platform/config.ts'
import { oneLine } from '../../src/shared/text.ts'
import { formOn, ownDay } from '../support/guest.ts'
import { hostileHouse } from '../support/hostile.house.ts'
import { EVERYTHING, EVERYTHING_IN_A_LINE, HOSTILE, throughHtml } from '../support/hostile.ts'
import { type HostileHouse, type HostilePage, WRITTEN } from '../support/hostile.words.ts'
import { asked, get } from '../support/life.ts'
import { openStreet, type Street, type Visitor, withoutPictures } from '../support/visitor.ts'

let street: Street
let made: HostileHouse
beforeAll(async () => {
  street = await openStreet()
  made = await hostileHouse(street.house, developmentSecret)
}, 60_000)
afterAll(() => street.close())

/** A visitor whose screen tells of everything that ran, and of every request for something that is not ours. */
async function watched(): Promise<Visitor & { asked: string[] }> {
  const visitor = await street.visitor({ reducedMotion: 'reduce' })
  const { page, complaints } = visitor
  const asked: string[] = []
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url())
    if (origin !== street.house.origin || pathname.includes('pwned')) asked.push(request.url())
  })
  page.on('dialog', (dialog) => {
    complaints.push(`A dialog opened: ${dialog.message()}`)
    return dialog.dismiss()
  })
  await page.addInitScript(() => {
    Object.assign(globalThis, { pwned: (which: number) => console.error(`It ran: ${which}`) })
  })
  await withoutPictures(visitor)
  return Object.assign(visitor, { asked })
}

/** Time for what begins when a page has loaded. */
const aMoment = (page: Page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)))

async function open(page: Page, { path, cookie, form }: HostilePage): Promise<void> {
  await page.context().clearCookies()
  const [name = '', value = ''] = cookie?.split('=') ?? []
  if (cookie) await page.context().addCookies([{ name, value, url: street.house.origin }])
  if (!form) await page.goto(path, { waitUntil: 'load' })
  else {
    await page.goto('/robots.txt')
    await page.evaluate(
      ([action, fields]) => {
        const form = Object.assign(document.createElement('form'), { method: 'post', action })
        for (const [name, value] of Object.entries(fields))
          form.append(Object.assign(document.createElement('textarea'), { name, value }))
        document.body.append(form)
        form.submit()
      },
      [path, form] as const,
    )
    await page.waitForURL((url) => url.pathname === path)
    await page.waitForLoadState('load')
  }
  await aMoment(page)
}

/** Every text on a page and every attribute, as the browser's own parser has them. */
const textsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const letter = document.querySelector('.mail-text')
    const found = letter ? [letter.textContent ?? ''] : []
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) found.push(...[...node.attributes].map(({ value }) => value))
      else if (!letter?.contains(node) && node.parentElement?.localName !== 'script')
        found.push(node.textContent ?? '')
    }
    return found
  })

/** What on a page is not of our making. */
const strangersOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(
        (element) =>
          /^(iframe|object|embed|base|portal|math|hx-partial|template)$/.test(element.localName) ||
          [...element.attributes].some(
            ({ name, value }) =>
              /^(on|x-|@|:|data-hx|hx-on|style$|srcdoc$)/.test(name) ||
              (/^(src|href|action|formaction|hx-\w+)$/.test(name) &&
                /^\s*(\/pwned|[/\\]{2}|\w+script:)/.test(value)),
          ),
      )
      // A letter's addresses can be followed by whoever reads the mailbox.
      .filter((element) => !element.closest('.mail-text'))
      .map((element) => element.outerHTML.slice(0, 200)),
  )

/** Of the last two one is a title in the subject of a letter, and one stands in the JSON that the audit keeps. */
const WHOLE = [
  EVERYTHING,
  EVERYTHING_IN_A_LINE,
  oneLine(EVERYTHING),
  JSON.stringify(EVERYTHING_IN_A_LINE).slice(1, -1),
].map(throughHtml)

/** The fields that a text names, each with the words that must follow; throws where they are not whole. */
function fieldsIn(text: string, where: string): string[] {
  const marks = [...text.matchAll(/«([\w.]+)» /g)]
  return marks.map(({ 0: mark, 1: field = '', index }) => {
    const words = text.slice(index + mark.length)
    // Of a name, a review suggests the first word and the letter that the last one begins with.
    if (WHOLE.some((whole) => words.startsWith(whole)) || words === 'W.') return field
    throw new Error(`${field} is not whole on ${where}: ${words.slice(0, 200)}`)
  })
}

test('[S85–S88] words of anybody are words on every page: whole, with nothing run and nothing asked for', async () => {
  await using visitor = await watched()
  const { page, complaints, asked } = visitor
  const seen = new Set<string>()
  // Letters differ in what they are about; of their plain halves a few will do, and the others are opened below.
  const isLetter = ({ path }: HostilePage) => path.startsWith('/dev/mail/')
  const plain = made.pages.filter((each) => isLetter(each) && !each.path.endsWith('/html')).slice(-3)
  for (const each of [...made.pages.filter((each) => !isLetter(each)), ...plain]) {
    await open(page, each)
    for (const text of await textsOn(page)) for (const field of fieldsIn(text, each.path)) seen.add(field)
    expect(await strangersOn(page)).toEqual([])
  }
  expect(complaints.filter((each) => !/^4(09|22) POST/.test(each))).toEqual([])
  expect(asked).toEqual([])
  // What pools are called is told to programs alone.
  expect(WRITTEN.filter((field) => !seen.has(field))).toEqual(['pools.name'])
  const typed = ['name', 'email', 'phone'].map((field) => `typed.${field}`)
  expect([...typed, 'audit.before', 'audit.after'].filter((field) => !seen.has(field))).toEqual([])
}, 120_000)

test('[S85] nor does a letter run anything in a program that would let it', async () => {
  await using visitor = await watched()
  const { page, complaints, asked } = visitor
  const seen = new Set<string>()
  for (const { path } of made.pages.filter(({ path }) => path.endsWith('/html'))) {
    const { html } = await get(street.house, path)
    await page.setContent(html, { waitUntil: 'load' })
    for (const text of await textsOn(page)) for (const field of fieldsIn(text, path)) seen.add(field)
  }
  await aMoment(page)
  expect(complaints).toEqual([])
  expect(asked).toEqual([])
  expect([...seen]).toContain('waitlist_entries.name')
  expect([...seen]).toContain('accounts.name')
})

test('[S86] a part that is swapped in is no other than a page', async () => {
  await using visitor = await watched()
  const { page, complaints, asked: foreign } = visitor
  const day = ownDay()
  const { date, guests, eventType } = formOn(day)
  await page.goto(`/packages/garden-vows/quote?date=${date}&guests=${guests}&eventType=${eventType}`)
  await page.evaluate(() => {
    for (const field of document.querySelectorAll('[maxlength]')) field.removeAttribute('maxlength')
  })
  for (const field of ['venue', 'name', 'company', 'phone', 'promotion'])
    await page.locator(`#field-${field}`).fill(EVERYTHING_IN_A_LINE)
  for (const field of ['requests', 'message']) await page.locator(`#field-${field}`).fill(EVERYTHING)
  await page.locator('.form-end .button').click()
  await page.locator('#field-email-problem').waitFor()
  await aMoment(page)
  expect(await page.locator('#field-name').inputValue()).toBe(EVERYTHING_IN_A_LINE)
  expect(await page.locator('#field-message').inputValue()).toBe(throughHtml(EVERYTHING))

  // The panel that is fetched anew when somebody else has booked, and what the visitor holds.
  const streaming = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/live')
  await page.goto(`/packages/garden-vows?date=${date}&guests=60&eventType=wedding`)
  await streaming
  const before = (await page.locator('#day-words').textContent())!.trim()
  await asked(street.house, {}, day)
  await page.locator('#day-words').filter({ hasNotText: before }).waitFor()
  await aMoment(page)
  const held = made.pages.find(({ path }) => path.endsWith('/checkout'))!
  await open(page, held)
  expect(await strangersOn(page)).toEqual([])
  expect(complaints.filter((each) => !/^422 POST \/bookings$/.test(each))).toEqual([])
  expect(foreign).toEqual([])
})

test('[S7] no page of ours is shown inside one of somebody else’s', async () => {
  await using visitor = await street.visitor()
  const { page } = visitor
  for (const path of [
    '/',
    '/packages/garden-vows',
    '/nowhere',
    '/api/docs/ui',
    '/api/packages',
    made.calendars[0]!.path,
  ]) {
    await page.setContent(`<iframe src="${street.house.origin}${path}"></iframe>`, { waitUntil: 'load' })
    const inside = page.frames().find((frame) => frame !== page.mainFrame())!
    expect(await inside.locator('main, pre').count()).toBe(0)
    expect(inside.url()).toMatch(/^(chrome-error:|about:blank)/)
  }
})

test('[S3] [S13] the page of the API shows all of it, asks nobody else, and is not stopped by the policy', async () => {
  await using visitor = await watched()
  const { page, complaints, asked } = visitor
  await page.goto('/api/docs/ui')
  await page.locator('.opblock').first().waitFor()
  await page.locator('.opblock-summary-control').first().click()
  await page.locator('.opblock-body').first().waitFor()
  expect(complaints).toEqual([])
  expect(asked).toEqual([])
})

test('where such words did become markup, it would be seen', async () => {
  await using visitor = await watched()
  const { page, complaints, asked } = visitor
  const words = HOSTILE.filter((each) => !each.includes('http-equiv')).join('\n')
  await page.goto('/')
  await page.evaluate((html) => {
    const main = document.querySelector('main')!
    main.innerHTML = html
    // biome-ignore lint/suspicious/noExplicitAny: what the page itself loads
    ;(globalThis as any).htmx.process(main)
  }, words)
  await aMoment(page)
  expect(complaints.join('\n')).toContain('The policy blocked')
  expect(await strangersOn(page)).not.toEqual([])
  expect(asked.length).toBeGreaterThan(0)
  await page.goto('about:blank')
  await page.setContent(`<img src=/pwned onerror=pwned(1)>${words}`)
  await aMoment(page)
  expect(complaints.join('\n')).toContain('It ran: 1')
})
