import * as z from 'zod'
import { askedFirst } from '../../inventory/consultants.ts'
import { zoneOn } from '../../inventory/hours.ts'
import { type Consultant, claimOf, type Service, slotsOf } from '../../inventory/slots.ts'
import type { Picture } from '../../media/picture.ts'
import { addDays, dayAt, isDay } from '../../shared/days.ts'
import { prose, requiredLine, whole } from '../../shared/field.ts'
import type { ProblemCode } from '../../shared/problem.ts'
import type { Text } from '../../shared/text.ts'
import { type Span, secondOf, wallAt } from '../../shared/zones.ts'
import type { Host, ServiceCard } from '../service.ts'
import type { KindRecord } from './kind.ts'

/** Someone who gives this service, with what is known of their time around the span that was asked about. */
export type ServiceHost = Host & Consultant & { poolId: string }

/** A service in full. What is taken of its hosts' time is read with it, so that a choice can be held against it. */
export interface ServiceListing extends Omit<ServiceCard, 'hosts'> {
  /** Paragraphs, plain text. */
  description: Text[]
  gallery: Picture[]
  service: Service
  /** In the order of the house. */
  hosts: ServiceHost[]
  /** When it was read, in seconds: what is still open is counted from here. */
  asked: number
}

export interface AppointmentChoice {
  /** An instant in ISO 8601, with `Z` or an offset. */
  start: string
  /** Minutes. */
  duration: number
  /** Slug or id; without one anyone will do. */
  consultant?: string | undefined
  inquiry: string
}

/** As it is kept with a booking: whoever it fell to, and the zone of their clock that day. */
export interface KeptAppointment {
  start: string
  duration: number
  consultant: { id: string; slug: string; name: string; zone: string }
  inquiry: string
}

const INSTANT = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.0+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/
export const isInstant = (text: string): boolean => INSTANT.test(text) && isDay(text.slice(0, 10))

/** Seconds since the epoch of an instant in ISO, and back. */
export const secondAt = (instant: string): number => Date.parse(instant) / 1000
export const instantAt = (second: number): string => `${new Date(second * 1000).toISOString().slice(0, 19)}Z`

export const appointmentChoice = z.strictObject({
  start: z
    .string({ error: 'required' })
    .refine(isInstant, 'not_a_time')
    .describe('An instant with Z or an offset'),
  duration: whole(1, 24 * 60).describe('Minutes'),
  consultant: requiredLine(80).optional().describe('Slug or id; without one, anyone'),
  inquiry: prose(2000).min(1, 'required'),
})

export const appointmentSketch = appointmentChoice.extend({ inquiry: prose(2000).default('') })

/** A consultation at a time with someone. It claims that person and nobody else, with the buffers of the service. */
export const appointmentKind: KindRecord<ServiceListing, AppointmentChoice> = {
  kind: 'appointment',
  choice: appointmentChoice,
  sketch: appointmentSketch,

  read(field) {
    const duration = field('duration')
    const said = {
      start: field('start'),
      duration: duration && /^\d{1,4}$/.test(duration) ? Number(duration) : duration,
      consultant: field('consultant'),
      inquiry: field('inquiry'),
    }
    return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  },

  fields: ({ start, duration, consultant, inquiry }) => ({
    start,
    duration,
    consultant,
    inquiry: inquiry || undefined,
  }),

  fieldOf: (path) => path,

  check(listing, choice, { now }) {
    const { duration, consultant } = choice
    if (!listing.durations.some(({ minutes }) => minutes === duration))
      return [{ path: 'duration', code: 'not_offered_here' }]
    if (candidates(listing, consultant).length === 0)
      return [{ path: 'consultant', code: 'not_offered_here' }]
    const wrong = startProblem(listing, choice, now)
    return wrong ? [{ path: 'start', ...wrong }] : []
  },

  claims(listing, choice) {
    const host = hostFor(listing, choice)
    if (!host) return []
    const span = claimOf(secondAt(choice.start), choice.duration, listing.service)
    return [{ poolId: host.poolId, quantity: 1, ...span }]
  },

  price(listing, { duration }) {
    const { amount } = listing.durations.find(({ minutes }) => minutes === duration)?.price ?? listing.price
    const inputs = { counted: [], from: amount, steps: [] }
    return [{ rule: 'base', label: listing.title, quantity: 1, unit: amount, inputs, rounding: 'exact' }]
  },

  stay: () => ({ nights: 0, people: 1 }),

  when(listing, choice, terms) {
    const starts = secondAt(choice.start)
    const host = hostFor(listing, choice)
    const zone = host ? zoneAt(host, starts) : terms.zone
    const { day, time } = wallAt(starts * 1000, zone)
    // The instant itself and not the wall time's: where clocks are set back, one of two equal times was chosen.
    return { day, time, minutes: choice.duration, zone, starts }
  },

  place: ({ place }) => place.text,

  keep(listing, choice) {
    const starts = secondAt(choice.start)
    const { id, slug, name, ...host } = hostFor(listing, choice) ?? listing.hosts[0]!
    const kept: KeptAppointment = {
      start: instantAt(starts),
      duration: choice.duration,
      consultant: { id, slug, name, zone: zoneAt(host, starts) },
      inquiry: choice.inquiry,
    }
    return { ...kept }
  },

  recall(kept) {
    const { start, duration, consultant, inquiry } = kept as unknown as KeptAppointment
    return { start, duration, consultant: consultant.id, inquiry }
  },

  changes: ['start', 'duration', 'consultant', 'inquiry'],
  words: ['inquiry'],
  full: 'slot_taken',
  leavesToHouse: ({ consultant }) => consultant === undefined,
  policy: (_, terms) => terms.appointmentPolicy,
  startsAs: (_, terms) => terms.appointmentStartsAs,
}

