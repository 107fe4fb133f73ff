/** What the pages are given. A view is a pure function of one of these; it fetches nothing. */
import type { BookedLine, Booking } from '../src/bookings/booking.ts'
import type { CancelCode } from '../src/bookings/cancel.ts'
import type { Quote } from '../src/bookings/quote.ts'
import type { NoRoom } from '../src/bookings/refusals.ts'
import type { Move } from '../src/bookings/steps.ts'
import type { CalendarMonth } from '../src/inventory/calendar.ts'
import type { PackageFilters } from '../src/listings/filters.ts'
import type { PackageCard, PackageListing, ThemeCard, ThemePage } from '../src/listings/listing.ts'
import type { PackageRequest } from '../src/listings/request.ts'
import type { Day } from '../src/shared/days.ts'
import type { Money } from '../src/shared/money.ts'
import type { FieldProblem } from '../src/shared/problem.ts'
import type { Testimonial, TestimonialSummary } from '../src/testimonials/testimonial.ts'
import type { Locale } from '../src/translations/locale.ts'

export type { PackageRequest } from '../src/listings/request.ts'

/** What every page needs to be a page. */
export interface Page {
  locale: Locale
  house: {
    name: string
    currency: string
    zone: string
    /** How long it takes to answer, at most. */
    approvalHours: number
    /** How long a place that came free is kept for whoever waits for it. */
    offerHours: number
  }
  /** Origin of absolute links, without a slash at its end. */
  baseUrl: string
  /** This page's path and query, for the switcher, the canonical link and `hreflang`. */
  path: string
  /** A choice that overrides the system's appearance. */
  appearance?: 'light' | 'dark'
  /** On a page that shows what is still to be had: the state of the house that it is made from. */
  since?: string
  /** Somebody who administers the house is shown the way to that; never on a page that is kept. */
  admin?: true
  /** And so is whoever works here, to what is theirs. */
  staff?: true
  /** URL of a static file by its name below `static/`; it changes with the content. */
  asset(name: string): string
}

export interface HomeProps {
  page: Page
  packages: PackageCard[]
  themes: ThemeCard[]
  testimonials: Testimonial[]
  summary: TestimonialSummary
  /** First and last day that can be booked. */
  first: Day
  last: Day
}

export interface PackageListProps {
  page: Page
  filters: PackageFilters
  cards: PackageCard[]
  total: number
  themes: ThemeCard[]
  first: Day
  last: Day
  /** When nothing matches: filters whose removal alone would show something, with how many. */
  drops: { filter: keyof PackageFilters; count: number }[]
}

export interface PackagePanelProps {
  page: Page
  listing: PackageListing
  request: PackageRequest
  calendar: CalendarMonth
  /** The price of what is chosen so far: the package and its add-ons. */
  quote: Quote
  problems: FieldProblem[]
  /** Some free days near the chosen one, when that one is full or closed. */
  near: Day[]
}

export interface PackagePageProps extends PackagePanelProps {
  similar: PackageCard[]
  testimonials: Testimonial[]
}

/** Why a booking that was filled in well could not be made. */
export type BookingRefusal =
  | NoRoom
  | { code: 'price_changed'; before: Money; after: Money }
  /** Three are held already. */
  | { code: 'too_many_holds' }
  /** Enough appointments around this one. */
  | { code: 'too_many_bookings' }
  /** Its time is over. */
  | { code: 'lapsed' }
  /** It was booked or let go in another tab. */
  | { code: 'changed' }
  /** Nobody could tell whether it was made. */
  | { code: 'unavailable' }
  /** The same form was sent before, with something else in it. */
  | { code: 'key_reused' }

/** A line as it is shown in words: booked, held, or only asked about. */
export type ShownLine = Pick<BookedLine, 'kind' | 'slug' | 'title' | 'cover' | 'choice' | 'when' | 'place'>

