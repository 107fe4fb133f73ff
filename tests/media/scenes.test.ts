import { describe, expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { drawAll, type Entry } from '../../src/media/scenes/make.ts'

const folder = new URL('../../static/pictures/', import.meta.url)
const kept = (file: string) => readFileSync(new URL(file, folder), 'utf8')
const { entries, files } = drawAll()

/** Well-formed enough for any parser: every tag closes in order and every attribute is quoted once. */
function faultIn(svg: string): string | undefined {
  const open: string[] = []
  const rest = svg.replace(
    /<(\/?)([a-zA-Z]+)((?: [a-zA-Z][\w:-]*="[^"<]*")*)(\/?)>/g,
    (whole, end, name, attributes, self) => {
      const names = [...String(attributes).matchAll(/ ([a-zA-Z][\w:-]*)="/g)].map((found) => found[1])
      if (new Set(names).size !== names.length) open.push(`repeated attribute in ${whole}`)
      if (end) {
        if (open.pop() !== name) open.push(`stray </${name}>`)
      } else if (!self) open.push(name)
      return ''
    },
  )
  return open[0] ?? (rest.trim() || undefined)
}

describe('the scenes', () => {
  test('drawn again are the same, byte for byte, and are the ones we serve', () => {
    expect([...drawAll().files]).toEqual([...files])
    for (const [file, text] of files) expect(kept(file)).toBe(text)
    expect(JSON.parse(kept('index.json'))).toEqual(entries)
  })

  test('are all in the index, and nothing else lies in the folder', () => {
    const lying = readdirSync(folder).filter((file) => file.endsWith('.svg'))
    expect(lying.sort()).toEqual(entries.map((entry: Entry) => entry.file).sort())
    expect(entries.length).toBe(1 + 10 * 5 + 8 * 4 + 6 * 3 + 3 + 3)
  })

  test('are described in both languages, each picture in its own words', () => {
    for (const language of ['en', 'fr'] as const) {
      const words = entries.map((entry) => entry.alt[language])
      for (const alt of words) expect(alt.length).toBeGreaterThan(24)
      expect(new Set(words).size).toBe(words.length)
    }
    for (const { colour, tags } of entries) {
      expect(colour).toMatch(/^#[0-9a-f]{6}$/)
      expect(tags.length).toBeGreaterThan(1)
    }
  })

  test.each([...files])('%s is small, well-formed and keeps to itself', (file, svg) => {
    expect(faultIn(svg)).toBeUndefined()
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    expect(svg).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|<image|<foreignObject|<!|<\?/i)
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /https?:|data:|url\((?!#)|href="(?!#)/,
    )

    const name = file.replace('.svg', '')
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]!)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id.startsWith(`${name}-`)).toBe(true)
    for (const [, id] of svg.matchAll(/(?:href="#|url\(#)([^")]+)/g)) expect(ids).toContain(id!)

    expect(svg.length).toBeLessThanOrEqual(24 * 1024)
    expect(gzipSync(svg).length).toBeLessThanOrEqual(7 * 1024)
  })
})
