import { afterAll, beforeAll, expect, test } from 'bun:test'
import { type AxeResults, type RunOptions, source } from 'axe-core'
import type { Page } from 'playwright-core'
import { LANGUAGES, type Language } from '../../src/shared/languages.ts'
import { addressesIn, bookedElsewhere } from '../support/addresses.ts'
import { ANN, orderOn, postJson } from '../support/guest.ts'
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

const WIDTHS = [390, 1280]
const EVERYTHING: RunOptions = { rules: { 'target-size': { enabled: true } } }
/** A letter stands inside a mail program, which has the landmarks. */
const OF_A_LETTER: RunOptions = {
  rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false } },
}
/** Of all rules only this one looks at colours, so a dark page is asked this alone. */
const COLOURS: RunOptions = { runOnly: ['color-contrast'] }

declare global {
  var axe: { run(options: RunOptions): Promise<AxeResults> }
}

/** Every violation on the page as it stands, at both widths and in both appearances. */
async function violations(page: Page, rules = EVERYTHING): Promise<string[]> {
  // Through the debugger, to which the page's policy does not apply.
  await page.evaluate(source)
  const found: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: desk.height })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const now = await violationsNow(page, colorScheme === 'light' ? rules : COLOURS)
      found.push(...now.map((each) => `${each} at ${width}, ${colorScheme}`))
    }
  }
  await page.emulateMedia({ colorScheme: null })
  return found
}

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
  const found = (await violations(page)).join('\n')
  expect(found).toContain('label: #content > input at 390, light')
  expect(found).toMatch(/color-contrast: .+ at 1280, light/)
  expect(found).toMatch(/color-contrast: .+ at 390, dark/)
})

test.each(Object.keys(addressesIn('en')))('%s', (name) =>
  inBoth(async (page, language) => {
    await page.goto(addressesIn(language)[name]!)
    expect(await violations(page)).toEqual([])
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
    expect(await violations(page)).toEqual([])
  })
})

test('the form with errors, and refused because the day is taken', async () => {
  // Both have opened their quote before the day is taken from under them.
  await inBoth((page, language) => page.goto(addressesIn(language).quote!).then(() => {}))
  await inBoth(async (page) => {
    await page.locator('.form-end .button').click()
    await page.locator('.notice:focus').waitFor()
    expect(await page.locator('[aria-invalid]').count()).toBe(3)
    expect(await violations(page)).toEqual([])
  })
  const day = new URL(visitors.get('en')!.page.url()).searchParams.get('date')!
  for (const turn of [1, 2])
    expect([turn, (await postJson(street.house, orderOn(day))).status]).toEqual([turn, 201])
  await inBoth(async (page) => {
    await page.locator('#field-venue').fill('The Orangery, Kew')
    await page.locator('#field-name').fill(ANN.name)
    await page.locator('#field-email').fill(ANN.email)
    await page.locator('.form-end .button').click()
    await page.locator('.near-days').waitFor()
    expect(await violations(page)).toEqual([])
  })
})

test('a booking, its letter in the mailbox, and the letter itself', async () => {
  await inBoth(async (page, language) => {
    const booked = await bookedElsewhere(street.house, language)
    await page.goto(booked.path)
    await page.locator('.booking-reference').waitFor()
    expect(await violations(page)).toEqual([])
    await page.goto(booked.letter)
    await page.locator('.mail-text').waitFor()
    expect(await violations(page)).toEqual([])
    // A letter may run nothing, not even this: its words are put where it can be asked.
    await page.goto('about:blank')
    await page.setContent(await (await street.house.fetch(`${booked.letter}/html`)).text())
    expect(await violations(page, OF_A_LETTER)).toEqual([])
  })
})