export interface BookingFormProps {
  page: Page
  /** What was chosen; without a time where the choice makes no sense, and then nothing can be said of it. */
  line: Pick<ShownLine, 'kind' | 'slug' | 'title' | 'cover'> & Partial<ShownLine>
  /** The choice, as hidden inputs and links carry it. */
  fields: Record<string, string | number | undefined>
  quote?: Omit<Quote, 'expires' | 'amounts' | 'promotions'>
  /** What was typed, by field name: what the kind asks for, and who books. */
  values: Record<string, string>
  problems: FieldProblem[]
  /** What this listing itself calls some of the fields. */
  names?: Record<string, string>
  refusal?: BookingRefusal
  /** It is confirmed at once, without the house having to look at it. */
  instant?: boolean
  /** Hidden, as `key`: makes a double submission one booking. Not named `key`, which JSX keeps to itself. */
  idempotencyKey: string
  /** It is held already, until then (epoch seconds); what remains to be asked is who books. */
  held?: {
    reference: string
    until: number
    now: number
    extended: boolean
    live: boolean
    /** It came free for somebody who waited for it, and is theirs for longer. */
    offered?: boolean
  }
}

export interface ThemesProps {
  page: Page
  themes: ThemeCard[]
}

export interface ThemeProps {
  page: Page
  theme: ThemePage
}

export interface TestimonialsProps {
  page: Page
  testimonials: Testimonial[]
  summary: TestimonialSummary
}

export interface BookingPageProps {
  page: Page
  booking: Booking
  /** Just made: the page says so. */
  fresh: boolean
  /** The customer can still cancel it here. */
  cancellable: boolean
  /** And change it. */
  changeable: boolean
}

/** What cancelling gives back, for one line of a booking. */
export interface CancelledLine {
  line: Booking['lines'][number]
  paid: Money
  /** Of what was paid, by the tier in force now. */
  percent: number
  back: Money
}

export interface CancellationProps {
  page: Page
  booking: Booking & { version: number }
  preview: CancelledLine[]
  refusal?: CancelCode
}

export interface ChangeProps {
  page: Page
  booking: Booking & { version: number }
  line: BookedLine
  /** What the kind's own fields need to be chosen from. */
  options: unknown
  /** What stands in the fields: the booking's own values, or what was typed. */
  values: Record<string, string>
  problems: FieldProblem[]
  refusal?:
    | { code: 'changed' }
    | { code: 'too_many_bookings' }
    | NoRoom
    | { code: 'price_changed'; quote: Quote }
}

/** A booking at the house's own desk. */
export interface DeskProps {
  page: Page
  booking: Booking & { version: number }
  moves: Move[]
  /** How often its letter has been sent again. */
  times: number
  /** Until when the house is to answer (epoch seconds), while it waits for that. */
  answerBy: number
  problems: FieldProblem[]
  /** What was to be done and was not. */
  tried?: { move: Move; why?: string | undefined }
  refusal?: 'illegal_status' | 'changed'
}

/** Somebody who wants to be told when there is room. */
export interface WaitlistProps {
  page: Page
  line: BookingFormProps['line']
  fields: BookingFormProps['fields']
  values: Record<string, string>
  problems: FieldProblem[]
  refusal?: 'not_full' | 'closed'
}

export interface EntryProps {
  page: Page
  entry: { id: string; status: 'waiting' | 'offered' | 'taken' | 'lapsed' | 'left' }
}

export interface ReviewProps {
  page: Page
  /** The key of its link, where the form is sent to. */
  reviewKey: string
  booking: Booking
  values: Record<string, string>
  problems: FieldProblem[]
  /** It has been written: just now or before. */
  done?: 'thanks' | 'already'
}

export interface ErrorPageProps {
  page: Page
  status: 403 | 404 | 405 | 413 | 422 | 500 | 503 | 504
  /** What a guest can quote to the house. */
  requestId: string
}

export interface TooOftenProps extends Pick<Page, 'locale' | 'asset' | 'appearance'> {
  wait: { count: number; unit: 'seconds' | 'minutes' | 'hours' }
  requestId: string
}

export interface MaintenanceProps {
  page: Page
}

export interface LetterProps {
  locale: Locale
  house: Page['house']
  baseUrl: string
  booking: Booking
  /** What the letter's button opens, absolute: mostly the booking's private link. */
  link: string
  /** The link that leaves the waiting list, where the letter is an offer of it. */
  leave?: string
}

/** A letter, ready to send: both bodies come from the same props. */
export interface RenderedLetter {
  subject: string
  html: string
  text: string
}

export interface MailboxProps {
  page: Page
  letters: { id: string; channel: 'email' | 'whatsapp'; to: string; subject: string; at: number }[]
  search: string
}
export interface MailboxLetterProps {
  page: Page
  letter: {
    id: string
    channel: 'email' | 'whatsapp'
    to: string
    subject: string
    at: number
    html: string
    text: string
    attachments: { name: string; type: string }[]
  }
}
