import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { termsOf } from '../../db/queries/house.ts'
import { insert } from '../../db/queries/statement.ts'
import { offersForRoom } from '../../db/queries/waitlist.ts'
import { poolOverrides } from '../../db/schema/inventory.ts'
import { leave } from '../../src/bookings/waitlist/leave.ts'
import { offerNext } from '../../src/bookings/waitlist/offer.ts'
import { DAY_LENGTH, dayMark } from '../../src/shared/days.ts'
import { newId } from '../../src/shared/ids.ts'
import { appointmentMade, atLondon, instant, tuesday } from '../support/appointments.ts'
import { ANN, formOn, ownDay, rowCounts, takenOn } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { assertGoodHtml } from '../support/html.ts'
import {
  type Asked,
  asked,
  deskOf,
  get,
  kick,
  letterTo,
  linkIn,
  opened,
  post,
  rowOf,
  whenDue,
} from '../support/life.ts'
import { departuresIn, takePlaces } from '../support/tours.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** A day with both of its crews taken. */
async function fullDay(): Promise<{ day: string; bookings: [Asked, Asked] }> {
  const day = ownDay()
  return { day, bookings: [await asked(house, {}, day), await asked(house, {}, day)] }
}

const choiceOn = (day: string) => {
  const { listing, date, guests, eventType } = formOn(day)
  return { kind: 'package', listing: listing!, date: date!, guests: guests!, eventType: eventType! }
}

let people = 0
const somebody = () => {
  people += 1
  return { name: `Zoé ${people}`, email: `zoe.${people}@example.org` }
}

const wait = (day: string, who: { name: string; email: string }) =>
  post(house, '/waitlist', { ...choiceOn(day), ...who })

/** Somebody new on the list for a day. */
async function waiting(day: string) {
  const who = somebody()
  const sent = await wait(day, who)
  if (sent.status !== 303) throw new Error(`It was answered ${sent.status}`)
  return who
}

const entryOf = async ({ email }: { email: string }) => {
  const rows = await house.db.read({
    sql: 'SELECT * FROM waitlist_entries WHERE email = ? ORDER BY created, id',
    args: [email],
  })
  return rows.at(-1)!
}
const statusesOf = async (...all: { email: string }[]) =>
  Promise.all(all.map(async (each) => (await entryOf(each)).status))

const cancel = ({ path, cookie }: Asked) => post(house, `${path}/cancellation`, { version: '1' }, cookie)

/** Where the link of the offer's letter leads, with its cookie. */
async function offerTo(who: { email: string }) {
  const letter = await letterTo(house, who.email, 'A place is free')
  const { path, cookie } = await opened(house, linkIn(letter, '/bookings/'))
  return { letter, path, cookie, checkout: `${path}/checkout`, reference: path.split('/').at(-1)! }
}

const hashIn = (html: string) => /name="quote" value="([^"]+)"/.exec(html)![1]!

const offerJobs = async () =>
  Number(
    (await house.db.read({ sql: "SELECT COUNT(*) AS n FROM jobs WHERE name = 'offer'", args: [] }))[0]!.n,
  )

const poolOf = async (day: string) => {
  const [row] = await house.db.read({
    sql: 'SELECT pool_id FROM packages JOIN listings ON id = listing_id WHERE slug = ?',
    args: ['garden-vows'],
  })
  const starts = dayMark(day)
  return { poolId: String(row!.pool_id), starts, ends: starts + DAY_LENGTH }
}

