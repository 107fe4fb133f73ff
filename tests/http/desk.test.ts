import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { ANN, ownDay, rowCounts, takenOn } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { assertGoodHtml } from '../support/html.ts'
import {
  type Asked,
  asked,
  begin,
  deskOf,
  eventsOf,
  get,
  HOUSE,
  lettersOf,
  letterTo,
  linkIn,
  post,
  rowOf,
  whenDue,
} from '../support/life.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

type Desk = Awaited<ReturnType<typeof deskOf>>

const moved = (desk: Desk, move: string, more: Record<string, string> = {}) =>
  post(house, `${desk.path}/moves`, { move, version: '1', times: '0', ...more }, desk.cookie)

/** A booking, and the house's desk with it. */
async function atTheDesk(day = ownDay()): Promise<Asked & { desk: Desk }> {
  const booking = await asked(house, {}, day)
  return { ...booking, desk: await deskOf(house, booking) }
}

const statusOf = async ({ reference }: Asked) => {
  const { status, version } = await rowOf(house, reference)
  return { status, version }
}

describe('the house’s own link', () => {
  test('stands in the letters to the house, and its key leaves the address', async () => {
    const booking = await asked(house)
    const link = linkIn(await letterTo(house, HOUSE, booking.reference), '/desk/')
    expect(link).toMatch(/^\/desk\/[2-9A-Z]{8}\?key=[\w-]{43}$/)
    const { status, path, cookie } = await deskOf(house, booking)
    expect({ status, path }).toEqual({ status: 302, path: `/desk/${booking.reference}` })
    const { html, headers } = await get(house, path, cookie)
    await assertGoodHtml(html)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    for (const said of ['Ann Müller', 'ann@example.org', 'Garden Vows', 'Request received', 'Confirm it'])
      expect(html).toContain(said)
    expect(html).toContain('Without one it lapses on')
    const french = await get(house, `/fr${path}`, cookie)
    await assertGoodHtml(french.html)
    expect(french.html).toContain('En attente de votre réponse')
  })

  test('[S67] is another than the customer’s, and neither opens the other’s page', async () => {
    const booking = await asked(house)
    const { path, cookie } = await deskOf(house, booking)
    const mine = linkIn(await letterTo(house, ANN.email, booking.reference), '/bookings/')
    const keys = { mine: mine.split('key=')[1]!, theirs: cookie.split('=')[1]! }
    expect(keys.mine).not.toBe(keys.theirs)
    for (const key of [keys.mine, `${keys.theirs.slice(0, -1)}~`, 'x', ''])
      expect((await get(house, `${path}?key=${key}`)).status).toBe(404)
    expect((await get(house, path, booking.cookie)).status).toBe(404)
    expect((await get(house, path)).status).toBe(404)
    expect((await get(house, `${booking.path}?key=${keys.theirs}`)).status).toBe(404)
    const elsewhere = await atTheDesk()
    expect((await get(house, path, elsewhere.desk.cookie)).status).toBe(404)
    for (const key of [booking.cookie, elsewhere.desk.cookie, ''])
      expect((await post(house, `${path}/moves`, { move: 'confirm', version: '1' }, key)).status).toBe(404)
    expect(await statusOf(booking)).toEqual({ status: 'pending', version: 1 })
  })

  test('[S67] ends with every other link of the booking', async () => {
    const { desk, reference } = await atTheDesk()
    await house.db.write([
      { sql: 'UPDATE bookings SET link_version = link_version + 1 WHERE reference = ?', args: [reference] },
    ])
    expect((await get(house, desk.path, desk.cookie)).status).toBe(404)
  })

  test('is not followed from another site, and looking changes nothing', async () => {
    const booking = await atTheDesk()
    const { path, cookie } = booking.desk
    const before = await rowCounts(house)
    for (let turn = 0; turn < 3; turn += 1) await get(house, path, cookie)
    const foreign = await post(
      house,
      `${path}/moves`,
      { move: 'confirm', version: '1' },
      cookie,
      'https://evil.example',
    )
    expect(foreign.status).toBe(403)
    expect((await get(house, `${path}/moves`, cookie)).status).not.toBe(200)
    expect(await rowCounts(house)).toEqual(before)
  })
})

