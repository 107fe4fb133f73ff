/**
 * Ids of the demo house are the same in every house: that is what lets the database refuse a second seeding. They
 * have the shape of any other id; version 8 says that their bits are the writer's own.
 */
const SHELVES = {
  pool: 1,
  closure: 2,
  picture: 3,
  theme: 4,
  addOn: 5,
  package: 6,
  item: 7,
  testimonial: 8,
  tour: 20,
  section: 21,
  tourItem: 22,
  tourUnit: 23,
  priceRule: 24,
  departure: 25,
  departurePool: 26,
  consultant: 33,
  consultantPool: 34,
  consultantDay: 35,
  service: 36,
  appointmentPicture: 37,
  account: 40,
}

/** The id of a row by its shelf and its place there, counted from 0. */
export const seedId = (shelf: keyof typeof SHELVES, place: number): string =>
  `5eed${hex(SHELVES[shelf], 4)}-0000-8000-8000-${hex(place + 1, 12)}`

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0')

export const CREWS = seedId('pool', 0)
