import type { Day } from './days.ts'
import type { Language } from './languages.ts'

/** A tier of a cancellation policy: from `hours` before the start, `percent` of what was paid comes back. */
export interface Tier {
  hours: number
  percent: number
}

/** A tax by percentage; `on` names the rules of a price whose lines it lies on, all of them when absent. */
export interface TaxTerm {
  name: Record<Language, string>
  percent: number
  on?: string[]
}

/**
 * When somebody is reminded: so many hours before, by the clock that never changes, or so many days before on the
 * place's own calendar, at the time of the start or at another (`HH:MM`, seconds if need be).
 */
export type ReminderRule = { hours: number } | { days: number; at?: string }

/** The house's own choices, kept as data. */
export interface Terms {
  name: string
  /** ISO 4217. Every charge is made in it. */
  currency: string
  /** IANA zone of the house. */
  zone: string
  /** Where the house gets its copies. */
  email: string
  depositPercent: number
  /** Days before the start by which the balance is due. */
  balanceDays: number
  /** Whether a booking of a package waits for the house's approval. */
  packageStartsAs: 'pending' | 'confirmed'
  /** How long a party is taken to last in a calendar, once its start is known. */
  packageHours: number
  /** Days between today and the first day that can be booked. */
  leadDays: number
  /** How many days ahead bookings are taken. */
  windowDays: number
  /** How long the house has to answer what waits for its approval, counted from when it was received. */
  approvalHours: number
  /** How long a place that came free is kept for whoever waits for it. */
  offerHours: number
  packagePolicy: Tier[]
  /** In the prices as they are listed, or added to them. */
  taxes: TaxTerm[]
  taxesIncluded: boolean
  /** Where the half minor units of a tax go: see the rules of tax. */
  taxRounding: 'line' | 'sum_by_net' | 'keep_gross'
  tourPolicy: Tier[]
  tourStartsAs: 'pending' | 'confirmed'
  /** How many days ahead the departures of a tour are planned. */
  departureDays: number
  /** Whether an appointment waits for the house's approval. */
  appointmentStartsAs: 'pending' | 'confirmed'
  appointmentPolicy: Tier[]
  /** By kind of listing, when its customers are reminded of it; `any` is for the kinds that are not named. */
  reminders: { any: ReminderRule[] } & Record<string, ReminderRule[]>
  /** How many days before the balance is due its customer is written to. */
  balanceReminderDays: number
  /** For how many days it keeps what it does not keep for ever; what is not named is kept as long as by default. */
  keptDays: {
    /** The keys by which an attempt that is repeated is known. */
    idempotencyKeys: number
    /** What other services have told it. */
    inbox: number
    /** Jobs that are done. */
    jobs: number
    /** Sessions and the tokens of letters, after their end. */
    sessions: number
    accountTokens: number
    /** Letters in its own readable mailbox. */
    mailbox: number
    /** To whom and with which words it wrote; that it did is kept. */
    notifications: number
    /** Who waited, after what they waited for. */
    waitlist: number
    /** What it told others by webhooks. */
    webhooks: number
  }
}

export const DEFAULT_TERMS: Terms = {
  name: 'Rendezvous',
  currency: 'EUR',
  zone: 'Europe/London',
  email: 'house@example.org',
  depositPercent: 30,
  balanceDays: 7,
  packageStartsAs: 'pending',
  packageHours: 5,
  leadDays: 2,
  windowDays: 540,
  approvalHours: 72,
  offerHours: 24,
  packagePolicy: [
    { hours: 30 * 24, percent: 100 },
    { hours: 15 * 24, percent: 50 },
  ],
  taxes: [],
  taxesIncluded: true,
  taxRounding: 'line',
  tourPolicy: [
    { hours: 48, percent: 100 },
    { hours: 24, percent: 50 },
  ],
  tourStartsAs: 'confirmed',
  departureDays: 180,
  appointmentStartsAs: 'confirmed',
  appointmentPolicy: [{ hours: 24, percent: 100 }],
  reminders: { any: [{ hours: 48 }, { hours: 2 }] },
  balanceReminderDays: 3,
  keptDays: {
    idempotencyKeys: 7,
    inbox: 30,
    jobs: 30,
    sessions: 7,
    accountTokens: 7,
    mailbox: 90,
    notifications: 365,
    waitlist: 365,
    webhooks: 90,
  },
}

/** First and last day that can be booked, both included. */
export interface BookingWindow {
  first: Day
  last: Day
}
