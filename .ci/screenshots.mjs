// Pictures of a whole booking, on a phone and on a desk, by day and by night, to look at. They go to tmp/screenshots;
// with --readme the two of the README are taken and go to .github/.
//
//   npm run screenshots
//   npm run screenshots -- --readme
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { chromeFlags, demoHouse } from './demo.mjs'
import { programNamed } from './machine.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'tmp/screenshots')
const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 900 } },
}

mkdirSync(folder, { recursive: true })
const house = await demoHouse()
const browser = await chromium.launch({ executablePath: programNamed('chromium'), args: chromeFlags })
try {
  if (process.argv.includes('--readme')) await forReadme()
  else await everything()
} finally {
  await browser.close()
  await house.stop()
}

async function everything() {
  let away = 150
  for (const [screen, options] of Object.entries(screens)) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ ...options, colorScheme, reducedMotion: 'reduce' })
      // A day for each, or the third would find the crews booked.
      away += 1
      const day = new Date(Date.now() + away * 86_400_000).toISOString().slice(0, 10)
      await journey(await context.newPage(), `${screen}.${colorScheme}`, day)
      await context.close()
    }
  }
}

/** From the start page to a booking, with a form sent wrong first. */
async function journey(page, suffix, day) {
  const screen = page.viewportSize()
  let number = 0
  const take = async (name) => {
    await page.waitForLoadState('networkidle')
    await settled(page)
    // As tall as the page is, or what lies below the fold is not drawn at all (content-visibility).
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ ...screen, height })
    number += 1
    await page.screenshot({ path: join(folder, `${number}-${name}.${suffix}.png`), fullPage: true })
    await page.setViewportSize(screen)
  }
  const look = async (path, name) => {
    await page.goto(house.url + path)
    await take(name)
  }
  await look('/', 'home')
  await look('/packages', 'list')
  await look(`/packages?guests=60&date=${day}`, 'list-filtered')
  await look('/packages?guests=9999', 'list-empty')
  await look(
    `/packages/garden-vows?date=${day}&guests=60&eventType=wedding&theme=wild-meadow&addOn.string-quartet=1`,
    'detail',
  )
  await look('/themes', 'themes')
  await look('/themes/moonlit-navy', 'theme')
  await look('/testimonials', 'testimonials')
  await look(
    `/packages/garden-vows/quote?date=${day}&guests=60&eventType=wedding&theme=wild-meadow&addOn.string-quartet=1`,
    'quote',
  )
  await page.fill('[name=email]', 'ann at example')
  await page.fill('[name=name]', 'Ann Müller-O’Brien')
  await page.click('button.is-primary')
  await page.waitForSelector('[role=alert]')
  await take('form-with-errors')
  await page.fill('[name=venue]', 'The Orangery, Kew')
  await page.fill('[name=email]', 'ann@example.org')
  await page.fill('[name=startTime]', '15:30')
  await page.fill('[name=message]', 'We would love peonies, if they are in season.')
  await page.click('button.is-primary')
  await page.waitForURL(/\/bookings\/[2-9A-Z]{8}$/)
  await take('booking')
  const booking = new URL(page.url()).pathname
  await look(`${booking}/changes`, 'changes')
  await look(`${booking}/cancellation`, 'cancellation')
  await look('/no-such-page', 'not-found')
  await look('/fr/packages/garden-vows', 'detail-fr')
  await look('/dev/mail', 'mailbox')
}

/** Lazy pictures are loaded by being passed by, as a visitor would. */
async function settled(page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 600) {
      window.scrollTo(0, y)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    window.scrollTo(0, 0)
    // A picture in a closed dialog is never loaded, so what takes longer than this is not waited for.
    const drawn = Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
    await Promise.race([drawn, new Promise((resolve) => setTimeout(resolve, 1_000))])
  })
}

async function forReadme() {
  const day = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10)
  for (const [name, path, height] of [
    ['home', '/', 860],
    ['listing', `/packages/garden-vows?date=${day}&guests=60&eventType=wedding`, 1260],
  ]) {
    const page = await browser.newPage({ viewport: { width: 1280, height }, colorScheme: 'light' })
    await page.goto(house.url + path, { waitUntil: 'networkidle' })
    await settled(page)
    await page.screenshot({ path: join(root, `.github/${name}.png`) })
    await page.close()
  }
}
