import * as z from 'zod'
import { DAY_LENGTH, type Day, dayMark, instantOf, windowAt } from '../../shared/days.ts'
import { day, line, option, prose, requiredLine, time, whole } from '../../shared/field.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import { EVENT_TYPES, type EventType, type PackageListing, type Text } from '../listing.ts'
import { priceLines } from '../tariff.ts'
import type { KindRecord } from './kind.ts'

export interface PackageChoice {
  date: Day
  startTime?: string | undefined
  guests: number
  eventType: EventType
  venue: string
  theme?: string | undefined
  requests?: string | undefined
  addOns?: { id: string; quantity: number }[] | undefined
}

/** What was chosen of a package, as it is kept with the booking. */
export interface KeptPackage extends Omit<PackageChoice, 'theme' | 'addOns'> {
  theme?: { slug: string; title: Text }
  addOns: { slug: string; name: Text; quantity: number }[]
}

export const packageChoice = z.strictObject({
  date: day,
  startTime: time.optional(),
  guests: whole(1, 100_000),
  eventType: option(EVENT_TYPES),
  venue: requiredLine(200),
  theme: requiredLine(80).optional(),
  requests: prose(2000).optional(),
  addOns: z
    .array(z.strictObject({ id: requiredLine(80), quantity: whole(1, 1000) }), { error: 'invalid' })
    .max(50, 'too_big')
    .optional(),
})

export const packageSketch = packageChoice.extend({ venue: line(200).default('') })

const ADD_ON = 'addOn.'
const addOnOf = (listing: PackageListing, name: string) =>
  listing.addOns.find((each) => each.id === name || each.slug === name)
const themeOf = (listing: PackageListing, name: string | undefined) =>
  listing.themes.find((each) => each.id === name || each.slug === name)

/** An event package with its décor theme. Every package of a house claims a place of the same crews. */
export const packageKind: KindRecord<PackageListing, PackageChoice> = {
  kind: 'package',
  choice: packageChoice,
  sketch: packageSketch,

  read(field, names) {
    const numeric = (text: string | undefined) =>
      text === undefined ? undefined : /^-?\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : text
    const addOns = [...new Set(names)]
      .filter((name) => name.startsWith(ADD_ON))
      .map((name) => ({ id: name.slice(ADD_ON.length), quantity: numeric(field(name)) ?? 0 }))
      .filter((each) => each.quantity !== 0)
    const said = {
      date: field('date'),
      startTime: field('startTime'),
      guests: numeric(field('guests')),
      eventType: field('eventType'),
      venue: field('venue'),
      theme: field('theme'),
      requests: field('requests'),
      addOns: addOns.length ? addOns : undefined,
    }
    return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  },

  fields: ({ addOns = [], ...rest }) => ({
    ...rest,
    ...Object.fromEntries(addOns.map(({ id, quantity }) => [ADD_ON + id, quantity])),
  }),

  fieldOf(path, raw) {
    const [, index] = /^addOns\.(\d+)/.exec(path) ?? []
    const list = raw.addOns as { id: string }[] | undefined
    return index === undefined ? path : ADD_ON + (list?.[Number(index)]?.id ?? '')
  },

  called: (listing, path) =>
    path.startsWith(ADD_ON) ? addOnOf(listing, path.slice(ADD_ON.length))?.name : undefined,

  check(listing, { date, guests, eventType, theme, addOns = [] }, { now, terms }) {
    const { first, last } = windowAt(now * 1000, terms)
    const problems: FieldProblem[] = []
    if (date < first) problems.push({ path: 'date', code: 'too_soon', values: { first } })
    if (date > last) problems.push({ path: 'date', code: 'too_far', values: { last } })
    const { minGuests: min, maxGuests: max } = listing
    if (guests < min) problems.push({ path: 'guests', code: 'too_few_guests', values: { min } })
    if (guests > max) problems.push({ path: 'guests', code: 'too_many_guests', values: { max } })
    if (!listing.eventTypes.includes(eventType)) problems.push({ path: 'eventType', code: 'not_offered' })
    if (theme && !themeOf(listing, theme)) problems.push({ path: 'theme', code: 'not_offered' })
    const seen = new Set<string>()
    addOns.forEach(({ id, quantity }, index) => {
      const addOn = addOnOf(listing, id)
      if (!addOn || seen.has(addOn.id)) problems.push({ path: `addOns.${index}.id`, code: 'not_offered' })
      else if (quantity > addOn.maxQuantity)
        problems.push({
          path: `addOns.${index}.quantity`,
          code: 'too_big',
          values: { max: addOn.maxQuantity },
        })
      if (addOn) seen.add(addOn.id)
    })
    return problems
  },

  claims: (listing, { date }) => [
    { poolId: listing.poolId, starts: dayMark(date), ends: dayMark(date) + DAY_LENGTH, quantity: 1 },
  ],

  price: (listing, { date, guests, addOns = [] }) =>
    priceLines(
      {
        units: [{ id: 'package', label: listing.title, price: listing.price.amount }],
        counts: 'departure',
        ...(listing.rules && { rules: listing.rules }),
        ...(listing.tiers && { tiers: listing.tiers }),
      },
      {
        days: [date],
        party: { package: 1 },
        people: guests,
        addOns: addOns.flatMap(({ id, quantity }) => {
          const addOn = addOnOf(listing, id)
          return addOn ? [{ label: addOn.name, quantity, unit: addOn.price.amount }] : []
        }),
      },
    ),

  stay: (_, { guests }) => ({ nights: 1, people: guests }),

  when: (_, { date, startTime }, { zone, packageHours }) => ({
    day: date,
    ...(startTime && { time: startTime }),
    minutes: packageHours * 60,
    zone,
    starts: instantOf(date, startTime ?? '00:00', zone) / 1000,
  }),

  place: (_, { venue }) => venue || undefined,

  keep(listing, { theme, addOns = [], ...rest }): Record<string, unknown> & KeptPackage {
    const chosen = themeOf(listing, theme)
    return {
      ...rest,
      ...(chosen && { theme: { slug: chosen.slug, title: chosen.title } }),
      addOns: addOns.map(({ id, quantity }) => {
        const addOn = addOnOf(listing, id)!
        return { slug: addOn.slug, name: addOn.name, quantity }
      }),
    }
  },

  recall(kept) {
    const { theme, addOns, ...rest } = kept as unknown as KeptPackage
    return {
      ...rest,
      ...(theme && { theme: theme.slug }),
      ...(addOns.length && { addOns: addOns.map(({ slug, quantity }) => ({ id: slug, quantity })) }),
    }
  },

  changes: ['date', 'startTime', 'guests', 'venue', 'requests'],
  words: ['venue', 'requests'],
  full: 'sold_out',
  policy: (_, terms) => terms.packagePolicy,
  startsAs: (_, terms) => terms.packageStartsAs,
}
