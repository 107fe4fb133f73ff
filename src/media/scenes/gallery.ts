import type { Palette } from './colour.ts'
import type { Sheet } from './sheet.ts'

export type Kind = 'package' | 'theme' | 'tour' | 'service' | 'consultant' | 'hero'
export type Picture = {
  alt: { en: string; fr: string }
  tags: readonly string[]
  draw: (sheet: Sheet, paint: Palette) => string[]
  /** When a picture of the gallery is taken at another hour. */
  paint?: Palette
}
/** A listing's pictures: the first is its cover, the others are numbered from 2. */
export type Gallery = {
  slug: string
  kind: Kind
  paint: Palette
  tags: readonly string[]
  pictures: readonly Picture[]
  width?: number
  height?: number
}
