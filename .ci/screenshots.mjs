// Pictures of a whole booking and of an account, on a phone and on a desk, by day and by night, to look at. They go to
// tmp/screenshots; with --readme the two of the README are taken and go to .github/.
//
//   npm run screenshots
//   npm run screenshots -- --account
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
      const page = await context.newPage()
      if (!process.argv.includes('--account')) await journey(page, `${screen}.${colorScheme}`, day)
      await account(page, `${screen}.${colorScheme}`, day)
      await context.close()
    }
  }
}

/** From the start page to a booking, with a form sent wrong first. */
async function journey(page, suffix, day) {
  const { take, look } = camera(page, suffix, '')
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

/** From signing up to the end of the account. */
async function account(page, suffix, day) {
  const { take, look } = camera(page, suffix, 'account-')
  const email = `amelie.${suffix}.${Date.now()}@example.org`
  const password = 'four words make a good one'
  const press = (name) => page.click(`main .button:has-text("${name}")`)
  await look('/account', 'sign-in')
  await page.fill('[name=email]', email)
  await page.fill('[name=password]', 'not this one')
  await press('Sign in')
  await take('sign-in-wrong')
  await look('/sign-up', 'sign-up')
  await page.fill('[name=name]', 'Amélie Laurent-Müller')
  await page.fill('[name=email]', email)
  await page.fill('[name=password]', password)
  await press('Create an account')
  await take('check-mail')
  const link = await letterTo(page, email)
  await page.goto(link)
  await take('verify')
  await page.fill('[name=password]', password)
  await press('Confirm')
  await page.waitForURL(/\/account$/)
  await take('empty')
  await look('/favorites', 'favorites-none')
  for (const [path, press] of [
    ['/packages/garden-vows', '.favor .button'],
    ['/tours/lanterns-of-yanaka', '.favor .button'],
    ['/appointments/first-consultation', '.favor .button'],
  ]) {
    await page.goto(house.url + path)
    await page.click(press)
    await page.waitForSelector('.favor.is-kept')
    await take(`kept${path.replaceAll('/', '-')}`)
  }
  await look('/favorites', 'favorites')
  const choice = `date=${day}&guests=60&eventType=wedding`
  await look(`/packages/city-rooftop-wedding/quote?${choice}`, 'quote')
  await page.fill('[name=venue]', 'The Orangery, Kew')
  await page.click('.form-end .is-primary')
  await page.waitForURL(/\/bookings\/[2-9A-Z]{8}$/)
  const booking = page.url()
  await page.goto(`${house.url}/appointments/first-consultation/quote?${await slot(page)}`)
  await page.fill('[name=inquiry]', 'A wedding for sixty, by the sea.')
  await page.click('.form-end .is-primary')
  await page.waitForURL(/\/bookings\/[2-9A-Z]{8}$/)
  await page.goto(`${booking}/cancellation`)
  await page.click('main .is-danger')
  await page.waitForURL(booking)
  await page.goto(`${house.url}/packages/garden-vows/quote?${choice}`)
  await page.click('.hold-offer .button')
  await page.waitForURL(/checkout$/)
  await take('checkout')
  await look('/account', 'bookings')
  await look('/account/profile', 'profile')
  await page.fill('[name=phone]', 'none')
  await press('Save')
  await take('profile-wrong')
  await look('/account/security', 'security')
  await look('/account/prove', 'prove')
  await look('/account/privacy', 'privacy')
  await look('/fr/account/privacy', 'privacy-fr')
  await look('/forgot', 'forgot')
  await page.goto(`${house.url}/account/privacy`)
  await page.check('[name=sure]')
  await page.click('main .is-danger')
  await page.waitForSelector('h1:has-text("deleted")')
  await take('deleted')
}

/** The link of the newest letter to somebody. */
async function letterTo(page, email) {
  for (let tries = 0; tries < 50; tries += 1) {
    await page.goto(`${house.url}/dev/mail?search=${encodeURIComponent(email)}`)
    const letter = page.locator('.mail-list a').first()
    if (await letter.count()) {
      await letter.click()
      return page.locator('.mail-text a').first().getAttribute('href')
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Nobody wrote to ${email}`)
}

/** A free time of a consultation, as its quote's address has it. */
async function slot(page) {
  const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
  const query = `service=first-consultation&from=${day(5)}&to=${day(12)}&duration=30&zone=Europe/London`
  const answer = await page.request.get(`${house.url}/api/appointments/slots?${query}`)
  const [start] = JSON.stringify(await answer.json()).match(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) ?? []
  return `start=${start}&duration=30`
}

function camera(page, suffix, kind) {
  const screen = page.viewportSize()
  let number = 0
  const take = async (name) => {
    await page.waitForLoadState('networkidle')
    await settled(page)
    // As tall as the page is, or what lies below the fold is not drawn at all (content-visibility).
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ ...screen, height })
    number += 1
    await page.screenshot({ path: join(folder, `${kind}${number}-${name}.${suffix}.png`), fullPage: true })
    await page.setViewportSize(screen)
  }
  const look = async (path, name) => {
    await page.goto(house.url + path)
    await take(name)
  }
  return { take, look }
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
