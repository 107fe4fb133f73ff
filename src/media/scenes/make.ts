import { mkdirSync, writeFileSync } from 'node:fs'
import { mix } from './colour.ts'
import { galleries } from './galleries/all.ts'
import type { Gallery, Picture } from './gallery.ts'
import { Sheet } from './sheet.ts'

/** Draws every picture of the house: `bun src/media/scenes/make.ts` writes static/pictures. */
export type Entry = {
  file: string
  width: number
  height: number
  colour: string
  alt: { en: string; fr: string }
  kind: Gallery['kind']
  tags: string[]
}

export function drawAll(): { entries: Entry[]; files: Map<string, string> } {
  const files = new Map<string, string>()
  const entries = galleries.flatMap((gallery) =>
    gallery.pictures.map((picture, i) => {
      const name = i === 0 ? gallery.slug : `${gallery.slug}-${i + 1}`
      const sheet = new Sheet(name, gallery.width, gallery.height)
      const paint = picture.paint ?? gallery.paint
      const svg = sheet.finished(picture.draw(sheet, paint))
      files.set(`${name}.svg`, svg)
      return entryOf(gallery, picture, sheet, svg)
    }),
  )
  return { entries, files }
}

function entryOf(gallery: Gallery, picture: Picture, sheet: Sheet, svg: string): Entry {
  return {
    file: `${sheet.name}.svg`,
    width: sheet.width,
    height: sheet.height,
    colour: mainColour(svg, sheet.width),
    alt: picture.alt,
    kind: gallery.kind,
    tags: [...new Set([...gallery.tags, ...picture.tags])],
  }
}

/** What a picture is mostly made of: its broad grounds, sky and wall and floor, each weighed by its height. */
function mainColour(svg: string, width: number): string {
  const ends = (fill: string) => {
    if (fill.startsWith('#')) return [fill]
    const gradient = svg.split(`id="${fill.slice(5, -1)}"`)[1]?.split('Gradient>')[0] ?? ''
    return gradient.includes('stop-opacity')
      ? []
      : [...gradient.matchAll(/stop-color="(#\w+)"/g)].map((found) => found[1]!)
  }
  let weight = 0
  let colour = '#8899aa'
  const grounds = new RegExp(
    `<rect(?: y="[\\d.]+")? width="${width}" height="([\\d.]+)" fill="([^"]+)"/>`,
    'g',
  )
  for (const [, height, fill] of svg.slice(svg.indexOf('</defs>')).matchAll(grounds)) {
    const colours = ends(fill!).map(full)
    if (!colours.length || Number(height) < 100) continue
    weight += Number(height)
    const own = colours.reduce((sum, next, i) => mix(sum, next, 1 / (i + 1)))
    colour = mix(colour, own, Number(height) / weight)
  }
  return colour
}
const full = (hex: string) => (hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex)

if (import.meta.main) {
  const folder = new URL('../../../static/pictures/', import.meta.url)
  const { entries, files } = drawAll()
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of files) writeFileSync(new URL(file, folder), text)
  writeFileSync(new URL('index.json', folder), `${JSON.stringify(entries, null, 2)}\n`)
}
