import { afterAll, beforeAll, expect, test } from 'bun:test'
import { ANN, rowCounts } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { assertGoodHtml } from '../support/html.ts'
import { type Asked, asked, begin, deskOf, get, letterTo, linkIn, post, rowOf } from '../support/life.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** A booking that is over, with the link of the letter that asks how it was. */
async function over(): Promise<Asked & { link: string }> {
  const booking = await asked(house)
  const desk = await deskOf(house, booking)
  const moves = `${desk.path}/moves`
  await post(house, moves, { move: 'confirm', version: '1' }, desk.cookie)
  await begin(house, booking)
  await post(house, moves, { move: 'complete', version: '2' }, desk.cookie)
  const link = linkIn(await letterTo(house, ANN.email, `How was it? (${booking.reference})`), '/reviews/')
  return { ...booking, link }
}

const said = { rating: '5', text: 'The garden was ready at dawn.', author: 'Ann M.' }

const reviewsOf = ({ reference }: Asked) =>
  house.db.read({
    sql: `SELECT testimonials.*, listings.slug AS slug FROM testimonials
      JOIN bookings ON bookings.id = booking_id LEFT JOIN listings ON listings.id = testimonials.listing_id
      WHERE reference = ?`,
    args: [reference],
  })

test('the letter after it is over leads to a form, and looking changes nothing', async () => {
  const booking = await over()
  const before = await rowCounts(house)
  for (const at of ['', '/fr']) {
    const { status, html, headers } = await get(house, at + booking.link)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    await assertGoodHtml(html)
    expect(html.match(/type="radio"/g)).toHaveLength(5)
    // What is shown to everyone need not be a whole name.
    expect(html).toContain('value="Ann M."')
  }
  expect(await rowCounts(house)).toEqual(before)
  expect(await reviewsOf(booking)).toEqual([])
})

test('what is said is kept with the listing, the month and the occasion, and shown once the house has read it', async () => {
  const booking = await over()
  const text = 'Peonies & <ferns>, as we had hoped.'
  const sent = await post(house, booking.link, { ...said, text, rating: '4' })
  expect(sent.status).toBe(303)
  expect(sent.headers.get('location')).toBe(booking.link)
  expect((await get(house, booking.link)).html).toContain('Thank you for telling us')
  expect(await reviewsOf(booking)).toMatchObject([
    {
      rating: 4,
      text,
      author: 'Ann M.',
      slug: 'garden-vows',
      month: booking.day.slice(0, 7),
      event_type: 'wedding',
      status: 'waiting',
    },
  ])
  const shown = async () => (await get(house, '/testimonials')).html.includes('Peonies &amp; &lt;ferns&gt;')
  expect(await shown()).toBe(false)
  await house.db.write([{ sql: "UPDATE testimonials SET status = 'shown' WHERE text = ?", args: [text] }])
  expect(await shown()).toBe(true)
})

test('a second one is told so and changes nothing, even at the same moment', async () => {
  const booking = await over()
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map((rating) => post(house, booking.link, { ...said, rating: String(rating) })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409])
  const [kept] = await reviewsOf(booking)
  const again = await post(house, booking.link, { ...said, rating: '1', text: 'No, it was not' })
  expect(again.status).toBe(409)
  const html = await again.text()
  await assertGoodHtml(html)
  expect(html).toContain('You have told us already')
  expect(await reviewsOf(booking)).toEqual([kept!])
})

test('what is wrong is named, what was typed is kept, and nothing is stored', async () => {
  const booking = await over()
  const wrong: [string, string][] = [
    ['rating', ''],
    ['rating', '0'],
    ['rating', '6'],
    ['rating', '4.5'],
    ['rating', 'many'],
    ['text', ''],
    ['text', 'x'.repeat(2001)],
    ['author', ''],
    ['author', 'Ann\nBcc: you'],
  ]
  for (const [field, value] of wrong) {
    const sent = await post(house, booking.link, { ...said, [field]: value })
    expect([field, value, sent.status]).toEqual([field, value, 422])
    const html = await sent.text()
    await assertGoodHtml(html)
    expect(html).toContain(field === 'rating' ? 'id="rating-problem"' : `id="field-${field}-problem"`)
    if (field !== 'text') expect(html).toContain(said.text)
  }
  expect(await reviewsOf(booking)).toEqual([])
})

test('[S67] [S76] no other key opens it: not of another booking, not of another page, not before it is over', async () => {
  const [booking, other] = [await over(), await over()]
  const key = booking.link.slice('/reviews/'.length)
  const mine = linkIn(await letterTo(house, ANN.email, `confirmed (${booking.reference}`), '/bookings/')
  const wrong = [
    `${other.reference}${key.slice(8)}`,
    `${booking.reference}-${mine.split('key=')[1]}`,
    `${key.slice(0, -1)}~`,
    booking.reference,
    'x',
  ]
  for (const each of wrong) {
    expect((await get(house, `/reviews/${each}`)).status).toBe(404)
    expect((await post(house, `/reviews/${each}`, said)).status).toBe(404)
  }
  const { id } = await rowOf(house, booking.reference)
  await house.db.write([{ sql: 'UPDATE bookings SET link_version = 2 WHERE id = ?', args: [id!] }])
  expect((await get(house, booking.link)).status).toBe(404)
  expect((await post(house, other.link, said, '', 'https://evil.example')).status).toBe(403)
  expect(await reviewsOf(other)).toEqual([])
})

test('what is not over has no form, whatever the key', async () => {
  const { reference, link } = await over()
  const open = await asked(house)
  // The sound key of a booking that is over, and the same booking as if it were not.
  const { id } = await rowOf(house, reference)
  expect((await get(house, link)).status).toBe(200)
  await house.db.write([
    { sql: 'INSERT INTO booking_moves VALUES (?, ?)', args: ['completed', 'confirmed'] },
    { sql: "UPDATE bookings SET status = 'confirmed' WHERE id = ?", args: [id!] },
    { sql: 'DELETE FROM booking_moves WHERE "from" = ? AND "to" = ?', args: ['completed', 'confirmed'] },
  ])
  expect((await get(house, link)).status).toBe(404)
  expect((await post(house, link, said)).status).toBe(404)
  expect((await get(house, `/reviews/${open.reference}`)).status).toBe(404)
})
