import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { dayMark } from '../../src/shared/days.ts'
import { launch } from '../support/browser.ts'
import { ANN, orderOn, ownDay, postJson } from '../support/guest.ts'
import { inProcess } from '../support/house.ts'
import { startServer } from '../support/server.ts'
import { openStreet, type Street, type Visitor, withoutPictures } from '../support/visitor.ts'

let street: Street
let day: string
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())
beforeEach(() => {
  day = ownDay()
})

async function visitorWith(options: BrowserContextOptions = {}): Promise<Visitor> {
  const visitor = await street.visitor({ reducedMotion: 'reduce', ...options })
  await withoutPictures(visitor)
  return visitor
}

const listing = () => `/packages/garden-vows?date=${day}&guests=60&eventType=wedding`
const words = (page: Page) => page.locator('#day-words')
const book = async () => expect((await postJson(street.house, orderOn(day))).status).toBe(201)

/** Goes to a page and waits until it hears. */
async function looksAt(page: Page, path: string): Promise<void> {
  const streaming = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/live')
  await page.goto(path)
  expect((await streaming).status()).toBe(200)
}

/** Milliseconds until the words about the day are others. */
async function changed(page: Page, before: string): Promise<number> {
  const began = performance.now()
  await words(page).filter({ hasNotText: before }).waitFor()
  return performance.now() - began
}

test('what one visitor books another one sees within a second', async () => {
  await using ann = await visitorWith()
  await using bob = await visitorWith()
  await looksAt(bob.page, listing())
  const before = (await words(bob.page).textContent())!.trim()
  await ann.page.goto(`/packages/garden-vows/quote?date=${day}&guests=60&eventType=wedding`)
  await ann.page.locator('#field-venue').fill('The Orangery, Kew')
  await ann.page.locator('#field-name').fill(ANN.name)
  await ann.page.locator('#field-email').fill(ANN.email)
  await ann.page.locator('.form-end .button').click()
  await ann.page.locator('.booking-reference').waitFor()
  await changed(bob.page, before)
  expect(await words(bob.page).textContent()).toContain('one place left')
  expect([...ann.complaints, ...bob.complaints]).toEqual([])
})

test('a day that is sold while one looks at it says so, offers others, and keeps what was chosen', async () => {
  await using visitor = await visitorWith()
  const { page, complaints } = visitor
  await book()
  await looksAt(page, `${listing()}&theme=wild-meadow&addOn.string-quartet=1`)
  const before = (await words(page).textContent())!.trim()
  await book()
  await changed(page, before)
  await page.locator('.near-days a').first().waitFor()
  const chosen = await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('.panel-form')!
    const fields = new FormData(form)
    return ['guests', 'eventType', 'theme', 'addOn.string-quartet'].map((name) => fields.get(name))
  })
  expect(chosen).toEqual(['60', 'wedding', 'wild-meadow', '1'])
  // And a place that is given back is there again.
  const full = (await words(page).textContent())!.trim()
  await street.house.db.write([
    { sql: 'UPDATE claims SET released = unixepoch() WHERE starts = ?', args: [dayMark(day)] },
  ])
  await changed(page, full)
  expect(complaints).toEqual([])
})

test('what is being typed stays as it is, with its focus and its cursor', async () => {
  await using visitor = await visitorWith()
  const { page } = visitor
  await looksAt(page, listing())
  const guests = page.locator('#panel-guests')
  await guests.focus()
  await page.keyboard.press('End')
  await page.keyboard.type('5')
  const before = (await words(page).textContent())!.trim()
  await page.evaluate(() => {
    Object.assign(window, { typedIn: document.activeElement })
  })
  await book()
  await changed(page, before)
  expect(await guests.inputValue()).toBe('605')
  expect(
    await page.evaluate(() => document.activeElement === (window as { typedIn?: Element }).typedIn),
  ).toBe(true)
  await page.keyboard.type('1')
  expect(await guests.inputValue()).toBe('6051')
})

test('a choice that is under way when something changes is not undone by it', async () => {
  await using visitor = await visitorWith()
  const { page, complaints } = visitor
  await looksAt(page, listing())
  const before = (await words(page).textContent())!.trim()
  // The answer to the choice is slow; what has changed meanwhile is asked for after it.
  await page.route(/theme=wild-meadow/, async (route) => {
    await Bun.sleep(700)
    await route.continue()
  })
  await page.locator('#theme-wild-meadow').check()
  await Bun.sleep(250)
  await book()
  await changed(page, before)
  await page.waitForURL(/theme=wild-meadow/)
  expect(await page.locator('#theme-wild-meadow').isChecked()).toBe(true)
  await Bun.sleep(800)
  expect(await page.locator('#theme-wild-meadow').isChecked()).toBe(true)
  expect(complaints).toEqual([])
})

