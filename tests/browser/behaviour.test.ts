import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { ANN, ownDay, rowCounts } from '../support/guest.ts'
import { startServer } from '../support/server.ts'
import { openStreet, type Street, type Visitor, withoutPictures } from '../support/visitor.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

const BOOKING = /\/bookings\/[2-9A-Z]{8}$/
const bookings = async () => (await rowCounts(street.house)).bookings!
const send = (page: Page) => page.locator('.form-end .button')

async function visitorWith(options: BrowserContextOptions = {}): Promise<Visitor> {
  const visitor = await street.visitor({ reducedMotion: 'reduce', ...options })
  await withoutPictures(visitor)
  return visitor
}

/** A quote with its form filled in, up to the button. */
async function filledIn(page: Page, day = ownDay(), origin = ''): Promise<void> {
  await page.goto(`${origin}/packages/garden-vows/quote?date=${day}&guests=60&eventType=wedding`)
  await page.locator('#field-venue').fill('The Orangery, Kew')
  await page.locator('#field-name').fill(ANN.name)
  await page.locator('#field-email').fill(ANN.email)
}

describe('a form that is sent', () => {
  test.each([true, false])('by a double click makes one booking (scripts: %p)', async (javaScriptEnabled) => {
    await using visitor = await visitorWith({ javaScriptEnabled })
    const { page } = visitor
    const before = await bookings()
    await filledIn(page)
    await send(page).dblclick()
    // Without scripts the second click ends the first navigation, which is no failure, and begins another.
    await page.locator('.booking-reference').waitFor()
    expect(page.url()).toMatch(BOOKING)
    expect(await bookings()).toBe(before + 1)
  })

  test('can be gone back to without booking again', async () => {
    await using visitor = await visitorWith()
    const { page, complaints } = visitor
    const before = await bookings()
    await filledIn(page)
    await send(page).click()
    await page.waitForURL(BOOKING)
    const booking = page.url()
    await page.goBack()
    await send(page).waitFor()
    expect(await send(page).isEnabled()).toBe(true)
    await page.goForward()
    await page.locator('.booking-reference').waitFor()
    expect(page.url()).toBe(booking)
    expect(await bookings()).toBe(before + 1)
    expect(complaints).toEqual([])
  })

  test('over a slow line says that it is on its way, and makes one booking', async () => {
    await using visitor = await visitorWith()
    const { page } = visitor
    const before = await bookings()
    await filledIn(page)
    const debuggerOf = await page.context().newCDPSession(page)
    const slow = { offline: false, latency: 1_000, downloadThroughput: 50_000, uploadThroughput: 50_000 }
    await debuggerOf.send('Network.emulateNetworkConditions', slow)
    await send(page).click()
    await page.getByText('Sending…').waitFor()
    expect(await send(page).isDisabled()).toBe(true)
    expect(await page.locator('.checkout-form').getAttribute('aria-busy')).toBe('true')
    await page.locator('#field-name').press('Enter')
    await page.waitForURL(BOOKING)
    expect(await bookings()).toBe(before + 1)
  })

  test('while there is no line says so, keeps what was typed, and books when there is one', async () => {
    await using visitor = await visitorWith()
    const { page } = visitor
    const before = await bookings()
    await filledIn(page)
    await page.context().setOffline(true)
    await send(page).click()
    const sentence = page.getByText('We could not be reached.')
    await sentence.waitFor()
    expect(await page.locator('#field-venue').inputValue()).toBe('The Orangery, Kew')
    await page.context().setOffline(false)
    await send(page).click()
    await page.waitForURL(BOOKING)
    expect(await bookings()).toBe(before + 1)
  })

  test('to a house that has closed its door says so and keeps what was typed', async () => {
    const server = await startServer()
    await using visitor = await visitorWith()
    const { page } = visitor
    await filledIn(page, ownDay(), server.url)
    await server.stop()
    await send(page).click()
    await page.getByText('We could not be reached.').waitFor()
    expect(await page.locator('#field-venue').inputValue()).toBe('The Orangery, Kew')
    expect(await page.locator('#field-name').inputValue()).toBe(ANN.name)
    expect(await send(page).isEnabled()).toBe(true)
  })
})

