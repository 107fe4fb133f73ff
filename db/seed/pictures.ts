import type { Statement } from '../../src/shared/database.ts'
import index from '../../static/pictures/index.json'
import { insert } from '../queries/statement.ts'
import { pictures as table } from '../schema/media.ts'
import { seedId } from './ids.ts'
import { PACKAGES } from './packages.ts'
import { THEMES } from './themes.ts'
import { TOURS } from './tours/tours.ts'
import { translations } from './translations.ts'

type Drawn = Pick<(typeof index)[number], 'file' | 'width' | 'height' | 'colour' | 'alt'>

/** A gallery's pictures: the first bears the slug alone, the others are numbered from 2. */
const gallery = (slug: string, count: number): string[] =>
  Array.from({ length: count }, (_, place) => (place === 0 ? `${slug}.svg` : `${slug}-${place + 1}.svg`))

export const packagePictures = (slug: string): string[] => gallery(slug, 5)
export const themePictures = (slug: string): string[] => gallery(slug, 4)
export const tourPictures = (slug: string): string[] => gallery(slug, 3)

const shown = [
  ...PACKAGES.flatMap(({ slug }) => packagePictures(slug)),
  ...THEMES.flatMap(({ slug }) => themePictures(slug)),
  ...TOURS.flatMap(({ slug }) => tourPictures(slug)),
]
const places = new Map(shown.map((file, place) => [file, place]))

export const pictureId = (file: string): string => seedId('picture', places.get(file)!)

/** What is known of drawn pictures. Throws, naming them, when some were not drawn: a card without its cover would not be shown at all. */
export function drawn(files: readonly string[], pictures: readonly Drawn[] = index): Drawn[] {
  const known = new Map(pictures.map((picture) => [picture.file, picture]))
  const missing = files.filter((file) => !known.has(file))
  if (missing.length > 0) throw new Error(`static/pictures/index.json does not list ${missing.join(', ')}`)
  return files.map((file) => known.get(file)!)
}

/** Every picture that a package, a theme or a tour shows. */
export const pictureRows = (pictures: readonly Drawn[] = index): Statement[] =>
  drawn(shown, pictures).flatMap(({ file, width, height, colour, alt }) => {
    const id = pictureId(file)
    return [
      insert(table, { id, file: `pictures/${file}`, width, height, colour, alt: alt.en }),
      ...translations('picture', id, { alt }),
    ]
  })