describe('what the house decides', () => {
  test('to confirm settles it, and the customer is told', async () => {
    const booking = await atTheDesk()
    const done = await moved(booking.desk, 'confirm')
    expect(done.status).toBe(303)
    expect(done.headers.get('location')).toBe(booking.desk.path)
    expect(await statusOf(booking)).toEqual({ status: 'confirmed', version: 2 })
    expect(await eventsOf(house, booking.reference)).toEqual(['received by customer', 'confirmed by house'])
    expect(await lettersOf(house, booking.reference)).toEqual([
      'booking-confirmed',
      'booking-received',
      'house-copy',
    ])
    expect(await takenOn(house, booking.day)).toBe(1)
    const { html } = await get(house, booking.desk.path, booking.desk.cookie)
    expect(html).toContain('value="cancel"')
    for (const gone of ['confirm', 'decline', 'complete', 'no_show'])
      expect(html).not.toContain(`value="${gone}"`)
  })

  test.each(['decline', 'cancel'] as const)(
    'to %s takes a reason, which the customer reads',
    async (move) => {
      const booking = await atTheDesk()
      if (move === 'cancel') await moved(booking.desk, 'confirm')
      const version = move === 'cancel' ? '2' : '1'
      const before = await statusOf(booking)
      for (const why of ['', '  ', 'x'.repeat(2001)]) {
        const refused = await moved(booking.desk, move, { version, why })
        expect(refused.status).toBe(422)
        const html = await refused.text()
        await assertGoodHtml(html)
        expect(html).toContain(`id="${move}-why-problem"`)
      }
      expect(await statusOf(booking)).toEqual(before)
      const why = 'The crews are <ill>.\nWe are sorry, {{name}}.'
      expect((await moved(booking.desk, move, { version, why })).status).toBe(303)
      expect(await statusOf(booking)).toEqual({ status: 'cancelled', version: Number(version) + 1 })
      expect(await takenOn(house, booking.day)).toBe(0)
      const letter = await letterTo(house, ANN.email, booking.reference)
      expect(letter).toContain(why)
      const templates = await lettersOf(house, booking.reference)
      expect(templates).toContain(move === 'cancel' ? 'booking-called-off' : 'booking-declined')
      // The house knows what it did.
      expect(templates).not.toContain('house-cancelled')
      const { html } = await get(house, booking.path, booking.cookie)
      expect(html).toContain('The crews are &lt;ill&gt;.')
    },
  )

  test.each([
    ['complete', 'completed', ['review-request']],
    ['no_show', 'no_show', []],
  ] as const)('%s is possible once it has begun, and not before', async (move, status, letters) => {
    const booking = await atTheDesk()
    await moved(booking.desk, 'confirm')
    const early = await moved(booking.desk, move, { version: '2' })
    expect(early.status).toBe(409)
    await assertGoodHtml(await early.text())
    expect(await statusOf(booking)).toEqual({ status: 'confirmed', version: 2 })
    await begin(house, booking)
    expect((await moved(booking.desk, move, { version: '2' })).status).toBe(303)
    expect(await statusOf(booking)).toEqual({ status, version: 3 })
    expect((await lettersOf(house, booking.reference)).filter((each) => each === 'review-request')).toEqual([
      ...letters,
    ])
  })

  test('[S76] is refused where the status does not allow it, and changes nothing', async () => {
    const booking = await atTheDesk()
    await begin(house, booking)
    const illegal: Record<string, string[]> = {
      pending: ['cancel', 'complete', 'no_show', 'nonsense'],
      confirmed: ['confirm', 'decline'],
      completed: ['confirm', 'decline', 'cancel', 'complete', 'no_show'],
    }
    const ways: [string, string?][] = [['pending'], ['confirmed', 'confirm'], ['completed', 'complete']]
    let version = 1
    for (const [status, way] of ways) {
      if (way) {
        expect((await moved(booking.desk, way, { version: String(version) })).status).toBe(303)
        version += 1
      }
      expect(await statusOf(booking)).toEqual({ status, version })
      const before = await rowCounts(house)
      for (const move of illegal[status]!) {
        const refused = await moved(booking.desk, move, { version: String(version), why: 'Because' })
        expect([status, move, refused.status]).toEqual([status, move, 409])
      }
      expect(await rowCounts(house)).toEqual(before)
    }
  })

  test('does not happen to what was changed since it was looked at', async () => {
    const booking = await atTheDesk()
    const changed = await post(
      house,
      `${booking.path}/changes`,
      { version: '1', date: booking.day, guests: '60', venue: 'Elsewhere' },
      booking.cookie,
    )
    expect(changed.status).toBe(303)
    for (const version of ['1', '0', '9', 'x', '']) {
      const refused = await moved(booking.desk, 'confirm', { version })
      expect(refused.status).toBe(409)
      expect(await refused.text()).toContain('It was changed in the meantime')
    }
    expect(await statusOf(booking)).toEqual({ status: 'pending', version: 2 })
    // The letter about the change leads to the desk as well.
    expect((await deskOf(house, booking)).path).toBe(booking.desk.path)
    expect((await moved(booking.desk, 'confirm', { version: '2' })).status).toBe(303)
  })

  test('twice, or ten times at once, is once', async () => {
    const booking = await atTheDesk()
    const answers = await Promise.all(Array.from({ length: 10 }, () => moved(booking.desk, 'confirm')))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(303))
    expect((await moved(booking.desk, 'confirm')).status).toBe(303)
    expect(await statusOf(booking)).toEqual({ status: 'confirmed', version: 2 })
    expect(await eventsOf(house, booking.reference)).toEqual(['received by customer', 'confirmed by house'])
    expect(
      (await lettersOf(house, booking.reference)).filter((each) => each === 'booking-confirmed'),
    ).toHaveLength(1)
  })

  test('is the only thing that is told, where the customer cancels at the same moment and comes too late', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const booking = await atTheDesk()
      const [theirs, no] = await Promise.all([
        post(house, `${booking.path}/cancellation`, { version: '1' }, booking.cookie),
        moved(booking.desk, 'decline', { why: 'No crew' }),
      ])
      const won = theirs.status === 303 ? ['booking-cancelled', 'house-cancelled'] : ['booking-declined']
      expect([theirs.status, no.status].sort()).toEqual([303, 409])
      expect(await lettersOf(house, booking.reference)).toEqual(
        ['booking-received', 'house-copy', ...won].sort(),
      )
    }
  })

  test('is one thing, whatever is pressed at once', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const booking = await atTheDesk()
      // A letter about what is past by then is not written: those of the request are, before anything is decided.
      await house.settle()
      const [yes, no, theirs] = await Promise.all([
        moved(booking.desk, 'confirm'),
        moved(booking.desk, 'decline', { why: 'No crew' }),
        post(house, `${booking.path}/cancellation`, { version: '1' }, booking.cookie),
      ])
      const won = [yes, no, theirs].filter(({ status }) => status === 303)
      expect(won).toHaveLength(1)
      expect(await statusOf(booking)).toEqual({
        status: won[0] === yes ? 'confirmed' : 'cancelled',
        version: 2,
      })
      expect(await eventsOf(house, booking.reference)).toHaveLength(2)
      expect(await takenOn(house, booking.day)).toBe(won[0] === yes ? 1 : 0)
      expect((await lettersOf(house, booking.reference)).length).toBe(won[0] === theirs ? 4 : 3)
    }
  })

  test('a letter is sent again as it fits by then, once for each time it is asked for', async () => {
    const booking = await atTheDesk()
    const count = async (template: string) =>
      (await lettersOf(house, booking.reference)).filter((each) => each === template).length
    const presses = await Promise.all(Array.from({ length: 5 }, () => moved(booking.desk, 'resend')))
    expect(presses.map(({ status }) => status)).toEqual(Array(5).fill(303))
    expect(await count('booking-received')).toBe(2)
    const { html } = await get(house, booking.desk.path, booking.desk.cookie)
    expect(html).toContain('name="times" value="1"')
    await moved(booking.desk, 'resend', { times: '1' })
    expect(await count('booking-received')).toBe(3)
    expect(await statusOf(booking)).toEqual({ status: 'pending', version: 1 })
    await moved(booking.desk, 'confirm')
    await moved(booking.desk, 'resend', { version: '2', times: '2' })
    expect(await count('booking-confirmed')).toBe(2)
    expect(await count('booking-received')).toBe(3)
    const mails = await house.db.read({
      sql: 'SELECT COUNT(*) AS n FROM mailbox WHERE recipient = ? AND subject LIKE ?',
      args: [ANN.email, `%${booking.reference}%`],
    })
    expect(mails).toEqual([{ n: 5 }])
  })
})