describe('what is full', () => {
  test('can be waited for, from the form that was refused and from the listing’s page', async () => {
    const { day } = await fullDay()
    const refused = await post(house, '/bookings', formOn(day))
    expect(refused.status).toBe(409)
    const html = await refused.text()
    await assertGoodHtml(html)
    expect(html).toContain('formaction="/waitlist"')
    const quote = await get(house, `/packages/garden-vows/quote?${new URLSearchParams(choiceOn(day))}`)
    expect(quote.status).toBe(409)
    const link = /href="(\/waitlist\?[^"]+)"/.exec(quote.html)![1]!.replaceAll('&amp;', '&')
    for (const at of ['', '/fr']) {
      const form = await get(house, at + link)
      expect(form.status).toBe(200)
      expect(form.headers.get('x-robots-tag')).toBe('noindex')
      await assertGoodHtml(form.html)
      expect(form.html).toContain(`name="date" value="${day}"`)
    }
  })

  test('is waited for with what the refused form said already', async () => {
    const { day } = await fullDay()
    const sent = await post(house, '/waitlist', formOn(day, { email: 'from.the.form@example.org' }))
    expect(sent.headers.get('location')).toBe('/waitlist/joined')
    const { html } = await get(house, '/waitlist/joined')
    await assertGoodHtml(html)
    const entry = await entryOf({ email: 'from.the.form@example.org' })
    expect(entry).toMatchObject({ name: ANN.name, status: 'waiting', quantity: 1, starts: dayMark(day) })
    expect(JSON.parse(String(entry.request)).lines[0]).toMatchObject({
      date: day,
      venue: 'The Orangery, Kew',
    })
    const letter = await letterTo(house, 'from.the.form@example.org', 'You are on the waiting list')
    expect(letter).toContain('for 24 hours')
    expect(await takenOn(house, day)).toBe(2)
  })

  test('once by the same person for the same thing, however often and however written', async () => {
    const { day } = await fullDay()
    const who = somebody()
    const again = { ...who, email: who.email.toUpperCase() }
    const answers = await Promise.all([who, again, who, again, who].map((each) => wait(day, each)))
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(303))
    const rows = await house.db.read({
      sql: 'SELECT id FROM waitlist_entries WHERE lower(email) = ?',
      args: [who.email],
    })
    expect(rows).toHaveLength(1)
    await house.settle()
    const letters = await house.db.read({
      sql: 'SELECT id FROM mailbox WHERE lower(recipient) = ?',
      args: [who.email],
    })
    expect(letters).toHaveLength(1)
  })

  test('and nothing else: what has room, is closed or makes no sense is not waited for', async () => {
    const free = ownDay()
    const closed = ownDay()
    const pool = await poolOf(closed)
    await house.db.write([insert(poolOverrides, { id: newId(), ...pool, capacity: 0 })])
    const before = await rowCounts(house)
    for (const [day, words] of [
      [free, 'There is room'],
      [closed, 'is closed'],
    ] as const) {
      const sent = await wait(day, somebody())
      expect(sent.status).toBe(409)
      const html = await sent.text()
      await assertGoodHtml(html)
      expect(html).toContain(words)
      expect(html).not.toContain('name="email"')
    }
    const nonsense = await wait('2020-01-01', somebody())
    expect(nonsense.headers.get('location')).toContain('/packages/garden-vows/quote?')
    expect((await post(house, '/waitlist', { ...choiceOn(free), listing: 'nowhere' })).status).toBe(404)
    expect((await get(house, '/waitlist')).status).toBe(404)
    expect(await rowCounts(house)).toEqual(before)
    const waits = await house.db.read({
      sql: 'SELECT id FROM waitlist_entries WHERE starts = ?',
      args: [dayMark(free)],
    })
    expect(waits).toEqual([])
  })

  test('with a name and an address, and what was typed is kept', async () => {
    const { day } = await fullDay()
    const sent = await wait(day, { name: 'Zoé & <co>', email: 'nobody' })
    expect(sent.status).toBe(422)
    const html = await sent.text()
    await assertGoodHtml(html)
    expect(html).toContain('id="waitlist-email-problem"')
    expect(html).toContain('Zoé &amp; &lt;co&gt;')
    expect((await wait(day, { name: '', email: '' })).status).toBe(422)
  })

  test('from this site only', async () => {
    const { day } = await fullDay()
    const foreign = await post(
      house,
      '/waitlist',
      { ...choiceOn(day), ...somebody() },
      '',
      'https://evil.example',
    )
    expect(foreign.status).toBe(403)
  })
})

