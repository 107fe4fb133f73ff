import { expect, test } from 'bun:test'
import { audit, auditLetters, lettersWritten } from '../support/audit.ts'
import { databaseKilled, serverKilled } from '../support/kill.ts'
import { orderFor, send } from '../support/orders.ts'
import { withPremises } from '../support/premises.ts'

// The short form; `npm run prove` kills thirty times.

test('a server killed during a burst of bookings has kept every one it acknowledged, with its letters', async () => {
  const story = await withPremises('embedded', (house) => serverKilled(house, { kills: 3 }))
  expect(story.faults).toEqual([])
  const promised = story.answers.filter(({ status }) => status === 201)
  expect(promised.length).toBeGreaterThan(8)
  expect(story.letters).toBe(2 * promised.length)
})

test('so has a libSQL server, while the house answers 201 or 503 and nothing else', async () => {
  const story = await withPremises('libSQL server', (house) => databaseKilled(house, { kills: 2 }))
  expect(story.faults).toEqual([])
  const promised = story.answers.filter(({ status }) => status === 201)
  expect(promised.length).toBeGreaterThan(5)
  expect(story.letters).toBe(2 * promised.length)
})

test('the audit that says so misses no booking, no half of one, no letter and no stranger', async () => {
  await withPremises('embedded', async (house) => {
    const server = await house.open()
    const told = await Promise.all(house.days.slice(0, 12).map((day) => send(server.url, orderFor(day))))
    const { db } = house
    await lettersWritten(db)
    expect([...(await audit(db, told)), ...(await auditLetters(db))]).toEqual([])

    // The rows are there; what is taken away below is what a lie about durability would take.
    const guards = ['booking_events_not_deleted', 'booking_events_not_changed', 'claim_fixed']
    await db.write(guards.map((name) => ({ sql: `DROP TRIGGER ${name}`, args: [] })))
    const of = (n: number) => `(SELECT id FROM bookings WHERE reference = '${told[n]!.reference}')`
    const linesOf = (n: number) => `(SELECT id FROM booking_lines WHERE booking_id = ${of(n)})`
    const damages: [string, ...string[]][] = [
      ['has a line that claims nothing', `DELETE FROM claims WHERE booking_id = ${of(0)}`],
      ['has a bill that is not its total', `DELETE FROM bill_lines WHERE line_id IN ${linesOf(1)}`],
      ['has lines that are not its total', `UPDATE booking_lines SET amount = 1 WHERE booking_id = ${of(2)}`],
      ['was received not once', `DELETE FROM booking_events WHERE booking_id = ${of(3)}`],
      ['lacks a letter', `DELETE FROM jobs WHERE id = 'letter:house-copy:' || ${of(4)} || ':1'`],
      [
        'lacks a letter',
        `UPDATE jobs SET dead = 1 WHERE id = 'letter:booking-received:' || ${of(5)} || ':1'`,
      ],
      ['has not one key', `DELETE FROM idempotency_keys WHERE booking_id = ${of(6)}`],
      [
        'has no line',
        `DELETE FROM claims WHERE booking_id = ${of(7)}`,
        `DELETE FROM bill_lines WHERE line_id IN ${linesOf(7)}`,
        `DELETE FROM booking_lines WHERE booking_id = ${of(7)}`,
      ],
      [
        'was promised and is not there',
        ...['claims', 'booking_events', 'idempotency_keys', 'notifications'].map(
          (table) => `DELETE FROM ${table} WHERE booking_id = ${of(8)}`,
        ),
        `DELETE FROM bill_lines WHERE line_id IN ${linesOf(8)}`,
        `DELETE FROM booking_lines WHERE booking_id = ${of(8)}`,
        `DELETE FROM bookings WHERE id = ${of(8)}`,
      ],
      ['a day is oversold', `UPDATE claims SET quantity = 3 WHERE booking_id = ${of(9)}`],
    ]
    for (const [sentence, ...sql] of damages) {
      expect(await db.write(sql.map((each) => ({ sql: each, args: [] })))).toMatchObject({ ok: true })
      expect((await audit(db, told)).join('\n')).toContain(sentence)
    }
    expect((await audit(db, told)).join('\n')).toContain('a letter is to be written about no booking')
    await db.write([
      { sql: `DELETE FROM mailbox WHERE key = 'letter:house-copy:' || ${of(10)} || ':1'`, args: [] },
    ])
    await db.write([
      {
        sql: `UPDATE notifications SET status = 'pending' WHERE id = 'letter:house-copy:' || ${of(11)} || ':1'`,
        args: [],
      },
    ])
    const letters = (await auditLetters(db)).join('\n')
    for (const sentence of ['has not arrived once', 'is not noted as sent', 'was asked for by nobody'])
      expect(letters).toContain(sentence)
  })
})
