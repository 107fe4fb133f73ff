import { describe, expect, test } from 'bun:test'
import { HtmlValidate } from 'html-validate'
import { LANGUAGES } from '../../src/shared/languages.ts'
import { everyPage } from '../support/pages.tsx'

const rules = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // What Hono's JSX writes: void elements closed with a slash, boolean attributes as an empty string.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // A popover that is a form, a button that submits: both are meant.
    'no-implicit-button-type': 'off',
    'tel-non-breaking': 'off',
    'no-inline-style': 'error',
    'no-dup-id': 'error',
    'input-missing-label': 'error',
    'wcag/h37': 'error',
  },
})

describe.each([...LANGUAGES])('every page in %s', (language) => {
  const pages = Object.entries(everyPage(language)).map(([name, page]) => [name, String(page())] as const)

  test.each(pages)('%s has its language, one title and one h1', (_, html) => {
    expect(html).toStartWith('<!doctype html><html lang="')
    expect(html).toContain(`<html lang="${language}"`)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html.match(/<title>[^<]+<\/title>/g)).toHaveLength(1)
  })

  test.each(pages)('%s is sound: labels, unique ids, alternatives, nesting', async (_, html) => {
    const report = await rules.validateString(html)
    const faults = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
    )
    expect(faults).toEqual([])
  })

  test.each(pages)('%s carries nothing the policy would block', (_, html) => {
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=|hx-on|javascript:/)
    const inline = [...html.matchAll(/<script(?![^>]*src=)([^>]*)>/g)].map(([, attributes]) =>
      attributes?.trim(),
    )
    expect(inline.filter((each) => each !== 'type="application/ld+json"')).toEqual([])
  })

  test.each(pages)('%s shows words, never the names of words', (_, html) => {
    // What a program reads is shown as such, and is no word.
    expect(html.replace(/<code[^>]*>[^<]*<\/code>/g, '')).not.toMatch(
      />[^<]*\b(common|event|form|filter|list|detail|panel|bill|quote|booking|status|home|appointments?)\.[a-z]+/i,
    )
    expect(html).not.toContain('undefined')
    expect(html).not.toContain('{{')
  })

  test.each(pages)('every label and described-by of %s points at something', (_, html) => {
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))
    const pointed = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby|popovertarget)="([^"]+)"/g)]
    const lost = pointed.flatMap(([, value]) => value?.split(' ') ?? []).filter((id) => !ids.has(id))
    expect(lost).toEqual([])
  })
})
