import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'
import { chromeFlags } from '../../.ci/demo.mjs'
import { programNamed } from '../../.ci/machine.mjs'

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

/** The system's Chromium. It closes by itself at the end of a block: `await using browser = await launch()`, and with the run at the latest. */
export async function launch(): Promise<Browser & AsyncDisposable> {
  const executablePath = programNamed('chromium')
  if (!executablePath) throw new Error('There is no Chromium on this machine: apt-get install chromium')
  const browser = await chromium.launch({ executablePath, args: chromeFlags })
  return Object.assign(browser, { [Symbol.asyncDispose]: () => browser.close() })
}
