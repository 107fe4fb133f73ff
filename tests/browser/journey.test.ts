import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Locator, Page } from 'playwright-core'
import { phone } from '../support/browser.ts'
import { ANN, rowCounts } from '../support/guest.ts'
import { tabTo } from '../support/keyboard.ts'
import { openStreet, type Street } from '../support/visitor.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

const said = async (what: Locator) => (await what.textContent())!.trim()
const price = (page: Page) => page.locator('.panel-total .price')

/** The panel's total, once it is another than `before`. */
async function newPrice(page: Page, before: string): Promise<string> {
  await price(page).filter({ hasNotText: before }).waitFor()
  return said(price(page))
}

/** What one booking leaves behind, and nothing else does: a row, a claim, a letter to the customer and one to the house. */
async function oneBookingSince(before: Record<string, number>): Promise<void> {
  const after = await rowCounts(street.house)
  const grown = (table: string) => after[table]! - before[table]!
  expect([grown('bookings'), grown('claims'), grown('mailbox')]).toEqual([1, 1, 2])
}

/** The customer's letter in the developer's mailbox leads somebody who has no cookie of the booking to it. */
async function openFromLetter(page: Page, reference: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/dev/mail')
  const letter = page.locator('.mail-list li').filter({ hasText: reference }).filter({ hasText: ANN.email })
  await letter.getByRole('link').click()
  await page.locator('.mail-text a[href*="key="]').click()
  await page.waitForURL((url) => url.pathname.endsWith(`/bookings/${reference}`) && url.search === '')
  expect(await said(page.locator('.booking-reference strong'))).toBe(reference)
}

