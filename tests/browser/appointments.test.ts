import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { tuesday } from '../support/appointments.ts'
import { openStreet, type Street, withoutPictures } from '../support/visitor.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

const SERVICE = '/appointments/first-consultation'
const times = (page: Page) => page.locator('.time time').allTextContents()
const turned = (page: Page, words: RegExp) =>
  page.waitForFunction((source) => new RegExp(source).test(location.search), words.source)

test('times are told on the visitor’s own clock, by themselves, and of no other once an address says so', async () => {
  await using visitor = await street.visitor({ timezoneId: 'America/New_York' })
  const { page } = visitor
  await withoutPictures(visitor)
  await page.goto(`${SERVICE}?day=${tuesday()}&duration=60`)
  await turned(page, /zone=America%2FNew_York/)
  expect((await times(page))[0]).toBe('04:00')
  expect(await page.locator('.time small').first().textContent()).toBe('09:00 London')
  expect(await page.locator('#picker-zone').inputValue()).toBe('America/New_York')
  await page.goto(`${SERVICE}?day=${tuesday()}&duration=60&zone=Europe/London`)
  await page.waitForLoadState('networkidle')
  expect((await times(page))[0]).toBe('09:00')
  expect(visitor.complaints).toEqual([])
})

test('a choice shows its times at once, keeps its place, and leads by a link to the quote', async () => {
  await using visitor = await street.visitor({ timezoneId: 'Europe/London' })
  const { page } = visitor
  await withoutPictures(visitor)
  await page.goto(`${SERVICE}?day=${tuesday()}`)
  expect(await times(page)).toHaveLength(16)
  await page.locator('#duration-60').check({ force: true })
  await turned(page, /duration=60/)
  expect(await times(page)).toHaveLength(6)
  await page.locator('#consultant-tomas-okafor').check({ force: true })
  await turned(page, /consultant=tomas-okafor/)
  await page.locator('.time').first().click()
  await page.waitForURL(/\/quote\?/)
  expect(await page.locator('main').textContent()).toContain('Tomas Okafor')
  expect(visitor.complaints).toEqual([])
})

test('the days are gone through by the arrow keys, and the focus stays on the chosen one', async () => {
  await using visitor = await street.visitor({ timezoneId: 'Europe/London' })
  const { page } = visitor
  await withoutPictures(visitor)
  const day = tuesday()
  await page.goto(`${SERVICE}?day=${day}`)
  await page.locator(`#day-${day}`).focus()
  await page.keyboard.press('ArrowRight')
  const next = await page.evaluate(() => document.activeElement!.id.replace('day-', ''))
  expect(next > day).toBe(true)
  await turned(page, new RegExp(`day=${next}`))
  await page.waitForFunction(
    (id) => document.querySelector('#times-status') && document.activeElement!.id === id,
    `day-${next}`,
  )
  expect(visitor.complaints).toEqual([])
})

test('without scripts one form and links do the same', async () => {
  await using visitor = await street.visitor({ javaScriptEnabled: false })
  const { page } = visitor
  await withoutPictures(visitor)
  await page.goto(SERVICE)
  await page.locator('#duration-45').check({ force: true })
  await page.locator('#picker-zone').selectOption('Asia/Tokyo')
  await page.locator('.picker-show').click()
  await page.waitForURL(/duration=45.*zone=Asia%2FTokyo/)
  expect(await page.locator('.time small').first().textContent()).toContain('London')
  await page.locator('#calendar-right').click()
  await page.waitForURL(/month=/)
  expect(page.url()).toContain('zone=Asia%2FTokyo')
  await page.locator('.time').first().click()
  await page.waitForURL(/\/quote\?/)
  expect(await page.locator('h1').count()).toBe(1)
})
