import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { ANN, rowCounts } from '../support/guest.ts'
import { openStreet, type Street, withoutPictures } from '../support/visitor.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

/** Somebody who books, with scripts or without. */
async function guest(scripts: boolean) {
  const visitor = await street.visitor({ javaScriptEnabled: scripts, timezoneId: 'Europe/London' })
  await withoutPictures(visitor)
  return visitor
}

const status = (page: Page) => page.locator('.state-name').textContent()
const when = async (page: Page) =>
  (await page.locator('.booking-line .rows div').filter({ hasText: /^When/ }).first().textContent())!

/** So many adults on the first departure of the chosen day; without scripts the page asks which, where there are several. */
async function choose(page: Page, adults: string): Promise<void> {
  await page.locator('.panel input[name="unit.adult"]').fill(adults)
  const on = page.locator('.panel-bar button')
  await on.click()
  // The page as it stands may ask which departure, or the one that comes, or neither: until the order is there.
  const order = page.getByRole('button', { name: 'Book it' })
  const open = page
    .locator('.panel:not(:has(input[name=time]:checked)) input[name=time]:not([disabled])')
    .first()
  for (let looks = 0; looks < 60 && !(await order.count()); looks += 1) {
    if (await open.count()) {
      await open.check({ timeout: 2_000 }).catch(() => {})
      await on.click({ timeout: 2_000 }).catch(() => {})
    }
    await Bun.sleep(100)
  }
  await order.waitFor()
}

async function sign(page: Page): Promise<void> {
  await page.waitForURL(/\/quote\?/)
  await page.getByLabel('Full name').fill(ANN.name)
  await page.getByLabel('Email').fill(ANN.email)
  await page.getByRole('button', { name: 'Book it' }).click()
  await page.waitForURL(/\/bookings\/[A-Z2-9]{8}$/)
  expect(await status(page)).toContain('Confirmed')
}

async function cancelled(page: Page): Promise<void> {
  await page.locator('.booking-cancel').click()
  await page.locator('main form button').click()
  await page.waitForURL(/\/bookings\/[A-Z2-9]{8}$/)
  expect(await status(page)).toContain('Cancelled')
}

async function letters(): Promise<string[]> {
  await street.house.settle()
  const rows = await street.house.db.read({
    sql: 'SELECT template FROM notifications ORDER BY created, id',
    args: [],
  })
  return rows.map(({ template }) => String(template))
}

