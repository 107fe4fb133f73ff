import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate'

const config: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  elements: ['html5'],
  rules: {
    // How the renderer writes is no concern of a reader: void elements, boolean attributes and quotes are its own.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'attr-quotes': 'off',
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    // A list keeps its role in Safari only when it says so, after list-style: none.
    'no-redundant-role': 'off',
    // htmx and Alpine write attributes such as hx-status:422 and x-on:click.
    'attr-case': ['error', { style: 'lowercase', ignoreForeign: true }],
    'attribute-misuse': 'error',
    'no-inline-style': 'error',
    'prefer-native-element': 'error',
    'no-dup-id': 'error',
    'input-missing-label': 'error',
    'valid-id': ['error', { relaxed: true }],
  },
}

const validator = new HtmlValidate(new StaticConfigLoader(config))

/** Throws one error with everything that is wrong with a page, or with a part of one. */
export async function assertGoodHtml(html: string): Promise<void> {
  const wrong = await faultsOfHtml(html)
  if (wrong.length > 0)
    throw new Error(`This HTML is not good:\n${wrong.map((fault) => `  - ${fault}`).join('\n')}`)
}

export async function faultsOfHtml(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  const messages = report.results.flatMap(({ messages }) => messages)
  const found = messages.map(({ line, message, ruleId }) => `line ${line}: ${message} (${ruleId})`)
  const whole = /^\s*<!doctype|^\s*<html/i.test(html)
  return [...found, ...(await oursOn(html)), ...(whole ? await pageFaults(html) : [])]
}

/** What holds for every piece of HTML in this house. */
async function oursOn(html: string): Promise<string[]> {
  const faults: string[] = []
  const inside = (selector: string, look: (element: HTMLRewriterTypes.Element) => string | undefined) => {
    const handler = {
      element(element: HTMLRewriterTypes.Element) {
        const fault = look(element)
        if (fault) faults.push(fault)
      },
    }
    return [selector, handler] as const
  }
  const rewriter = new HTMLRewriter()
  const looks = [
    inside('*', inlineFault),
    inside('img', (image) => (image.hasAttribute('alt') ? undefined : 'a picture has no alt text')),
    inside('script', scriptFault),
    inside('style', () => 'a <style> stands in the page: the policy would block it'),
  ]
  for (const [selector, handler] of looks) rewriter.on(selector, handler)
  await rewriter.transform(new Response(html)).text()
  return faults
}

function inlineFault(element: HTMLRewriterTypes.Element): string | undefined {
  for (const [name = '', value = ''] of element.attributes) {
    if (name === 'style') return `<${element.tagName}> has a style attribute: the policy would block it`
    if (/^(on|hx-on|data-hx-on)/.test(name))
      return `<${element.tagName}> has ${name}: the policy would block it`
    if (name === 'hx-vars' || /^\s*(js|javascript):/i.test(value))
      return `<${element.tagName}> runs code from ${name}`
  }
}

function scriptFault(script: HTMLRewriterTypes.Element): string | undefined {
  const data = /^(application\/(ld\+)?json|speculationrules|importmap)$/.test(
    script.getAttribute('type') ?? '',
  )
  return script.hasAttribute('src') || data
    ? undefined
    : 'a script stands in the page: the policy would block it'
}

/** What holds for a whole document. */
async function pageFaults(html: string): Promise<string[]> {
  const seen = { headings: 0, title: '', lang: '' }
  const rewriter = new HTMLRewriter()
    .on('html', {
      element(root) {
        seen.lang = root.getAttribute('lang') ?? ''
      },
    })
    .on('h1', {
      element() {
        seen.headings += 1
      },
    })
    .on('head > title', {
      text(piece) {
        seen.title += piece.text
      },
    })
  await rewriter.transform(new Response(html)).text()
  const faults: string[] = []
  if (!/^[a-z]{2}(-[A-Za-z]+)?$/.test(seen.lang)) faults.push('the page does not say its language')
  if (seen.title.trim() === '') faults.push('the page has no title')
  if (seen.headings !== 1) faults.push(`the page has ${seen.headings} h1 and not one`)
  return faults
}
