import { afterAll, beforeAll, expect, test } from 'bun:test'
import { orderOn, ownDay, postJson } from '../support/guest.ts'
import { openStreet, type Street, withoutPictures } from '../support/visitor.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

test('an open page shows within a second that somebody else has taken a place', async () => {
  await using visitor = await street.visitor()
  await withoutPictures(visitor)
  const { page, complaints } = visitor
  const day = ownDay()
  const streaming = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/live')
  await page.goto(`/packages/garden-vows?date=${day}&guests=60&eventType=wedding`)
  expect((await streaming).status()).toBe(200)
  const words = page.locator('#day-words')
  const before = (await words.textContent())!
  expect((await postJson(street.house, orderOn(day))).status).toBe(201)
  const began = performance.now()
  await words.filter({ hasNotText: before.trim() }).waitFor({ timeout: 1_000 })
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(complaints).toEqual([])
})