for (const scripts of [true, false])
  describe(scripts ? 'with scripts' : 'without scripts', () => {
    test('a tour is found, booked, moved to another departure and cancelled', async () => {
      await using visitor = await guest(scripts)
      const { page } = visitor
      const before = await rowCounts(street.house)
      await page.goto('/tours/hidden-courtyards')
      // The first day of which something can be had, then its first departure.
      await page
        .getByRole('link', { name: 'Next month' })
        .or(page.getByRole('button', { name: 'Next month' }))
        .first()
        .click()
      await page.waitForURL(/month=/)
      await page.locator('#calendar input[type=radio]:not([disabled])').first().check()
      await choose(page, '2')
      await sign(page)
      const first = await when(page)
      expect(first).toMatch(/GMT|BST|London/)

      await page.locator('.booking-change').click()
      await page.waitForURL(/\/changes$/)
      const other = page.locator('select[name=departure] option:not([disabled]):not(:checked)').first()
      await page.locator('select[name=departure]').selectOption((await other.getAttribute('value'))!)
      await page.locator('main form .is-primary').click()
      await page.waitForLoadState()
      // A season or a weekday may cost another price: it is shown, and agreed to.
      if (page.url().endsWith('/changes'))
        await page.getByRole('button', { name: 'Agree and change' }).click()
      await page.waitForURL(/\/bookings\/[A-Z2-9]{8}$/)
      expect(await when(page)).not.toBe(first)

      await cancelled(page)
      const after = await rowCounts(street.house)
      expect(after.bookings! - before.bookings!).toBe(1)
      const free = await street.house.db.read({
        sql: 'SELECT COUNT(*) AS n FROM claims WHERE released IS NULL',
        args: [],
      })
      expect(free).toEqual([{ n: 0 }])
      expect((await letters()).slice(-6).sort()).toEqual([
        'booking-cancelled',
        'booking-changed',
        'booking-confirmed',
        'house-cancelled',
        'house-changed',
        'house-copy',
      ])
    })

    test('an appointment is found, booked, moved to another time and cancelled', async () => {
      await using visitor = await guest(scripts)
      const { page } = visitor
      await page.goto('/appointments')
      await page.locator('main a[href^="/appointments/"]').first().click()
      await page.waitForURL(/\/appointments\/[a-z-]+/)
      await page.locator('.time').first().click()
      await page.waitForURL(/\/quote\?/)
      await page.locator('textarea[name=inquiry]').fill('What would peonies in March cost?')
      await sign(page)
      const first = await when(page)

      await page.locator('.booking-change').click()
      await page.waitForURL(/\/changes$/)
      await page
        .locator('input[name=start]:not(:checked), select[name=start] option:not(:checked)')
        .first()
        .waitFor({ state: 'attached' })
      const radio = page.locator('input[name=start]:not(:checked)').nth(2)
      if (await radio.count()) await radio.check()
      else {
        const other = page.locator('select[name=start] option:not(:checked)').nth(2)
        await page.locator('select[name=start]').selectOption((await other.getAttribute('value'))!)
      }
      await page.locator('main form .is-primary').click()
      await page.waitForURL(/\/bookings\/[A-Z2-9]{8}$/)
      expect(await when(page)).not.toBe(first)
      await cancelled(page)
    })

    test('what is held counts down, is put off once, and becomes a booking', async () => {
      await using visitor = await guest(scripts)
      const { page, complaints } = visitor
      await page.goto('/tours/hidden-courtyards')
      await page.locator('#calendar input[type=radio]:not([disabled])').first().check()
      await choose(page, '1')
      await page.getByRole('button', { name: 'Hold it for 15 minutes' }).click()
      await page.waitForURL(/\/checkout$/)
      if (scripts) await page.locator('[data-clock]').filter({ hasText: /^14:/ }).waitFor()
      await page.reload()
      await page.getByRole('button', { name: '15 minutes more, once' }).click()
      await page.waitForURL(/\/checkout$/)
      expect(await page.getByRole('button', { name: '15 minutes more, once' }).count()).toBe(0)
      expect(Number(await page.locator('[data-left]').getAttribute('data-left'))).toBeGreaterThan(1_500)
      await page.getByLabel('Full name').fill(ANN.name)
      await page.getByLabel('Email').fill(ANN.email)
      await page.getByRole('button', { name: 'Book it' }).click()
      await page.waitForURL(/\/bookings\/[A-Z2-9]{8}$/)
      expect(await status(page)).toContain('Confirmed')
      await cancelled(page)
      // A day with several departures is asked which.
      expect(complaints.filter((each) => each !== '422 GET /tours/hidden-courtyards/quote')).toEqual([])
    })
  })

test('a booked time is told on the visitor’s own clock as well, where that shows another', async () => {
  const seen: (string | null)[] = []
  for (const timezoneId of ['Asia/Tokyo', 'Europe/London']) {
    await using visitor = await street.visitor({ timezoneId })
    const { page } = visitor
    await withoutPictures(visitor)
    await page.goto('/appointments/first-consultation?zone=Europe/London')
    await page.locator('.time').last().click()
    await page.waitForURL(/\/quote\?/)
    const own = page.locator('.own-clock')
    seen.push((await own.isVisible()) ? await own.textContent() : null)
  }
  expect(seen[0]).toMatch(/\d\d:\d\d on your clock$/)
  expect(seen[1]).toBeNull()
})