describe('a place that comes free', () => {
  test('is kept a day for whoever waited first, and only they can book it', async () => {
    const { day, bookings } = await fullDay()
    const [first, second] = [await waiting(day), await waiting(day)]
    await cancel(bookings[0])
    const { letter, checkout, cookie, reference, path } = await offerTo(first)
    expect(letter).toContain('Leave the waiting list')
    expect(await statusesOf(first, second)).toEqual(['offered', 'waiting'])
    const held = await rowOf(house, reference)
    expect(held).toMatchObject({ status: 'held', name: first.name, email: first.email })
    expect(Number(held.held_until) - Number(held.created)).toBe(24 * 3600)
    const claims = await house.db.read({
      sql: 'SELECT expires FROM claims WHERE booking_id = ?',
      args: [held.id!],
    })
    expect(claims).toEqual([{ expires: held.held_until! }])
    expect(await takenOn(house, day)).toBe(2)
    expect((await post(house, '/bookings', formOn(day))).status).toBe(409)
    const page = await get(house, checkout, cookie)
    await assertGoodHtml(page.html)
    expect(page.html).toContain(`value="${first.email}"`)
    expect(page.html).not.toContain('data-left')
    expect((await get(house, checkout)).status).toBe(404)
    const booked = await post(
      house,
      checkout,
      { ...first, venue: 'The Orangery, Kew', quote: hashIn(page.html) },
      cookie,
    )
    expect(booked.headers.get('location')).toBe(path)
    expect(await statusesOf(first, second)).toEqual(['taken', 'waiting'])
    expect(await rowOf(house, reference)).toMatchObject({ status: 'pending', email: first.email })
    expect(await takenOn(house, day)).toBe(2)
  })

  test('goes to the next in line when the first lets it go, and when they are silent', async () => {
    const { day, bookings } = await fullDay()
    const [first, second, third] = [await waiting(day), await waiting(day), await waiting(day)]
    await cancel(bookings[1])
    const offer = await offerTo(first)
    await post(house, `${offer.path}/release`, {}, offer.cookie)
    const next = await offerTo(second)
    expect(await statusesOf(first, second, third)).toEqual(['lapsed', 'offered', 'waiting'])
    const { id } = await rowOf(house, next.reference)
    await house.db.write([
      { sql: 'UPDATE claims SET expires = unixepoch() - 1 WHERE booking_id = ?', args: [id!] },
      { sql: 'UPDATE bookings SET held_until = unixepoch() - 1 WHERE id = ?', args: [id!] },
    ])
    await whenDue(house, `lapse:${id}:%`)
    const last = await offerTo(third)
    expect(await statusesOf(first, second, third)).toEqual(['lapsed', 'lapsed', 'offered'])
    expect((await rowOf(house, last.reference)).status).toBe('held')
    expect(await takenOn(house, day)).toBe(2)
  })

  test.each([
    'a change of the day',
    'the house’s refusal',
    'a lapse without an answer',
    'a hold that is let go',
  ])('by %s is offered as well', async (how) => {
    const { day, bookings } = await fullDay()
    const [, second] = bookings
    let held: Awaited<ReturnType<typeof opened>> | undefined
    if (how === 'a hold that is let go') {
      await cancel(second)
      const sent = await post(house, '/holds', choiceOn(day))
      const cookie = sent.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ')
      held = { status: sent.status, path: sent.headers.get('location')!.replace('/checkout', ''), cookie }
    }
    const who = await waiting(day)
    if (held) await post(house, `${held.path}/release`, {}, held.cookie)
    else if (how === 'a change of the day') {
      const fields = { version: '1', date: ownDay(), guests: '60', venue: 'Elsewhere' }
      expect((await post(house, `${second.path}/changes`, fields, second.cookie)).status).toBe(303)
    } else if (how === 'the house’s refusal') {
      const desk = await deskOf(house, second)
      await post(house, `${desk.path}/moves`, { move: 'decline', version: '1', why: 'No crew' }, desk.cookie)
    } else await whenDue(house, `unanswered:${(await rowOf(house, second.reference)).id}`)
    const offer = await offerTo(who)
    expect(await rowOf(house, offer.reference)).toMatchObject({ status: 'held', email: who.email })
    expect(await takenOn(house, day)).toBe(2)
  })

  test('because the house makes room is offered as well', async () => {
    const { day } = await fullDay()
    const who = await waiting(day)
    const pool = await poolOf(day)
    await house.db.write([
      insert(poolOverrides, { id: newId(), ...pool, capacity: 3 }),
      offersForRoom(pool, newId(), Math.floor(Date.now() / 1000)),
    ])
    await kick(house)
    expect(await statusesOf(who)).toEqual(['offered'])
    expect(await takenOn(house, day)).toBe(3)
  })

  test('that nobody waits for is left for everyone, without a job', async () => {
    const { day, bookings } = await fullDay()
    const before = await offerJobs()
    await cancel(bookings[0])
    await house.settle()
    expect(await offerJobs()).toBe(before)
    expect(await takenOn(house, day)).toBe(1)
  })

  test('is offered once, by however many workers', async () => {
    const { day, bookings } = await fullDay()
    const all = [await waiting(day), await waiting(day), await waiting(day)]
    await house.settle()
    // Freed behind the back of the outbox, so that only the workers here look at it.
    const { id } = await rowOf(house, bookings[0].reference)
    await house.db.write([
      { sql: "UPDATE bookings SET status = 'cancelled' WHERE id = ?", args: [id!] },
      { sql: 'UPDATE claims SET released = unixepoch() WHERE booking_id = ?', args: [id!] },
    ])
    const clock = { now: Date.now }
    const terms = await termsOf(house.db, Date.now())
    const pool = await poolOf(day)
    await Promise.all(Array.from({ length: 6 }, () => offerNext({ db: house.db, clock }, terms, pool)))
    expect(await statusesOf(...all)).toEqual(['offered', 'waiting', 'waiting'])
    expect(await takenOn(house, day)).toBe(2)
    const held = await house.db.read({
      sql: "SELECT id FROM bookings WHERE visitor LIKE 'waitlist:%' AND email IN (SELECT value FROM json_each(?))",
      args: [JSON.stringify(all.map(({ email }) => email))],
    })
    expect(held).toHaveLength(1)
  })

  test('Q11: is offered to the higher priority first, and nothing is once sales have ended', async () => {
    const { day, bookings } = await fullDay()
    const [early, important] = [await waiting(day), await waiting(day)]
    await house.db.write([
      { sql: 'UPDATE waitlist_entries SET priority = 5 WHERE email = ?', args: [important.email] },
    ])
    await cancel(bookings[0])
    await house.settle()
    expect(await statusesOf(early, important)).toEqual(['waiting', 'offered'])
    const after = { db: house.db, clock: { now: () => (dayMark(day) + DAY_LENGTH) * 1000 } }
    await house.db.write([
      {
        sql: 'UPDATE claims SET released = unixepoch() WHERE released IS NULL AND starts = ?',
        args: [dayMark(day)],
      },
    ])
    await offerNext(after, await termsOf(house.db, Date.now()), await poolOf(day))
    expect(await statusesOf(early)).toEqual(['waiting'])
  })

  test('Q20: and accepted before the job looks again is left alone', async () => {
    const { day, bookings } = await fullDay()
    const [first, second] = [await waiting(day), await waiting(day)]
    await cancel(bookings[0])
    const { checkout, cookie, reference } = await offerTo(first)
    const { html } = await get(house, checkout, cookie)
    await post(house, checkout, { ...first, venue: 'Kew', quote: hashIn(html) }, cookie)
    await whenDue(house, `lapse:${(await rowOf(house, reference)).id}:%`)
    expect(await rowOf(house, reference)).toMatchObject({ status: 'pending' })
    expect(await statusesOf(first, second)).toEqual(['taken', 'waiting'])
    expect(await takenOn(house, day)).toBe(2)
  })

  test('of which nothing can be booked any more is not offered, and the list moves on', async () => {
    const { day, bookings } = await fullDay()
    const [first, second] = [await waiting(day), await waiting(day)]
    await house.db.write([
      {
        sql: "UPDATE waitlist_entries SET request = json_set(request, '$.lines[0].guests', 9999) WHERE email = ?",
        args: [first.email],
      },
    ])
    await cancel(bookings[0])
    await house.settle()
    expect(await statusesOf(first, second)).toEqual(['lapsed', 'offered'])
  })
})

