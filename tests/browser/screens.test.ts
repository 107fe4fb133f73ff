import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { addressesIn, bookedElsewhere } from '../support/addresses.ts'
import { phone } from '../support/browser.ts'
import { desk, openStreet, type Street, withoutPictures } from '../support/visitor.ts'

let street: Street
const addresses: Record<string, string> = {}
beforeAll(async () => {
  street = await openStreet()
  const booked = await bookedElsewhere(street.house, 'fr')
  // Mostly French words are the longer ones.
  Object.assign(addresses, addressesIn('fr'), { booking: booked.path, letter: booked.letter })
})
afterAll(() => street.close())

test('no page is wider than the screen', async () => {
  await using visitor = await street.visitor()
  const { page } = visitor
  await withoutPictures(visitor)
  const tooWide: string[] = []
  for (const [name, path] of Object.entries({ ...addresses, 'English home': '/' })) {
    await page.goto(path)
    for (const width of [320, 360, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: desk.height })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (over > 0) tooWide.push(`${name} at ${width}: ${over} px`)
    }
  }
  expect(tooWide).toEqual([])
})

test.each([
  ['a phone', phone],
  ['a desk', {}],
])('nothing moves by itself on %s', async (_, options) => {
  for (const name of ['home', 'list', 'listing']) {
    await using visitor = await street.visitor(options)
    const { page } = visitor
    await page.addInitScript(countShifts)
    await page.goto(addresses[name]!)
    await page.evaluate(() => document.fonts.ready.then(() => {}))
    expect(await shiftDownThe(page), name).toBeLessThan(0.01)
    if (name !== 'home') continue
    // The measure can fail.
    await page.evaluate(() => {
      scrollTo(0, 0)
      const late = document.createElement('textarea')
      late.className = 'input'
      document.querySelector('main')!.prepend(late)
    })
    expect(await shiftDownThe(page), `${name}, once something has come late`).toBeGreaterThan(0.01)
  }
})

declare global {
  var shifted: number
}

/** Runs in the page before anything of it does, and adds up the browser's own measure. */
function countShifts() {
  globalThis.shifted = 0
  new PerformanceObserver((list) => {
    for (const each of list.getEntries() as (PerformanceEntry & { value: number })[]) shifted += each.value
  }).observe({ type: 'layout-shift', buffered: true })
}

/** How much has moved, once somebody has looked at the whole page from above to its end. */
const shiftDownThe = (page: Page) =>
  page.evaluate(async () => {
    const drawn = async () => {
      for (let frame = 0; frame < 3; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    await drawn()
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y)
      await drawn()
    }
    return shifted
  })

test('on a phone everything to be tapped is as large as a fingertip', async () => {
  await using visitor = await street.visitor({ ...phone, viewport: { width: 360, height: 800 } })
  const { page } = visitor
  await withoutPictures(visitor)
  const tooSmall: string[] = []
  for (const [name, path] of Object.entries(addresses)) {
    await page.goto(path)
    if (name === 'list') await page.locator('.filters-open').tap()
    for (const each of await page.evaluate(smallTargets)) tooSmall.push(`${name}: ${each}`)
  }
  expect(tooSmall).toEqual([])
})

/** Runs in the page. A link within a sentence may be as small as its words; a control in a label is as large as that. */
function smallTargets(): string[] {
  const controls =
    'button, input:not([type="hidden"]), select, textarea, .button, .chip, .switch-choice, .nav a, .mark, .crumbs a, .more'
  return [...document.querySelectorAll<HTMLElement>(controls)].flatMap((control) => {
    if (!control.checkVisibility()) return []
    // As laid out: a button under a finger is drawn a little smaller.
    const { offsetWidth, offsetHeight } = control.closest('label') ?? control
    const small = offsetWidth < 44 || offsetHeight < 44
    return small ? [`${control.outerHTML.slice(0, 100)} is ${offsetWidth} by ${offsetHeight}`] : []
  })
}

test('a booking on paper has what it is about and no ways to elsewhere', async () => {
  await using visitor = await street.visitor()
  const { page } = visitor
  await page.goto(addresses.booking!)
  await page.emulateMedia({ media: 'print' })
  for (const gone of ['.nav', '.footer', '.skip', '.booking-photo'])
    expect([gone, await page.locator(gone).isVisible()]).toEqual([gone, false])
  for (const there of ['h1', '.booking-reference', '.state', '.bill', '.rows >> nth=0', '.policy'])
    expect([there, await page.locator(there).isVisible()]).toEqual([there, true])
  const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)
  expect(pages).toHaveLength(1)
})
