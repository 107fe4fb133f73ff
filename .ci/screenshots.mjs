// Pictures of pages, on a phone and on a desk, by day and by night, to look at. They go to tmp/screenshots.
//
//   npm run screenshots            the public pages of a demo house of its own
//   npm run screenshots URL …      these pages
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { chromeFlags, demoHouse, pages } from './demo.mjs'
import { programNamed } from './machine.mjs'

const folder = fileURLToPath(new URL('../tmp/screenshots', import.meta.url))
const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1440, height: 900 } },
}

mkdirSync(folder, { recursive: true })
const given = process.argv.slice(2)
const house = given.length === 0 ? await demoHouse() : undefined
const browser = await chromium.launch({ executablePath: programNamed('chromium'), args: chromeFlags })
try {
  for (const url of house ? pages.map((page) => house.url + page) : given) await taken(url)
} finally {
  await browser.close()
  await house?.stop()
}

async function taken(url) {
  const name = new URL(url).pathname.split('/').filter(Boolean).join('-') || 'home'
  for (const [screen, options] of Object.entries(screens)) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await browser.newPage({ ...options, colorScheme })
      await page.goto(url, { waitUntil: 'networkidle' })
      const path = join(folder, `${name}.${screen}.${colorScheme}.png`)
      await page.screenshot({ path, fullPage: true })
      await page.close()
      console.log(path)
    }
  }
}