test('turning the month there and back keeps what was chosen', async () => {
  await using visitor = await visitorWith()
  const { page, complaints } = visitor
  const day = ownDay()
  await page.goto(
    `/packages/garden-vows?date=${day}&guests=61&eventType=engagement&theme=wild-meadow&addOn.string-quartet=1`,
  )
  const chosen = () =>
    page.evaluate(() => {
      const fields = new FormData(document.querySelector<HTMLFormElement>('.panel-form')!)
      const names = ['date', 'guests', 'eventType', 'theme', 'addOn.string-quartet']
      return names.map((name) => fields.get(name))
    })
  const all = [day, '61', 'engagement', 'wild-meadow', '1']
  expect(await chosen()).toEqual(all)
  const month = page.locator('#calendar-month')
  const first = (await month.textContent())!
  await page.getByRole('button', { name: 'Next month' }).click()
  await month.filter({ hasNotText: first }).waitFor()
  expect(await chosen()).toEqual(all)
  // The focus stays on the button, so that the next month is one press away.
  expect(await page.locator('#calendar-right').evaluate((it) => it === document.activeElement)).toBe(true)
  await page.getByRole('button', { name: 'Previous month' }).click()
  await month.filter({ hasText: first }).waitFor()
  expect(await chosen()).toEqual(all)
  await page.reload()
  expect(await chosen()).toEqual(all)
  expect(complaints).toEqual([])
})

describe('the switches at the foot of the page', () => {
  test('set the appearance on the server, so that the page never comes in the other one', async () => {
    await using visitor = await visitorWith({ colorScheme: 'light' })
    const { page, complaints } = visitor
    await page.goto('/packages?guests=60')
    const [answer] = await Promise.all([
      page.waitForResponse((each) => each.request().isNavigationRequest() && each.status() === 200),
      page.getByRole('button', { name: 'Dark' }).click(),
    ])
    expect(new URL(answer.url()).pathname + new URL(answer.url()).search).toBe('/packages?guests=60')
    expect(await answer.text()).toContain('<html lang="en" data-appearance="dark">')
    await page.locator('[data-appearance="dark"]').waitFor()
    await page.waitForLoadState()
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
    await page.getByRole('button', { name: 'System' }).click()
    await page.locator('html:not([data-appearance])').waitFor()
    expect(complaints).toEqual([])
  })

  test('lead to the same page in the other language, with what has been chosen on it since', async () => {
    await using visitor = await visitorWith()
    const { page } = visitor
    await page.goto('/packages/garden-vows?guests=60')
    await page.locator('.theme-choice input').nth(1).check()
    await page.waitForURL(/theme=/)
    const here = new URL(page.url())
    await page.getByRole('link', { name: 'Français' }).click()
    await page.waitForURL(/\/fr\//)
    const there = new URL(page.url())
    expect(there.pathname + there.search).toBe(`/fr${here.pathname}${here.search}`)
    await page.getByRole('button', { name: 'Sombre' }).click()
    await page.locator('[data-appearance="dark"]').waitFor()
    expect(page.url()).toBe(there.href)
  })
})

test('a listing is fetched while the pointer rests on its link', async () => {
  await using visitor = await visitorWith()
  const { page, complaints } = visitor
  await page.goto('/packages/garden-vows')
  const preloads = await page.context().newCDPSession(page)
  const ready = new Promise<string>((resolve) =>
    preloads.on('Preload.prefetchStatusUpdated', ({ prefetchUrl, status }) => {
      if (status === 'Ready') resolve(new URL(prefetchUrl).pathname)
    }),
  )
  await preloads.send('Preload.enable')
  const link = page.locator('.card-link[href^="/packages/"]').first()
  await link.hover()
  expect(await ready).toBe(new URL((await link.getAttribute('href'))!, page.url()).pathname)
  await link.click()
  await page.waitForURL((url) => !url.pathname.endsWith('/garden-vows'))
  const delivered = await page.evaluate(
    () =>
      (performance.getEntriesByType('navigation')[0] as PerformanceEntry & { deliveryType: string })
        .deliveryType,
  )
  expect(delivered).toBe('navigational-prefetch')
  expect(complaints).toEqual([])
})
