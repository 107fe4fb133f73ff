import type { EventType, Text } from '../listings/listing.ts'

export interface Testimonial {
  id: string
  author: string
  eventType: EventType
  /** 1 to 5. */
  rating: number
  text: Text
  /** `YYYY-MM` of the event. */
  month: string
}

export interface TestimonialSummary {
  count: number
  /** 1 to 5, unrounded; absent when there are none. */
  average?: number
}