const candidates = ({ hosts }: ServiceListing, name: string | undefined): ServiceHost[] =>
  name === undefined ? hosts : hosts.filter(({ id, slug }) => id === name || slug === name)

/** The zone whose clock a host lives by at an instant (seconds). */
export const zoneAt = (host: Pick<Consultant, 'zone' | 'weekly' | 'travel'>, second: number): string =>
  zoneOn(host, dayAt(second * 1000, host.zone))

/**
 * Whom the appointment falls to: of those who are free whoever has least to do that day. Where nobody is, it is still
 * asked of someone who would be there, for it is the schema that says the place is taken.
 */
export function hostFor(listing: ServiceListing, choice: AppointmentChoice): ServiceHost | undefined {
  const start = secondAt(choice.start)
  const meant = candidates(listing, choice.consultant)
  const free = meant.filter((host) => isFree(listing, host, choice))
  const load = new Map(free.map((host) => [host.id, appointmentsOn(host, start)]))
  const [first] = askedFirst([...load.keys()], load)
  return (
    free.find(({ id }) => id === first) ?? meant.find((host) => isOpen(listing, host, choice)) ?? meant[0]
  )
}

const isFree = ({ service, asked }: ServiceListing, host: ServiceHost, choice: AppointmentChoice): boolean =>
  slotsOf(host, { service, duration: choice.duration, span: momentOf(choice), now: asked }).length > 0

const momentOf = ({ start }: AppointmentChoice): Span => ({
  starts: secondAt(start),
  ends: secondAt(start) + 1,
})

function appointmentsOn({ busy, zone }: ServiceHost, second: number): number {
  const day = dayAt(second * 1000, zone)
  return busy.filter(({ starts }) => dayAt(starts * 1000, zone) === day).length
}

/** Whether someone would give the service then if nobody had booked anything. */
const isOpen = (listing: ServiceListing, host: ServiceHost, choice: AppointmentChoice): boolean =>
  isFree(listing, { ...host, busy: [] }, choice)

/** Why nobody who is meant can be asked for then. That a place is taken is for the schema to say. */
function startProblem(
  listing: ServiceListing,
  choice: AppointmentChoice,
  now: number,
): { code: ProblemCode; values?: Record<string, string | number> } | undefined {
  const start = secondAt(choice.start)
  const hosts = candidates(listing, choice.consultant)
  if (start < now + listing.service.notice * 60) return { code: 'time_too_soon' }
  const within = hosts.filter((host) => start < endOfWindow(host, listing.service, now))
  if (within.length === 0) return { code: 'time_too_far', values: { days: listing.service.windowDays } }
  if (hosts.some((host) => isFree(listing, host, choice) || isOpen(listing, host, choice))) return undefined
  const unlimited = { ...listing, service: { ...listing.service, limits: {} } }
  return { code: hosts.some((host) => isOpen(unlimited, host, choice)) ? 'time_taken' : 'time_not_open' }
}

/** The first second after all that can be booked. */
function endOfWindow({ zone }: ServiceHost, { windowDays }: Service, now: number): number {
  const last = addDays(dayAt(now * 1000, zone), windowDays)
  return secondOf(last, '24:00', zone)
}
