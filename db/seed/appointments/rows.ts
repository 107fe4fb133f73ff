import type { Statement } from '../../../src/shared/database.ts'
import { addDays, type Day, weekdayOf } from '../../../src/shared/days.ts'
import { insert } from '../../queries/statement.ts'
import {
  consultantHours,
  consultantOverrides,
  consultants,
  serviceConsultants,
  serviceDurations,
  services,
} from '../../schema/appointments.ts'
import { pools } from '../../schema/inventory.ts'
import { listingPictures, listings } from '../../schema/listings.ts'
import { pictures } from '../../schema/media.ts'
import { seedId } from '../ids.ts'
import { drawn } from '../pictures.ts'
import { CURRENCY } from '../terms.ts'
import { translations } from '../translations.ts'
import { CONSULTANTS } from './consultants.ts'
import type { ConsultantSlug, DemoConsultant, DemoService } from './content.ts'
import { SERVICES } from './services.ts'

/** Leaves room between the days of one consultant and the next. */
const DAYS_AT_MOST = 20

/** Everything that is given by appointment, with those who give it. `seconds` is when it was made. */
export const appointmentRows = (seconds: number, today: Day): Statement[] => [
  ...pictureRows(),
  ...CONSULTANTS.flatMap((each, place) => consultantRows(each, place, today)),
  ...SERVICES.flatMap((each, place) => serviceRows(each, place, seconds)),
]

const shown = [...SERVICES, ...CONSULTANTS].map(({ slug }) => `${slug}.svg`)
const pictureId = (slug: string) => seedId('appointmentPicture', shown.indexOf(`${slug}.svg`))
const consultantId = (slug: ConsultantSlug) =>
  seedId(
    'consultant',
    CONSULTANTS.findIndex((each) => each.slug === slug),
  )

const pictureRows = (): Statement[] =>
  drawn(shown).flatMap(({ file, width, height, colour, alt }, place) => {
    const id = seedId('appointmentPicture', place)
    return [
      insert(pictures, { id, file: `pictures/${file}`, width, height, colour, alt: alt.en }),
      ...translations('picture', id, { alt }),
    ]
  })

function consultantRows(
  { slug, name, title, bio, zone, hours, overrides }: DemoConsultant,
  place: number,
  today: Day,
) {
  const [id, poolId] = [seedId('consultant', place), seedId('consultantPool', place)]
  const row = {
    id,
    slug,
    name,
    zone,
    poolId,
    title: title.en,
    bio: bio.en,
    pictureId: pictureId(slug),
    position: place,
  }
  return [
    insert(pools, { id: poolId, name, capacity: 1 }),
    insert(consultants, row),
    ...translations('consultant', id, { title, bio }),
    ...hours.flatMap(({ weekdays, ...open }) =>
      weekdays.map((weekday) => insert(consultantHours, { consultantId: id, weekday, ...open })),
    ),
    ...overrides.map(({ after, weekday, hours: open }, index) =>
      insert(consultantOverrides, {
        id: seedId('consultantDay', place * DAYS_AT_MOST + index),
        consultantId: id,
        day: nextWeekday(addDays(today, after), weekday),
        ...(open ?? { opens: null, closes: null }),
      }),
    ),
  ]
}

const nextWeekday = (day: Day, weekday: number): Day => addDays(day, (weekday - weekdayOf(day) + 7) % 7)

function serviceRows(each: DemoService, place: number, seconds: number): Statement[] {
  const { slug, title, summary, description, prices, limits, customerLimits } = each
  const listingId = seedId('service', place)
  const { before, after, notice, windowDays } = each
  return [
    insert(listings, {
      id: listingId,
      kind: 'appointment',
      slug,
      title: title.en,
      summary: summary.en,
      description: description.en,
      price: prices[0]![1],
      currency: CURRENCY,
      published: true,
      position: place,
      created: seconds,
      updated: seconds,
    }),
    insert(services, {
      listingId,
      place: each.place.en,
      before,
      after,
      notice,
      windowDays,
      limits: limits ? JSON.stringify(limits) : null,
      customerLimits: customerLimits ? JSON.stringify(customerLimits) : null,
    }),
    insert(listingPictures, { listingId, position: 0, pictureId: pictureId(slug) }),
    ...translations('listing', listingId, { title, summary, description }),
    ...translations('service', listingId, { place: each.place }),
    ...prices.map(([minutes, price]) => insert(serviceDurations, { listingId, minutes, price })),
    ...each.consultants.map((name) =>
      insert(serviceConsultants, { listingId, consultantId: consultantId(name) }),
    ),
  ]
}
