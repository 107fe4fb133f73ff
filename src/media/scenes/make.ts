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
      files.set(`${name}.svg`, sheet.finished(picture.draw(sheet, paint)))
      return entryOf(gallery, picture, sheet)
    }),
  )
  return { entries, files }
}

function entryOf(gallery: Gallery, picture: Picture, sheet: Sheet): Entry {
  const { sky, mid } = picture.paint ?? gallery.paint
  return {
    file: `${sheet.name}.svg`,
    width: sheet.width,
    height: sheet.height,
    colour: mix(sky[1], mid, 0.4),
    alt: picture.alt,
    kind: gallery.kind,
    tags: [...new Set([...gallery.tags, ...picture.tags])],
  }
}

if (import.meta.main) {
  const folder = new URL('../../../static/pictures/', import.meta.url)
  const { entries, files } = drawAll()
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of files) writeFileSync(new URL(file, folder), text)
  writeFileSync(new URL('index.json', folder), `${JSON.stringify(entries, null, 2)}\n`)
}