test('in English with scripts, from the home page to the booking and its letter', async () => {
  await using visitor = await street.visitor()
  const { page, complaints } = visitor
  const before = await rowCounts(street.house)

  await page.goto('/')
  await page.getByLabel('Occasion').selectOption({ label: 'Wedding' })
  await page.getByLabel('Guests').fill('60')
  await page.getByRole('button', { name: 'See what is free' }).click()

  const count = page.locator('#results-count')
  const all = await said(count)
  await page.getByLabel('Theme').selectOption({ label: 'Wild Meadow' })
  await count.filter({ hasNotText: all }).waitFor()
  expect(page.url()).toContain('theme=wild-meadow')
  await page.getByRole('link', { name: 'Garden Vows' }).click()

  await page.getByRole('heading', { level: 1, name: 'Garden Vows' }).waitFor()
  await page.evaluate(() => document.documentElement.setAttribute('data-same-document', ''))
  await page.getByRole('button', { name: 'Next month' }).click()
  await page.locator('.day.is-free input').first().check()
  await page.getByText(/ is free\.$/).waitFor()
  const first = await said(price(page))
  await page.getByRole('button', { name: 'Guests: one more' }).click()
  await page.getByLabel('Art Deco').or(page.getByLabel('Blush Classic')).first().check()
  await page.getByRole('button', { name: /String quartet.*: one more/ }).click()
  const last = await newPrice(page, first)
  // The page that was loaded is still the page that is shown.
  expect(await page.locator('html[data-same-document]').count()).toBe(1)

  await page.getByRole('button', { name: 'See the quote' }).click()
  await page.waitForURL(/\/packages\/garden-vows\/quote\?/)
  expect(await said(page.locator('.form-total .price'))).toBe(last)
  expect(complaints).toEqual([])

  await page.getByLabel('Full name').fill(ANN.name)
  await page.getByLabel('Email').fill('ann at example')
  await page.getByLabel('Your message').fill('We would love peonies.')
  const quoted = page.url()
  await page.getByRole('button', { name: 'Request this booking' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Please check 2 things' })
  await summary.waitFor()
  expect(page.url()).toBe(quoted)
  expect(await summary.evaluate((it) => it === document.activeElement)).toBe(true)
  expect(await page.getByLabel('Full name').inputValue()).toBe(ANN.name)
  expect(await page.getByLabel('Your message').inputValue()).toBe('We would love peonies.')
  for (const link of await summary.getByRole('link').all()) {
    await link.click()
    const field = page.locator(':focus')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    const words = await field.getAttribute('aria-describedby')
    expect(await said(page.locator(`#${words?.split(' ').at(-1)}`))).toMatch(/^Please/)
  }
  expect(complaints.splice(0)).toEqual(['422 POST /bookings'])

  await page.getByLabel('Venue').fill('The Orangery, Kew')
  await page.getByLabel('Email').fill(ANN.email)
  await page.getByRole('button', { name: 'Request this booking' }).click()
  await page.waitForURL(/\/bookings\/[2-9A-Z]{8}$/)
  await page.getByText('We have your request').waitFor()
  const reference = await said(page.locator('.booking-reference strong'))
  expect(await said(page.locator('.bill tfoot td'))).toBe(last)
  await oneBookingSince(before)
  await openFromLetter(page, reference)
  expect(complaints).toEqual([])
})

test('in French on a phone without scripts', async () => {
  await using visitor = await street.visitor({ ...phone, locale: 'fr-FR', javaScriptEnabled: false })
  const { page, complaints } = visitor
  const before = await rowCounts(street.house)

  await page.goto('/fr')
  await page.getByLabel('Invités').fill('60')
  await page.getByRole('button', { name: 'Voir ce qui est libre' }).click()
  const all = await said(page.locator('#results-count'))
  await page.getByRole('button', { name: 'Filtres' }).click()
  await page.getByLabel('Occasion').selectOption({ label: 'Mariage' })
  await page.getByRole('button', { name: 'Voir les formules' }).click()
  await page.waitForURL(/eventType=wedding/)
  expect(await said(page.locator('#results-count'))).not.toBe(all)
  await page.getByRole('link', { name: 'Un oui au jardin' }).click()

  await page.waitForURL(/\/fr\/packages\/garden-vows/)
  await page.getByRole('button', { name: 'Mois suivant' }).click()
  await page.waitForURL(/month=/)
  await page.locator('.day.is-free input').nth(1).check()
  await page.locator('.theme-choice input').nth(1).check()
  await page.getByRole('spinbutton', { name: /^Quatuor à cordes/ }).fill('1')
  await page.getByRole('button', { name: 'Choisir un jour' }).click()
  await page.waitForURL(/\/fr\/packages\/garden-vows\/quote\?/)
  expect(complaints).toEqual([])

  await page.getByLabel('Nom complet').fill(ANN.name)
  await page.getByRole('button', { name: 'Demander cette réservation' }).click()
  const summary = page.getByRole('alert').filter({ hasText: '2 points sont à vérifier' })
  await summary.waitFor()
  expect(await page.getByLabel('Nom complet').inputValue()).toBe(ANN.name)
  for (const link of await summary.getByRole('link').all()) {
    const field = page.locator((await link.getAttribute('href'))!)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
  }
  expect(complaints.splice(0)).toEqual(['422 POST /fr/bookings'])
  // The form's own address shows nothing, so the switch leads to the quote.
  const english = await page.getByRole('link', { name: 'English' }).getAttribute('href')
  expect(english).toMatch(/^\/packages\/garden-vows\/quote\?/)

  await page.getByLabel('Lieu').fill('L’Orangerie, Sceaux')
  await page.getByLabel('E-mail').fill(ANN.email)
  await page.getByRole('button', { name: 'Demander cette réservation' }).click()
  await page.waitForURL(/\/fr\/bookings\/[2-9A-Z]{8}$/)
  await page.getByText('Nous avons bien reçu votre demande').waitFor()
  const reference = await said(page.locator('.booking-reference strong'))
  await oneBookingSince(before)
  await openFromLetter(page, reference)
  expect(complaints).toEqual([])
})

test('with the keyboard alone', async () => {
  // While one page turns into the next, its picture lies over everything, and no stop could be seen.
  await using visitor = await street.visitor({ reducedMotion: 'reduce' })
  const { page, complaints } = visitor
  const { keyboard } = page
  const before = await rowCounts(street.house)

  await page.goto('/')
  await tabTo(page, '#find-eventType')
  await keyboard.press('w')
  await tabTo(page, '#find-guests')
  await keyboard.type('60')
  await tabTo(page, '.finder .button')
  await keyboard.press('Enter')
  await page.waitForURL(/\/packages\?.*eventType=wedding/)
  const count = page.locator('#results-count')
  const all = await said(count)
  await tabTo(page, '#filter-theme')
  await keyboard.press('w')
  await count.filter({ hasNotText: all }).waitFor()
  await tabTo(page, '.card-link[href^="/packages/garden-vows"]')
  await keyboard.press('Enter')

  await page.waitForURL(/\/packages\/garden-vows\?/)
  await tabTo(page, '#calendar-right')
  const month = await said(page.locator('#calendar-month'))
  await keyboard.press('Enter')
  await page.locator('#calendar-month').filter({ hasNotText: month }).waitFor()
  await tabTo(page, '.day input')
  // Space takes the day that is reached, and the arrows go on to the next that can be had.
  await keyboard.press('Space')
  await page.getByText(/ (is free|has one place left)\.$/).waitFor()
  const chosen = await page.locator('.day input:checked').inputValue()
  expect(await page.locator(':focus').inputValue()).toBe(chosen)
  await keyboard.press('ArrowRight')
  await page.locator(`.day input:checked:not([value="${chosen}"])`).waitFor()
  await page.waitForURL((url) => ![null, chosen].includes(url.searchParams.get('date')))
  const first = await said(price(page))
  await tabTo(page, '#panel-guests')
  await keyboard.press('ArrowUp')
  await tabTo(page, '.theme-choice input')
  await keyboard.press('ArrowDown')
  await page.waitForURL(/theme=/)
  await tabTo(page, '#panel-addOn-string-quartet')
  await keyboard.press('ArrowUp')
  const last = await newPrice(page, first)
  expect(new URL(page.url()).searchParams.get('guests')).toBe('61')
  await tabTo(page, '.panel-bar .button')
  await keyboard.press('Enter')

  await page.waitForURL(/\/packages\/garden-vows\/quote\?/)
  expect(await said(page.locator('.form-total .price'))).toBe(last)
  await tabTo(page, '#field-name')
  await keyboard.type(ANN.name)
  await tabTo(page, '#field-email')
  await keyboard.type(ANN.email)
  await tabTo(page, '.form-end .button')
  await keyboard.press('Enter')
  await page.locator('.notice:focus').waitFor()
  expect(complaints.splice(0)).toEqual(['422 POST /bookings'])
  await tabTo(page, 'a[href="#field-venue"]')
  await keyboard.press('Enter')
  await page.locator('#field-venue:focus').waitFor()
  await keyboard.type('The Orangery, Kew')
  await tabTo(page, '.form-end .button')
  await keyboard.press('Enter')
  await page.waitForURL(/\/bookings\/[2-9A-Z]{8}$/)
  await oneBookingSince(before)

  await page.goto('/dev/mail')
  await tabTo(page, '.mail-subject')
  await keyboard.press('Enter')
  await page.waitForURL(/\/dev\/mail\/./)
  await tabTo(page, '.mail-text a')
  await keyboard.press('Enter')
  await page.waitForURL(/\/(bookings|desk)\/[2-9A-Z]{8}$/)
  expect(complaints).toEqual([])
})
