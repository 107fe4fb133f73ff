// Lighthouse on a phone, by the system's Chromium. Runs on Bun, because it needs a newer Node than a fresh machine has.
//
//   npm run lighthouse            the public pages of a demo house of its own
//   npm run lighthouse URL …      these pages
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { chromeFlags, demoHouse, pages } from './demo.mjs'
import { programNamed } from './machine.mjs'

const categories = ['performance', 'accessibility', 'best-practices', 'seo']
const chromePath = programNamed('chromium')
if (!chromePath) {
  console.error(
    'There is no Chromium on this machine: apt-get install chromium, or name one in CHROMIUM_PATH.',
  )
  process.exit(1)
}

const given = process.argv.slice(2)
const house = given.length === 0 ? await demoHouse() : undefined
const chrome = await launch({ chromePath, chromeFlags, logLevel: 'silent' })
let perfect = true
try {
  if (house) await warmed(house.url)
  for (const url of house ? pages.map((page) => house.url + page) : given)
    perfect = (await judged(url)) && perfect
} finally {
  chrome.kill()
  await house?.stop()
}
process.exit(perfect ? 0 : 1)

/** A house that has just opened still packs its files, on the cores that the browser is measured on. */
async function warmed(url) {
  const headers = { 'accept-encoding': 'gzip, br' }
  for (const page of pages) {
    const html = await (await fetch(url + page, { headers })).text()
    const files = [...html.matchAll(/(?:src|href)="(\/static\/[^"]+)"/g)].map(([, file]) => file)
    await Promise.all(files.map(async (file) => (await fetch(url + file, { headers })).arrayBuffer()))
  }
}

async function judged(url) {
  const { lhr } = await lighthouse(url, {
    port: chrome.port,
    logLevel: 'error',
    output: 'json',
    onlyCategories: categories,
  })
  if (lhr.runtimeError) {
    console.log(`${url}\n  ${lhr.runtimeError.message}`)
    return false
  }
  const marks = Object.values(lhr.categories)
  console.log(
    `${url}\n  ${marks.map(({ title, score }) => `${title} ${Math.round(score * 100)}`).join(' · ')}`,
  )
  for (const mark of marks) for (const line of shortOf(mark, lhr.audits)) console.log(line)
  return marks.every(({ score }) => score === 1)
}

/** Every audit that counts and is not whole. */
function shortOf({ title, auditRefs }, audits) {
  return auditRefs
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(
      ({ id }) =>
        `    ${title}: ${audits[id].title} (${id}, ${audits[id].score}) ${audits[id].displayValue ?? ''}`,
    )
}
