import { afterAll, beforeAll, expect, test } from 'bun:test'
import { readFile } from 'node:fs/promises'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { phone } from '../support/browser.ts'
import { formOn, ownDay } from '../support/guest.ts'
import { letterLink, PASSWORD, somebody } from '../support/people.ts'
import { openStreet, type Street, withoutPictures } from '../support/visitor.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

const said = async (what: Locator) => (await what.textContent())!.trim()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

const WITH: [string, BrowserContextOptions][] = [
  ['with scripts, at a desk', {}],
  ['without scripts, on a phone', { ...phone, javaScriptEnabled: false }],
]

test.each(WITH)('an account from its beginning to its end, %s', async (_, options) => {
  const scripts = options.javaScriptEnabled !== false
  await using visitor = await street.visitor({ reducedMotion: 'reduce', ...options })
  await withoutPictures(visitor)
  const { page, complaints } = visitor
  const who = somebody()

  // From any public page's header to the door, and from there to a new account.
  await page.goto('/')
  await page.getByRole('banner').getByRole('link', { name: 'Account' }).click()
  await page.waitForURL(/\/sign-in\?next=%2Faccount$/)
  await page.getByRole('link', { name: 'New here? Create an account' }).click()
  await page.getByLabel('Full name').fill(who.name)
  await page.getByLabel('Email').fill(who.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await press(page, 'Create an account')
  await page.getByRole('heading', { level: 1, name: 'Look into your mailbox' }).waitFor()

  await page.goto(await letterLink(street.house, who.email, 'verify-address'))
  expect(new URL(page.url()).search).toBe('')
  await page.getByLabel('Password').fill(PASSWORD)
  await press(page, 'Confirm and continue')
  await page.getByRole('heading', { level: 1, name: `Hello ${who.name}` }).waitFor()
  await page.getByText('Nothing booked yet').waitFor()
  expect(complaints).toEqual([])

  // Booked with a form that knows who books.
  const { date, guests, eventType } = formOn(ownDay())
  await page.goto(`/packages/garden-vows/quote?date=${date}&guests=${guests}&eventType=${eventType}`)
  expect(await page.getByLabel('Full name').inputValue()).toBe(who.name)
  expect(await page.getByLabel('Email').inputValue()).toBe(who.email)
  await page.getByLabel('Venue').fill('The Orangery, Kew')
  await press(page, 'Request this booking')
  await page.waitForURL(/\/bookings\/[2-9A-Z]{8}$/)
  const reference = await said(page.locator('.booking-reference strong'))
  await page.getByRole('banner').getByRole('link', { name: 'Account' }).click()
  const coming = page.getByRole('region', { name: 'Coming up' })
  await coming.getByRole('link', { name: 'Garden Vows' }).click()
  await page.waitForURL(new RegExp(`/bookings/${reference}$`))
  expect(complaints).toEqual([])

  // Kept from a page that is the same for everybody.
  await page.goto('/tours/seven-sisters-ridge')
  const title = await said(page.getByRole('heading', { level: 1 }))
  await press(page, 'Add to favourites')
  if (scripts) {
    const button = page.getByRole('button', { name: 'Remove from favourites' })
    await button.waitFor()
    expect(new URL(page.url()).pathname).toBe('/tours/seven-sisters-ridge')
    expect(await button.evaluate((it) => it === document.activeElement)).toBe(true)
    await button.click()
    await press(page, 'Add to favourites')
    await page.getByRole('link', { name: 'See my favourites' }).click()
  }
  await page.waitForURL(/\/favorites$/)
  await page.getByRole('link', { name: title }).waitFor()
  await page.getByRole('button', { name: `Remove ${title} from favourites` }).click()
  await page.getByText('No favourites yet').waitFor()
  expect(complaints).toEqual([])

  // Wrong once, then right.
  const sections = page.getByRole('navigation', { name: 'Your account' })
  await sections.getByRole('link', { name: 'Profile' }).click()
  await page.getByLabel('Phone').fill('none')
  await press(page, 'Save')
  await page.locator('#field-phone-problem').waitFor()
  expect(complaints.splice(0)).toEqual(['422 POST /account/profile'])
  await page.getByLabel('Phone').fill('+44 20 7946 0018')
  await page.getByLabel('Reminders before what I booked').uncheck()
  await press(page, 'Save')
  await page.getByText('Saved').waitFor()
  await sections.getByRole('link', { name: 'My data' }).click()

  // What is kept, as a file that says so.
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download')])
  expect(download.suggestedFilename()).toBe('rendezvous-my-data.json')
  const data = JSON.parse(await readFile(await download.path(), 'utf8'))
  expect(data.accounts).toMatchObject([
    { email: who.email, phone: '+44 20 7946 0018', preferences: { reminders: false } },
  ])
  expect(data.bookings).toMatchObject([{ reference }])

  await press(page, 'Delete my account')
  await page.locator('#field-sure-problem').waitFor()
  expect(complaints.splice(0)).toEqual(['422 POST /account/deletion'])
  await page.getByLabel('Yes, delete my account').check()
  await press(page, 'Delete my account')
  await page.getByRole('heading', { level: 1, name: 'Your account is deleted' }).waitFor()
  await page.goto('/account')
  await page.waitForURL(/\/sign-in\?next=%2Faccount$/)
  await page.getByLabel('Email').fill(who.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await press(page, 'Sign in')
  await page.getByText('do not belong together').waitFor()
  expect(complaints.splice(0)).toEqual(['422 POST /sign-in'])
})

test('whoever likes something before they sign in comes back to it', async () => {
  await using visitor = await street.visitor({ reducedMotion: 'reduce' })
  await withoutPictures(visitor)
  const { page, complaints } = visitor
  await page.goto('/packages/garden-vows?guests=60&eventType=wedding')
  await press(page, 'Add to favourites')
  await page.waitForURL((url) => url.pathname === '/sign-in')
  expect(new URL(page.url()).searchParams.get('next')).toBe(
    '/packages/garden-vows?guests=60&eventType=wedding',
  )
  expect(complaints).toEqual([])
})
