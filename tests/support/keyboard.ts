import type { Page } from 'playwright-core'

const MOST_STOPS = 150

/** Presses Tab until the focus is on what `selector` finds. Every stop on the way must show that it has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    const { arrived, unseen } = await page.evaluate(stopOf, selector)
    if (unseen) throw new Error(`The focus cannot be seen on ${unseen}`)
    if (arrived) return
  }
  throw new Error(`Tab does not lead to ${selector}`)
}

/** Runs in the page. The mark of the focus may be drawn by the element, by what covers it, or by the label around it. */
function stopOf(selector: string): { arrived: boolean; unseen?: string } {
  const at = document.activeElement
  if (!at || at === document.body) return { arrived: false }
  const label = at.closest('label')
  const outlined = (element: Element | null, pseudo?: string) => {
    if (!element) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element, pseudo)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  }
  const drawn = [at, at.nextElementSibling, label].some((each) => outlined(each)) || outlined(at, '::after')
  // The button inside a date field is the browser's own: it has the focus while the field has not, and draws its own ring.
  const marked = at.matches('input:not(:focus)') || (at.matches(':focus-visible') && drawn)

  const box = (label ?? at).getBoundingClientRect()
  const found = [0.1, 0.5, 0.9].map((part) =>
    document.elementFromPoint(box.left + box.width / 2, box.top + box.height * part),
  )
  const uncovered = found.some((each) => each && (at.contains(each) || label?.contains(each)))
  const unseen = `${at.outerHTML.slice(0, 120)}${marked ? ', which is covered or off the screen' : ''}`
  return { arrived: at.matches(selector), ...(!(marked && uncovered) && { unseen }) }
}
