/** What the pages of tours are given. */
import type { TourPanel } from '../../src/bookings/tours/panel.ts'
import type { TourFilters } from '../../src/listings/tours/filters.ts'
import type { TourRequest } from '../../src/listings/tours/request.ts'
import type { TourCard, TourListing } from '../../src/listings/tours/tour.ts'
import type { Day } from '../../src/shared/days.ts'
import type { Page } from '../props.ts'

export interface TourListProps {
  page: Page
  filters: TourFilters
  cards: TourCard[]
  total: number
  /** First and last day on which something can leave. */
  first: Day
  last: Day
  /** When nothing matches: filters whose removal alone would show something, with how many. */
  drops: { filter: keyof TourFilters; count: number }[]
}

export interface TourPanelProps extends TourPanel {
  page: Page
  listing: TourListing
  request: TourRequest
}

export interface TourPageProps extends TourPanelProps {
  similar: TourCard[]
}
