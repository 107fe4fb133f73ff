import type { Statement } from '../../src/shared/database.ts'
import { insert } from '../queries/statement.ts'
import {
  addOns,
  listingAddOns,
  listingPictures,
  listings,
  packageEventTypes,
  packageItems,
  packages,
  packageThemes,
} from '../schema/listings.ts'
import { ADD_ONS } from './add-ons.ts'
import type { AddOnSlug, DemoPackage, ThemeSlug } from './content.ts'
import { CREWS, seedId } from './ids.ts'
import { PACKAGES } from './packages.ts'
import { packagePictures, pictureId } from './pictures.ts'
import { CURRENCY } from './terms.ts'
import { THEMES } from './themes.ts'
import { translations } from './translations.ts'

/** Leaves room between the items of one package and the next. */
const ITEMS_AT_MOST = 100

const themeId = (slug: ThemeSlug) => seedId('theme', placeOf(THEMES, slug))
const addOnId = (slug: AddOnSlug) => seedId('addOn', placeOf(ADD_ONS, slug))
export const packageId = (slug: string): string => seedId('package', placeOf(PACKAGES, slug))

function placeOf(shelf: readonly { slug: string }[], slug: string): number {
  const place = shelf.findIndex((each) => each.slug === slug)
  if (place < 0) throw new Error(`The demo house has no ${slug}`)
  return place
}

export const addOnRows = (): Statement[] =>
  ADD_ONS.flatMap(({ slug, category, price, maxQuantity, name }, position) => {
    const id = seedId('addOn', position)
    return [
      insert(addOns, { id, slug, name: name.en, category, price, currency: CURRENCY, maxQuantity, position }),
      ...translations('add_on', id, { name }),
    ]
  })

/** Every package with all that hangs on it. `seconds` is when they were made. */
export const packageRows = (seconds: number): Statement[] =>
  PACKAGES.flatMap((each, position) => {
    const id = seedId('package', position)
    return [
      ...listingRows(each, id, position, seconds),
      ...itemRows(each, id, position),
      ...tieRows(each, id),
    ]
  })

function listingRows(each: DemoPackage, id: string, position: number, seconds: number): Statement[] {
  const { slug, title, summary, description, price, popular, guests } = each
  return [
    insert(listings, {
      id,
      kind: 'package',
      slug,
      title: title.en,
      summary: summary.en,
      description: description.en,
      price,
      currency: CURRENCY,
      popular,
      published: true,
      position,
      created: seconds,
      updated: seconds,
    }),
    insert(packages, { listingId: id, poolId: CREWS, minGuests: guests.min, maxGuests: guests.max }),
    ...translations('listing', id, { title, summary, description }),
  ]
}

const itemRows = ({ included }: DemoPackage, listingId: string, place: number): Statement[] =>
  included.flatMap((text, position) => {
    const id = seedId('item', place * ITEMS_AT_MOST + position)
    return [
      insert(packageItems, { id, listingId, position, text: text.en }),
      ...translations('package_item', id, { text }),
    ]
  })

const tieRows = (each: DemoPackage, listingId: string): Statement[] => [
  ...packagePictures(each.slug).map((file, position) =>
    insert(listingPictures, { listingId, position, pictureId: pictureId(file) }),
  ),
  ...each.eventTypes.map((eventType) => insert(packageEventTypes, { listingId, eventType })),
  ...each.themes.map((slug) => insert(packageThemes, { listingId, themeId: themeId(slug) })),
  ...each.addOns.map((slug) => insert(listingAddOns, { listingId, addOnId: addOnId(slug) })),
]