describe('every kind', () => {
  /** As many of a train that is full as come free together, and the outbox told. */
  async function fullTrain(last: number) {
    const row = (await departuresIn(house.db, 'steam-to-the-sea')).at(-7)!
    await takePlaces(house.db, row, Number(row.capacity) - last)
    const claim = await takePlaces(house.db, row, last)
    const pool = { poolId: String(row.pool_id), starts: Number(row.starts), ends: Number(row.ends) }
    const free = async () => {
      await house.db.write([
        { sql: 'UPDATE claims SET released = unixepoch() WHERE id = ?', args: [claim] },
        offersForRoom(pool, newId(), Math.floor(Date.now() / 1000)),
      ])
      await kick(house)
    }
    return { row, free }
  }

  test('Q11: a party that does not fit is passed over and keeps its turn', async () => {
    const { row, free } = await fullTrain(3)
    const choice = { kind: 'tour', listing: 'steam-to-the-sea', departure: String(row.id) }
    const parties = [4, 2, 1, 1].map((adults) => ({ ...somebody(), 'unit.adult': String(adults) }))
    for (const each of parties)
      expect((await post(house, '/waitlist', { ...choice, ...each })).status).toBe(303)
    await free()
    expect(await statusesOf(...parties)).toEqual(['waiting', 'offered', 'offered', 'waiting'])
    const { path, cookie, reference } = await offerTo(parties[1]!)
    expect(await rowOf(house, reference)).toMatchObject({ status: 'held' })
    const { html } = await get(house, `${path}/checkout`, cookie)
    await assertGoodHtml(html)
    const booked = await post(house, `${path}/checkout`, { ...parties[1]!, quote: hashIn(html) }, cookie)
    expect(booked.headers.get('location')).toBe(path)
    // What the second lets go of goes to the fourth: the first still does not fit.
    const third = await offerTo(parties[2]!)
    await post(house, `${third.path}/release`, {}, third.cookie)
    await house.settle()
    expect(await statusesOf(...parties)).toEqual(['waiting', 'taken', 'lapsed', 'offered'])
  })

  test('has its own: of an appointment one waits for somebody’s time', async () => {
    const [day, consultant] = [tuesday(1), 'tomas-okafor']
    const made = await appointmentMade(house.db, { consultant, start: atLondon(day, '11:15') })
    const who = somebody()
    const choice = {
      kind: 'appointment',
      listing: 'first-consultation',
      start: instant(atLondon(day, '11:15')),
      duration: '30',
      consultant,
    }
    const sent = await post(house, '/waitlist', { ...choice, ...who })
    expect(sent.headers.get('location')).toBe('/waitlist/joined')
    const [claim] = await house.db.read({
      sql: 'SELECT pool_id, starts, ends FROM claims WHERE booking_id = ?',
      args: [made.bookingId],
    })
    await house.db.write([
      { sql: 'UPDATE claims SET released = unixepoch() WHERE booking_id = ?', args: [made.bookingId] },
      offersForRoom(
        { poolId: String(claim!.pool_id), starts: Number(claim!.starts), ends: Number(claim!.ends) },
        newId(),
        Math.floor(Date.now() / 1000),
      ),
    ])
    await kick(house)
    const offer = await offerTo(who)
    expect((await get(house, offer.checkout, offer.cookie)).status).toBe(200)
    expect(await rowOf(house, offer.reference)).toMatchObject({ status: 'held', email: who.email })
  })
})