test('a list for a day loses what is sold on it; a list without one hears nothing', async () => {
  await using visitor = await visitorWith()
  const { page, complaints } = visitor
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname === '/live') asked.push(pathname)
  })
  await page.goto('/packages')
  await page.waitForLoadState('networkidle')
  expect(asked).toEqual([])
  await page.locator('#filter-date').fill(day)
  await page.locator('#results[data-live]').waitFor()
  for (let tries = 0; tries < 100 && asked.length === 0; tries += 1) await Bun.sleep(20)
  expect(asked).toHaveLength(1)
  const count = page.locator('#results-count')
  const before = (await count.textContent())!.trim()
  await book()
  await book()
  await count.filter({ hasNotText: before }).waitFor({ timeout: 1_500 })
  expect(await page.locator('.card').count()).toBe(0)
  // Without the day there is nothing to hear of any more.
  const gone = page.waitForEvent('requestfailed', (request) => request.url().includes('/live'))
  await page.locator('#filter-date').fill('')
  await gone
  expect(complaints).toEqual([])
})

describe('a page is simply as it was', () => {
  test('without scripts', async () => {
    await using visitor = await visitorWith({ javaScriptEnabled: false })
    const { page, complaints } = visitor
    await page.goto(listing())
    const before = (await words(page).textContent())!
    await book()
    await page.reload()
    expect(await words(page).textContent()).not.toBe(before)
    expect(complaints).toEqual([])
  })

  test('in a browser that knows no streams', async () => {
    await using visitor = await visitorWith()
    const { page, complaints } = visitor
    await page.addInitScript(() => Reflect.deleteProperty(window, 'EventSource'))
    await page.goto(listing())
    await page.locator('#theme-wild-meadow').check()
    await page.waitForURL(/theme=wild-meadow/)
    expect(complaints).toEqual([])
  })

  test('where there are too many streams', async () => {
    const server = await startServer({ env: { STREAMS: '0' } })
    await using visitor = await visitorWith()
    const { page, complaints } = visitor
    await page.goto(server.url + listing())
    await page.locator('#theme-wild-meadow').check()
    await page.waitForURL(/theme=wild-meadow/)
    expect(complaints.filter((each) => each !== '503 GET /live')).toEqual([])
    await server.stop()
  })
})

describe('a tab that nobody sees', () => {
  /** A house in this process, so that its log tells how many streams it holds. */
  async function watched() {
    const house = await inProcess()
    const server = Bun.serve({
      port: 0,
      hostname: 'localhost',
      fetch: async (request) => {
        const { pathname, search } = new URL(request.url)
        const { headers, signal } = request
        return house.fetch(pathname + search, { headers, signal })
      },
    })
    const browser = await launch()
    const page = await browser.newPage({ baseURL: `http://localhost:${server.port}` })
    const open = async (count: number) => {
      const now = () => house.log.lines.findLast(({ event }) => event === 'streams')?.fields?.open ?? 0
      for (let tries = 0; tries < 150 && now() !== count; tries += 1) await Bun.sleep(20)
      expect(now()).toBe(count)
    }
    const shows = (state: 'visible' | 'hidden') =>
      page.evaluate((to) => {
        Object.defineProperty(document, 'visibilityState', { value: to, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    return {
      house,
      page,
      open,
      shows,
      async [Symbol.asyncDispose]() {
        await browser.close()
        await server.stop(true)
        await house.close()
      },
    }
  }

  test('lets its stream go, and sees what it has missed when it is shown again', async () => {
    await using there = await watched()
    const { house, page, open, shows } = there
    await page.goto(listing())
    await open(1)
    await shows('hidden')
    await open(0)
    const before = (await words(page).textContent())!.trim()
    expect((await postJson(house, orderOn(day))).status).toBe(201)
    await Bun.sleep(600)
    expect((await words(page).textContent())!.trim()).toBe(before)
    await shows('visible')
    await changed(page, before)
    await open(1)
  })

  test('has none until it is shown, as a page that is drawn before its link is followed', async () => {
    await using there = await watched()
    const { page, open, shows } = there
    await page.addInitScript(() =>
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true }),
    )
    await page.goto(listing())
    await page.waitForLoadState('networkidle')
    await open(0)
    await shows('visible')
    await open(1)
  })

  test('and one that is left has none, also where the browser keeps it to go back to', async () => {
    await using there = await watched()
    const { page, open } = there
    await page.goto(listing())
    await open(1)
    await page.goto('/themes')
    await open(0)
    await page.goBack()
    await open(1)
    await page.close()
    await open(0)
  })
})
