import { afterAll, beforeAll, expect, test } from 'bun:test'
import { type AxeResults, type RunOptions, source } from 'axe-core'
import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../db/seed/accounts.ts'
import { prefixOf } from '../../src/paths.ts'
import { LANGUAGES, type Language } from '../../src/shared/languages.ts'
import { addressesIn, bookedElsewhere } from '../support/addresses.ts'
import { ANN, orderOn, ownDay, postJson } from '../support/guest.ts'
import { asked, begin, HOUSE, letterTo, linkIn, opened, post } from '../support/life.ts'
import { customer } from '../support/people.ts'
import { desk, openStreet, type Street, type Visitor, withoutPictures } from '../support/visitor.ts'

let street: Street
const visitors = new Map<Language, Visitor>()
beforeAll(async () => {
  street = await openStreet()
  for (const each of LANGUAGES) {
    const visitor = await street.visitor({ reducedMotion: 'reduce' })
    await withoutPictures(visitor)
    visitors.set(each, visitor)
  }
})
afterAll(() => street.close())

/**
 * How each language is looked at. Between them every two of language, width and appearance meet; all three together
 * would find nothing more and take twice as long.
 */
const LOOKS = {
  en: [
    { width: 390, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ],
  fr: [
    { width: 1280, colorScheme: 'light' },
    { width: 390, colorScheme: 'dark' },
  ],
} as const

type Look = (typeof LOOKS)[Language][number]

const EVERYTHING: RunOptions = { rules: { 'target-size': { enabled: true } } }
/** A letter stands inside a mail program, which has the landmarks. */
const OF_A_LETTER: RunOptions = {
  rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false } },
}

declare global {
  var axe: { run(options: RunOptions): Promise<AxeResults> }
}

/** Every violation on the page as it stands; `looks` are all of its language's unless told otherwise. */
async function violations(
  page: Page,
  language: Language,
  rules = EVERYTHING,
  looks: readonly Look[] = LOOKS[language],
): Promise<string[]> {
  // Through the debugger, to which the page's policy does not apply.
  await page.evaluate(source)
  const found: string[] = []
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: desk.height })
    await page.emulateMedia({ colorScheme })
    const now = await violationsNow(page, rules)
    found.push(...now.map((each) => `${each} at ${width}, ${colorScheme}`))
  }
  return found
}

/** Pages that are made of the same parts: in each language they are looked at one way and the other in turn. */
const inTurn = (language: Language, turn: number): readonly Look[] => [LOOKS[language][turn % 2]!]

const violationsNow = (page: Page, options: RunOptions) =>
  page.evaluate(async (chosen) => {
    const { violations } = await axe.run({ resultTypes: ['violations'], preload: false, ...chosen })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  }, options)

/** Both languages side by side; there are two processors. */
const inBoth = (look: (page: Page, language: Language) => Promise<void>) =>
  Promise.all(LANGUAGES.map((each) => look(visitors.get(each)!.page, each)))

test('a page with faults is told by its faults', async () => {
  const { page } = visitors.get('en')!
  await page.goto('/no-such-page')
  await page.evaluate(() => {
    document.querySelector('h1')!.className = 'card-fact'
    document.documentElement.style.setProperty('--ink-soft', 'light-dark(oklch(80% 0 0), oklch(40% 0 0))')
    document.querySelector('main')!.append(document.createElement('input'))
  })
  const found = (await violations(page, 'en')).join('\n')
  expect(found).toContain('label: #content > input at 390, light')
  expect(found).toMatch(/color-contrast: .+ at 390, light/)
  expect(found).toMatch(/color-contrast: .+ at 1280, dark/)
})

/** What most people see is looked at every way. */
const EVERY_WAY = ['home', 'list', 'listing', 'quote', 'tour', 'service']

test.each(Object.keys(addressesIn('en')).entries().toArray())('%i %s', (turn, name) =>
  inBoth(async (page, language) => {
    await page.goto(addressesIn(language)[name]!)
    const looks = EVERY_WAY.includes(name) ? LOOKS[language] : inTurn(language, turn)
    expect(await violations(page, language, EVERYTHING, looks)).toEqual([])
  }).then(() => {}),
)

test('the filters over the list on a phone', async () => {
  await inBoth(async (page, language) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(addressesIn(language).list!)
    await page.locator('.filters-open').click()
    await page.evaluate(source)
    expect(await violationsNow(page, EVERYTHING)).toEqual([])
  })
})

