import { feedKey } from '../../src/bookings/feeds/key.ts'
import type { Statement } from '../../src/shared/database.ts'
import { newId } from '../../src/shared/ids.ts'
import { BOOKING_LETTERS } from '../../views/emails/letters.ts'
import { appointmentMade, atLondon, tuesday } from './appointments.ts'
import { ANN, formOn, ownDay, postJson } from './guest.ts'
import { hostilePeople } from './hostile.people.ts'
import { EVERYTHING, EVERYTHING_IN_A_LINE, packsOf } from './hostile.ts'
import {
  filled,
  HOUSE_WORDS,
  type HostileHouse,
  type HostilePage,
  lineOf,
  STRANGERS_WORDS,
  wordsOf,
} from './hostile.words.ts'
import type { TestHouse } from './house.ts'
import { type Asked, asked, begin, deskOf, kick, letterTo, linkIn, opened, post } from './life.ts'
import { q } from './pools.ts'
import { departuresIn } from './tours.ts'

/** A house in which everybody who can write anything has written the worst, in a booking of each kind and in its own words. */
export async function hostileHouse(house: TestHouse, secret: string): Promise<HostileHouse> {
  const write = async (...statements: Statement[]) => {
    const written = await house.db.write(statements)
    if (!written.ok) throw new Error(`The house refused: ${written.constraint}`)
  }
  const addOns = { 'addOn.string-quartet': '1', 'addOn.oyster-bar': '60' }
  await write(
    q(
      'INSERT INTO promotions (id, name, off, stackable) VALUES (?, ?, ?, 1)',
      newId(),
      'For everybody',
      JSON.stringify({ percent: 10 }),
    ),
  )
  const party = await asked(house, { theme: 'wild-meadow', ...addOns })
  const declined = await asked(house)
  const reviewed = await overBy(house)
  const held = await heldOf(house)
  const tour = await tourOf(house)
  const meeting = await appointmentMade(house.db, {
    consultant: 'iris-bennett',
    start: atLondon(tuesday(1), '09:00'),
    inquiry: wordsOf('inquiry'),
    name: lineOf('bookings.name'),
  })
  const waited = await waiterOf(house)
  const desk = await deskOf(house, party)
  const endedDesk = await deskOf(house, declined)
  await post(
    house,
    `${endedDesk.path}/moves`,
    { move: 'decline', version: '1', why: packsOf(2_000)[0]! },
    endedDesk.cookie,
  )
  await house.settle()

  const choice = "json_set(choice, '$.venue', ?, '$.requests', ?, '$.meetingPoint.text', ?, '$.inquiry', ?)"
  await write(
    ...filled(HOUSE_WORDS),
    ...filled(STRANGERS_WORDS),
    q("UPDATE testimonials SET status = 'shown'"),
    q(
      `UPDATE booking_lines SET choice = ${choice}, place = ?`,
      ...['venue', 'requests', 'tours.meeting_point', 'inquiry', 'place'].map(wordsOf),
    ),
    q('UPDATE bill_lines SET label = ?', wordsOf('label')),
    q(
      `INSERT INTO booking_events (id, booking_id, at, what, who, detail)
        SELECT 'hostile:' || id, id, created, 'cancelled', 'house', json_object('why', ?) FROM bookings`,
      wordsOf('why'),
    ),
    ...Object.entries({
      name: lineOf('house'),
      taxes: [{ name: { en: lineOf('tax'), fr: lineOf('tax') }, percent: 20 }],
    }).map(([name, value]) =>
      q(
        'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        name,
        JSON.stringify(value),
      ),
    ),
  )
  const people = await hostilePeople(house, secret)
  // The letters are written again, with these words in them.
  const stand = await house.db.read(
    q('SELECT id, version FROM bookings WHERE reference IN (?, ?)', party.reference, tour.reference),
  )
  await write(
    ...stand.flatMap(({ id, version }) =>
      Object.keys(BOOKING_LETTERS).map((template) =>
        q(
          "INSERT INTO jobs (id, name, payload, not_before, created) VALUES (?, 'letter', ?, 0, 0)",
          newId(),
          JSON.stringify({ booking: id, template, version }),
        ),
      ),
    ),
    q(
      "INSERT INTO jobs (id, name, payload, not_before, created) VALUES (?, 'waitlist-letter', ?, 0, 0)",
      newId(),
      JSON.stringify({ entry: waited.entry }),
    ),
  )
  await kick(house)
  const letters = await house.db.read(
    q(
      `SELECT MAX(mailbox.id) AS id, attachments LIKE '%«place»%' AS dated FROM mailbox JOIN notifications ON notifications.id = mailbox.key
        WHERE text LIKE '%«%' GROUP BY template`,
    ),
  )
  const [host] = await house.db.read(q("SELECT id FROM consultants WHERE slug = 'iris-bennett'"))
  const [met] = await house.db.read(q('SELECT reference FROM bookings WHERE id = ?', meeting.bookingId))
  if (!met) throw new Error('The appointment was not made')
  const typed = { ...formOn(ownDay()), ...worst(), email: 'nobody' }
  const own = ({ path, cookie }: Pick<Asked, 'path' | 'cookie'>, more = '') => ({ path: path + more, cookie })
  const pages: HostilePage[] = [
    ...['/', '/packages', '/packages/garden-vows', '/tours', '/tours/steam-to-the-sea', '/appointments'].map(
      (path) => ({ path }),
    ),
    ...['/appointments/first-consultation', '/themes', '/themes/wild-meadow', '/testimonials'].map(
      (path) => ({ path }),
    ),
    ...['/fr', '/fr/packages/garden-vows', '/fr/tours/steam-to-the-sea'].map((path) => ({
      path,
    })),
    {
      path: `/packages/garden-vows/quote?${query({ date: ownDay(), guests: '60', eventType: 'wedding', ...addOns })}`,
    },
    { path: `/tours/steam-to-the-sea/quote?${query({ departure: tour.departure, 'unit.adult': '2' })}` },
    { path: '/bookings', form: typed },
    own(party),
    own(party, '/changes'),
    own(party, `/changes?${query({ venue: EVERYTHING.slice(0, 700) })}`),
    { ...own(party, '/changes'), form: { ...worst(), version: '1', guests: 'none' } },
    own(party, '/cancellation'),
    own(declined),
    own(held, '/checkout'),
    { ...own(held, '/checkout'), form: { ...worst(), email: 'nobody' } },
    own(tour),
    own(tour, '/changes'),
    { path: desk.path, cookie: desk.cookie },
    {
      path: `${desk.path}/moves`,
      cookie: desk.cookie,
      form: { move: 'decline', version: '1', why: `${EVERYTHING}`.repeat(2) },
    },
    { path: `/waitlist?${query({ ...waited.choice, name: lineOf('waiter') })}` },
    { path: '/waitlist', form: { ...waited.choice, name: lineOf('waiter'), email: lineOf('email') } },
    { path: waited.path, cookie: waited.cookie },
    { path: reviewed },
    { path: reviewed, form: { text: `${wordsOf('review')}`, author: lineOf('author') } },
    ...people.pages,
    { path: '/dev/mail' },
    { path: `/dev/mail?${query({ search: EVERYTHING_IN_A_LINE.slice(0, 100) })}` },
    ...letters.flatMap(({ id }) => [{ path: `/dev/mail/${id}` }, { path: `/dev/mail/${id}/html` }]),
  ]
  return {
    pages,
    calls: [
      ...[
        'packages',
        'packages/garden-vows',
        'tours',
        'tours/steam-to-the-sea',
        'themes',
        'testimonials',
      ].flatMap((name) => ['en', 'fr'].map((lang) => ({ path: `/api/${name}?lang=${lang}` }))),
      { path: '/api/appointments/services' },
      { path: '/api/tours/steam-to-the-sea/departures' },
      { path: `/api/bookings/${tour.reference}`, headers: { 'x-booking-key': tour.key } },
      ...people.calls,
    ],
    calendars: [
      own(party, '/calendar.ics'),
      own(tour, '/calendar.ics'),
      ...letters.filter(({ dated }) => dated).map(({ id }) => ({ path: `/dev/mail/${id}/attachments/0` })),
      { path: `/feeds/${await feedKey(secret, String(host!.id), 1)}.ics` },
    ],
  }
}