describe('a request that nobody answers', () => {
  const job = async ({ reference }: Asked) =>
    house.db.read({
      sql: `SELECT jobs.not_before - booking_events.at AS seconds FROM jobs, bookings, booking_events
        WHERE jobs.id = 'unanswered:' || bookings.id AND booking_id = bookings.id AND what = 'received' AND reference = ?`,
      args: [reference],
    })
  const lapses = async ({ reference }: Asked) =>
    whenDue(house, `unanswered:${(await rowOf(house, reference)).id}`)

  test('lapses after three days, frees its place, and both are told', async () => {
    const booking = await asked(house)
    expect(await job(booking)).toEqual([{ seconds: 72 * 3600 }])
    await lapses(booking)
    expect(await statusOf(booking)).toEqual({ status: 'expired', version: 2 })
    expect(await eventsOf(house, booking.reference)).toEqual(['received by customer', 'unanswered by system'])
    expect(await takenOn(house, booking.day)).toBe(0)
    const letters = await lettersOf(house, booking.reference)
    expect(letters).toEqual(['booking-received', 'booking-unanswered', 'house-copy', 'house-unanswered'])
    expect(await letterTo(house, ANN.email, `lapsed (${booking.reference}`)).toContain('72 hours')
    const { status, html } = await get(house, booking.path, booking.cookie)
    expect(status).toBe(200)
    expect(html).toContain('It was not confirmed in time')
    const { path, cookie } = await deskOf(house, booking)
    expect((await get(house, path, cookie)).html).not.toContain('value="confirm"')
  })

  test('counts from when it was received: a change does not put it off', async () => {
    const booking = await asked(house)
    const fields = { version: '1', date: booking.day, guests: '70', venue: 'Elsewhere' }
    const [before] = await job(booking)
    const changed = await post(house, `${booking.path}/changes`, fields, booking.cookie)
    expect(changed.status).toBe(303)
    expect(await job(booking)).toEqual([before!])
    await lapses(booking)
    expect(await statusOf(booking)).toEqual({ status: 'expired', version: 3 })
  })

  test('is left alone once it was answered, however late its job runs', async () => {
    const booking = await atTheDesk()
    await moved(booking.desk, 'confirm')
    await lapses(booking)
    expect(await statusOf(booking)).toEqual({ status: 'confirmed', version: 2 })
    expect(await takenOn(house, booking.day)).toBe(1)
  })

  test('does not lapse before its time, whoever runs its job', async () => {
    const booking = await asked(house)
    await house.db.write([
      {
        sql: "UPDATE jobs SET not_before = unixepoch() - 1 WHERE id = 'unanswered:' || (SELECT id FROM bookings WHERE reference = ?)",
        args: [booking.reference],
      },
    ])
    await asked(house)
    await house.settle()
    expect(await statusOf(booking)).toEqual({ status: 'pending', version: 1 })
  })

  test('is answered or has lapsed, never both', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const booking = await atTheDesk()
      const [, answer] = await Promise.all([lapses(booking), moved(booking.desk, 'confirm')])
      await house.settle()
      const { status } = await statusOf(booking)
      expect(status).toBe(answer.status === 303 ? 'confirmed' : 'expired')
      expect(await takenOn(house, booking.day)).toBe(status === 'confirmed' ? 1 : 0)
      expect(await eventsOf(house, booking.reference)).toHaveLength(2)
    }
  })
})