test('the pictures over a listing', async () => {
  await inBoth(async (page, language) => {
    await page.goto(addressesIn(language).listing!)
    await page.locator('[data-lightbox]').first().click()
    await page.locator('.lightbox[open]').waitFor()
    expect(await violations(page, language)).toEqual([])
  })
})

test('the form with errors, and refused because the day is taken', async () => {
  // Both have opened their quote before the day is taken from under them.
  await inBoth((page, language) => page.goto(addressesIn(language).quote!).then(() => {}))
  await inBoth(async (page, language) => {
    await page.locator('.form-end .is-primary').click()
    await page.locator('.notice:focus').waitFor()
    expect(await page.locator('[aria-invalid]').count()).toBe(3)
    expect(await violations(page, language)).toEqual([])
  })
  const day = new URL(visitors.get('en')!.page.url()).searchParams.get('date')!
  for (const turn of [1, 2])
    expect([turn, (await postJson(street.house, orderOn(day))).status]).toEqual([turn, 201])
  await inBoth(async (page, language) => {
    await page.locator('#field-venue').fill('The Orangery, Kew')
    await page.locator('#field-name').fill(ANN.name)
    await page.locator('#field-email').fill(ANN.email)
    await page.locator('.form-end .is-primary').click()
    await page.locator('.near-days').waitFor()
    expect(await violations(page, language)).toEqual([])
  })
})

test('a booking, its letter in the mailbox, and the letter itself', async () => {
  await inBoth(async (page, language) => {
    const booked = await bookedElsewhere(street.house, language)
    await page.goto(booked.path)
    await page.locator('.booking-reference').waitFor()
    expect(await violations(page, language)).toEqual([])
    await page.goto(booked.letter)
    await page.locator('.mail-text').waitFor()
    expect(await violations(page, language)).toEqual([])
    // A letter may run nothing, not even this: its words are put where it can be asked.
    await page.goto('about:blank')
    await page.setContent(await (await street.house.fetch(`${booked.letter}/html`)).text())
    expect(await violations(page, language, OF_A_LETTER)).toEqual([])
  })
})

test('the house’s desk, the waiting list and the form that asks how it was', async () => {
  const { house } = street
  const booking = await asked(house)
  const desk = linkIn(await letterTo(house, HOUSE, booking.reference), '/desk/')
  const { path, cookie } = await opened(house, desk)
  const full = ownDay()
  for (const turn of [1, 2])
    expect([turn, (await postJson(house, orderOn(full))).status]).toEqual([turn, 201])
  await inBoth(async (page, language) => {
    const at = prefixOf(language)
    await page.goto(at + desk)
    await page.locator('.move-opens summary').first().click()
    expect(await violations(page, language)).toEqual([])
    await page.goto(
      `${at}/waitlist?kind=package&listing=garden-vows&date=${full}&guests=60&eventType=wedding`,
    )
    await page.locator('#waitlist-email').waitFor()
    expect(await violations(page, language)).toEqual([])
  })
  await begin(house, booking)
  for (const [move, version] of [
    ['confirm', '1'],
    ['complete', '2'],
  ] as const)
    await post(house, `${path}/moves`, { move, version }, cookie)
  const review = linkIn(await letterTo(house, ANN.email, `How was it? (${booking.reference})`), '/reviews/')
  await inBoth(async (page, language) => {
    await page.goto(prefixOf(language) + review)
    await page.locator('.rating').first().click()
    expect(await violations(page, language)).toEqual([])
  })
})

