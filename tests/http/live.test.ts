import { afterAll, beforeAll, expect, test } from 'bun:test'
import { orderOn, ownDay, postJson } from '../support/guest.ts'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'
import { listen } from '../support/listener.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const crews = async () => {
  const html = await (await house.fetch('/packages/garden-vows')).text()
  return { topic: /pool:[\w-]+/.exec(html)![0], since: /data-since="([^"]+)"/.exec(html)![1]! }
}

test('a page is told within a second that somebody else has booked', async () => {
  const { topic, since } = await crews()
  await using page = await listen(house, `/live?topics=${topic}&since=${since}`)
  expect(await page.next()).toMatchObject({ event: 'begins', id: since })
  const answer = await postJson(house, orderOn(ownDay()))
  expect(answer.status).toBe(201)
  const began = performance.now()
  const told = await page.next()
  expect(told).toMatchObject({ event: 'changed', data: topic })
  expect(told.id).not.toBe(since)
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(TARGET).toBeString()
})