describe('the link that leaves the list', () => {
  const leavingOf = async (who: { email: string }, subject = 'You are on the waiting list') =>
    opened(house, linkIn(await letterTo(house, who.email, subject), '/waitlist/'))

  test('stands in every letter of it, and looking changes nothing', async () => {
    const { day, bookings } = await fullDay()
    const who = await waiting(day)
    const { status, path, cookie } = await leavingOf(who)
    expect({ status, path }).toEqual({ status: 302, path: `/waitlist/${(await entryOf(who)).id}` })
    const { html, headers } = await get(house, path, cookie)
    await assertGoodHtml(html)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(await statusesOf(who)).toEqual(['waiting'])
    expect((await post(house, path, {}, cookie)).headers.get('location')).toBe(path)
    expect((await post(house, path, {}, cookie)).status).toBe(303)
    expect(await statusesOf(who)).toEqual(['left'])
    expect((await get(house, path, cookie)).html).toContain('You are no longer on the list')
    await cancel(bookings[0])
    await house.settle()
    expect(await statusesOf(who)).toEqual(['left'])
    expect(await takenOn(house, day)).toBe(1)
  })

  test('lets what was offered go to the next', async () => {
    const { day, bookings } = await fullDay()
    const [first, second] = [await waiting(day), await waiting(day)]
    await cancel(bookings[0])
    const { path, cookie } = await leavingOf(first, 'A place is free')
    await post(house, path, {}, cookie)
    await offerTo(second)
    expect(await statusesOf(first, second)).toEqual(['left', 'offered'])
    expect(await takenOn(house, day)).toBe(2)
  })

  test('[S144] is for one person alone', async () => {
    const { day } = await fullDay()
    const [one, other] = [await waiting(day), await waiting(day)]
    const [mine, theirs] = [await leavingOf(one), await leavingOf(other)]
    expect((await get(house, theirs.path, mine.cookie)).status).toBe(404)
    expect((await get(house, `${theirs.path}?key=${mine.cookie.split('=')[1]}`)).status).toBe(404)
    expect((await post(house, theirs.path, {}, mine.cookie)).status).toBe(404)
    expect((await post(house, theirs.path, {})).status).toBe(404)
    expect(await statusesOf(other)).toEqual(['waiting'])
  })

  test('and an offer at the same moment end as one of the two', async () => {
    const terms = await termsOf(house.db, Date.now())
    const walls = { db: house.db, clock: { now: Date.now } }
    for (let turn = 0; turn < 5; turn += 1) {
      const { day, bookings } = await fullDay()
      const who = await waiting(day)
      await house.settle()
      const { id } = await rowOf(house, bookings[0].reference)
      await house.db.write([
        { sql: "UPDATE bookings SET status = 'cancelled' WHERE id = ?", args: [id!] },
        { sql: 'UPDATE claims SET released = unixepoch() WHERE booking_id = ?', args: [id!] },
      ])
      const entry = String((await entryOf(who)).id)
      await Promise.all([offerNext(walls, terms, await poolOf(day)), leave(walls, entry)])
      await house.settle()
      expect(await statusesOf(who)).toEqual(['left'])
      expect(await takenOn(house, day)).toBe(1)
    }
  })
})