const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

/** What somebody may type into a form of any kind. */
const worst = (): Record<string, string> => ({
  name: lineOf('typed.name'),
  company: lineOf('typed.company'),
  phone: lineOf('typed.phone'),
  venue: lineOf('typed.venue'),
  requests: wordsOf('typed.requests'),
  inquiry: wordsOf('typed.inquiry'),
  message: wordsOf('typed.message'),
  promotion: lineOf('typed.promotion'),
})

/** Of a booking that is over: where its review is asked for. */
async function overBy(house: TestHouse): Promise<string> {
  const booking = await asked(house)
  const { path, cookie } = await deskOf(house, booking)
  await post(house, `${path}/moves`, { move: 'confirm', version: '1' }, cookie)
  await begin(house, booking)
  await post(house, `${path}/moves`, { move: 'complete', version: '2' }, cookie)
  return linkIn(await letterTo(house, ANN.email, `How was it? (${booking.reference})`), '/reviews/')
}

async function heldOf(house: TestHouse): Promise<{ path: string; cookie: string }> {
  const { listing, date, guests, eventType } = formOn(ownDay())
  const answer = await post(house, '/holds', {
    kind: 'package',
    listing: listing!,
    date: date!,
    guests: guests!,
    eventType: eventType!,
    key: newId(),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0]!)
    .find((each) => each.startsWith('booking-'))!
  return { path: answer.headers.get('location')!.replace(/\/checkout$/, ''), cookie }
}

async function tourOf(house: TestHouse) {
  const [departure] = (await departuresIn(house.db, 'steam-to-the-sea')).toReversed()
  const answer = await postJson(house, {
    lines: [
      {
        kind: 'tour',
        listing: 'steam-to-the-sea',
        departure: departure!.id,
        units: [{ unit: 'adult', quantity: 2 }],
      },
    ],
    customer: ANN,
  })
  const { reference, link } = (await answer.json()) as { reference: string; link: string }
  const { pathname, search, searchParams } = new URL(link)
  const { path, cookie } = await opened(house, pathname + search)
  return { reference, path, cookie, key: searchParams.get('key')!, departure: String(departure!.id) }
}

/** Somebody who waits for a full day, with the link of the letter that says so. */
async function waiterOf(house: TestHouse) {
  const day = ownDay()
  await asked(house, {}, day)
  await asked(house, {}, day)
  const { listing, date, guests, eventType } = formOn(day)
  const choice = { kind: 'package', listing: listing!, date: date!, guests: guests!, eventType: eventType! }
  await post(house, '/waitlist', { ...choice, name: 'Zoé', email: 'zoe@example.org' })
  const letter = await letterTo(house, 'zoe@example.org', 'waiting list')
  const { path, cookie } = await opened(house, linkIn(letter, '/waitlist/'))
  return { choice, path, cookie, entry: path.split('/').at(-1)! }
}
