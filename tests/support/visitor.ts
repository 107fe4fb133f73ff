import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launch } from './browser.ts'
import { openHouse, type TestHouse } from './house.ts'

/** The real server and a real browser before its door. */
export interface Street {
  readonly house: TestHouse
  readonly browser: Browser
  visitor(options?: BrowserContextOptions): Promise<Visitor>
  close(): Promise<void>
}

/** Somebody at a screen, with whatever their browser has complained about. */
export interface Visitor extends AsyncDisposable {
  readonly page: Page
  /** Answers of 400 and above as `422 POST /bookings`, requests without an answer, errors on the console, and what the policy blocked. */
  readonly complaints: string[]
}

export async function openStreet(): Promise<Street> {
  const [house, browser] = await Promise.all([openHouse({}, 'bun'), launch()])
  return {
    house,
    browser,
    visitor: (options = {}) => visitor(browser, { baseURL: house.origin, ...options }),
    async close() {
      await browser.close()
      await house.close()
    },
  }
}

/** The drawings are large, and where they are not looked at a blank in their place is drawn in no time. */
export async function withoutPictures({ page }: Visitor): Promise<void> {
  const body = '<svg xmlns="http://www.w3.org/2000/svg"/>'
  await page.route('**/static/pictures/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body }))
}

export const desk = { width: 1280, height: 900 }

async function visitor(browser: Browser, options: BrowserContextOptions): Promise<Visitor> {
  const context = await browser.newContext({ viewport: desk, locale: 'en-GB', ...options })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  return {
    page,
    complaints: await complaintsOf(page),
    [Symbol.asyncDispose]: () => context.close(),
  }
}

async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = []
  const path = (url: string) => new URL(url).pathname
  page.on('response', (answer) => {
    if (answer.status() >= 400)
      complaints.push(`${answer.status()} ${answer.request().method()} ${path(answer.url())}`)
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // A choice made while the answer to the one before is under way takes its place, and so does a page that is left.
    if (why !== 'net::ERR_ABORTED') complaints.push(`${why} ${request.method()} ${path(request.url())}`)
  })
  page.on('console', (message) => {
    // The browser repeats every refused request here, without its method.
    const repeated = /^Failed to load resource/.test(message.text())
    if (message.type() === 'error' && !repeated) complaints.push(message.text())
  })
  page.on('pageerror', (error) => {
    // A page that is left or loaded again while it is still being faded in loses nothing but the fading.
    if (!/Transition was (aborted|skipped)/.test(String(error))) complaints.push(String(error))
  })
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`The policy blocked ${event.blockedURI} (${event.violatedDirective})`),
    ),
  )
  return complaints
}
