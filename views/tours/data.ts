/** What a tour's page tells machines, in the words of schema.org. */
import type { TourListing } from '../../src/listings/tours/tour.ts'
import { exponent } from '../../src/shared/money.ts'
import type { Page } from '../props.ts'

export function tripOf(page: Page, listing: TourListing) {
  const { price, itinerary } = listing
  const digits = exponent(price.currency)
  return {
    '@type': ['TouristTrip', 'Product'],
    name: listing.title.text,
    description: listing.summary.text,
    image: listing.gallery.map((each) => page.baseUrl + page.asset(each.file)),
    provider: { '@type': 'Organization', name: page.house.name, url: page.baseUrl },
    brand: { '@type': 'Brand', name: page.house.name },
    itinerary: {
      '@type': 'ItemList',
      numberOfItems: itinerary.length,
      itemListElement: itinerary.map(({ title, text }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: title.text,
        description: text.text,
      })),
    },
    offers: {
      '@type': 'Offer',
      price: (price.amount / 10 ** digits).toFixed(digits),
      priceCurrency: price.currency,
      availability: 'https://schema.org/InStock',
      url: page.baseUrl + page.locale.paths.listing('tour', listing.slug),
    },
  }
}

export const crumbsOf = (page: Page, listing: TourListing) => ({
  '@type': 'BreadcrumbList',
  itemListElement: [
    [page.locale.t('common.home'), page.locale.paths.home()],
    [page.locale.t('tours.title'), page.locale.paths.tours()],
    [listing.title.text, page.locale.paths.listing('tour', listing.slug)],
  ].map(([name, path], index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: page.baseUrl + path,
  })),
})
