import type { DemoTestimonial } from './content.ts'
import { COUPLES } from './testimonials/couples.ts'
import { GATHERINGS } from './testimonials/gatherings.ts'

/** What people said, good and less good: a house that shows only fives is not believed. Ids follow this order. */
export const TESTIMONIALS: readonly DemoTestimonial[] = [...COUPLES, ...GATHERINGS]
