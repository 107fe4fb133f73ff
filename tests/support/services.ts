/** A service with two people who give it, for tests and previews of its pages. */
import { type Pick, pickerOf } from '../../src/bookings/appointments/picker.ts'
import type { ServiceHost, ServiceListing } from '../../src/listings/kinds/appointment.ts'
import type { ServiceCard } from '../../src/listings/service.ts'
import { money } from '../../src/shared/money.ts'
import { pictureOf } from './fixtures.ts'
import { at } from './times.ts'

const host = (slug: string, name: string, zone: string): ServiceHost => ({
  id: slug,
  slug,
  name,
  title: { text: 'Plans and budgets' },
  bio: { text: 'Has run three hundred evenings and kept the spreadsheet of every one.' },
  zone,
  picture: pictureOf(slug, `Something that ${name} works with`),
  poolId: slug,
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' })),
  busy: [],
})

export const service: ServiceListing = {
  id: 'first-consultation',
  slug: 'first-consultation',
  title: { text: 'First consultation' },
  summary: { text: 'Tell us what you have in mind and leave with a shortlist.' },
  place: { text: 'By video call' },
  price: money(1_500, 'EUR'),
  durations: [
    { minutes: 15, price: money(1_500, 'EUR') },
    { minutes: 60, price: money(5_000, 'EUR') },
  ],
  notice: 90,
  windowDays: 60,
  cover: pictureOf('first-consultation', 'An open notebook on a desk'),
  description: [{ text: 'A quarter of an hour is enough for one question.' }],
  gallery: [],
  service: { before: 0, after: 15, notice: 90, windowDays: 60 },
  hosts: [host('iris', 'Iris Bennett', 'Europe/London'), host('grace', 'Grace Moreau', 'America/New_York')],
  asked: at('2027-06-01T08:00Z'),
}

export const serviceCard: ServiceCard = service

export const pickerFor = (pick: Pick = {}, listing = service) =>
  pickerOf(listing, pick, pick.month ?? '2027-06', 'Europe/London')