test('the pages of the house, for whoever administers it; none is wider than a phone', async () => {
  const { house } = street
  await asked(house)
  await house.settle()
  const [letter] = await house.db.read({
    sql: `SELECT id, recipient FROM notifications WHERE template = 'booking-received' LIMIT 1`,
    args: [],
  })
  await house.db.write([
    { sql: `UPDATE jobs SET done = NULL, dead = 1, error = 'no' WHERE id = ?`, args: [letter!.id!] },
    { sql: `UPDATE notifications SET status = 'failed', error = 'no' WHERE id = ?`, args: [letter!.id!] },
    {
      sql: `INSERT INTO suppressions (address, reason, at) VALUES (lower(?), 'bounce', 1)`,
      args: [letter!.recipient!],
    },
  ])
  const one = encodeURIComponent(String(letter!.id))
  await inBoth(async (page, language) => {
    const at = prefixOf(language)
    await page.goto(`${at}/sign-in?next=${at}/admin/people`)
    await page.locator('#field-email').fill('admin@demo.example')
    await page.locator('#field-password').fill(DEMO_PASSWORD)
    await page.locator('main button[type=submit]').first().click()
    await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
    for (const [turn, [path, there]] of (
      [
        ['', '.house-needs'],
        ['/jobs', '.sheet'],
        ['/notifications?q=@', '.sheet'],
        [`/notifications/${one}`, '.mail-text'],
        ['/people', 'form.house-change'],
        ['/keys', '#field-name'],
        ['/webhooks', '#field-url'],
        ['/audit', '.sheet'],
        ['/letters', '.sheet'],
        ['/letters/booking-received/fr', '.mail-text'],
      ] as const
    ).entries()) {
      await page.goto(`${at}/admin${path}`)
      await page.locator(there).first().waitFor()
      expect(await violations(page, language, EVERYTHING, inTurn(language, turn))).toEqual([])
      await page.setViewportSize({ width: 320, height: desk.height })
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([
        path,
        0,
      ])
    }
    await page.goto(`${at}/admin/keys`)
    await page.locator('main form button.is-primary').click()
    await page.locator('#scopes-problem').waitFor()
    expect(await violations(page, language)).toEqual([])
    await page.locator('#field-name').fill('The till')
    await page.locator('input[name="scope.people:read"]').check()
    await page.locator('main form button.is-primary').click()
    await page.locator('.house-key').waitFor()
    expect(await violations(page, language)).toEqual([])
    await page.goto(`${at}/admin/webhooks`)
    await page.locator('#field-url').fill('https://hooks.partner.example/in')
    await page.locator('input[name="event.booking.held"]').check()
    await page.locator('main form button.is-primary').click()
    await page.locator('.notice .house-key').waitFor()
    expect(await violations(page, language)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    await page.locator('main button.is-danger').click()
    await page.waitForURL(`**/admin/webhooks`)
  })
})

const OWN = [
  '/account',
  '/favorites',
  '/account/profile',
  '/account/security',
  '/account/privacy',
  '/account/prove',
]
const WAYS = ['/sign-in', '/sign-up', '/forgot', '/verify', '/reset']

test.each(WAYS)('the way in by %s', (path) =>
  inBoth(async (page, language) => {
    await page.goto(prefixOf(language) + path)
    expect(await violations(page, language)).toEqual([])
  }).then(() => {}),
)

test('the pages of an account, empty and with what somebody has, and its forms sent wrong', async () => {
  await inBoth(async (page, language) => {
    const at = prefixOf(language)
    const { browser, email } = await customer(street.house)
    const cookie = { name: 'session', value: browser.cookies.get('session')!, url: street.house.origin }
    await page.context().addCookies([cookie])
    for (const path of ['/account', '/favorites']) {
      await page.goto(at + path)
      await page.locator('.empty').waitFor()
      expect([path, await violations(page, language)]).toEqual([path, []])
    }
    await browser.post('/favorites', { kind: 'package', listing: 'garden-vows' })
    await browser.post('/favorites', { kind: 'tour', listing: 'seven-sisters-ridge' })
    for (const _ of [1, 2]) {
      const order = { ...orderOn(ownDay()), customer: { ...ANN, email } }
      expect((await postJson(street.house, order)).status).toBe(201)
    }
    const [last] = await street.house.db.read({
      sql: 'SELECT reference FROM bookings WHERE email = ? LIMIT 1',
      args: [email],
    })
    await browser.post(`/bookings/${last!.reference}/cancellation`, { version: '1' })
    for (const [turn, path] of OWN.entries()) {
      await page.goto(at + path)
      const found = await violations(page, language, EVERYTHING, inTurn(language, turn))
      expect([path, found]).toEqual([path, []])
    }
    await page.goto(`${at}/packages/garden-vows`)
    await page.locator('.favor .button').click()
    await page.locator('.favor.is-kept').waitFor()
    expect(await violations(page, language)).toEqual([])
    await page.goto(`${at}/account/profile`)
    await page.locator('#field-name').fill('')
    await page.locator('main .is-primary').click()
    await page.locator('#field-name-problem').waitFor()
    expect(await violations(page, language)).toEqual([])
    await page.goto(`${at}/account/privacy`)
    await page.locator('main .is-danger').click()
    await page.locator('#field-sure-problem').waitFor()
    expect(await violations(page, language)).toEqual([])
    await page.context().clearCookies()
  })
})
