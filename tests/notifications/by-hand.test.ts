import { afterAll, beforeAll, expect, test } from 'bun:test'
import { jobRetried } from '../../db/queries/job-list.ts'
import { notificationSeen } from '../../db/queries/notification-list.ts'
import { isLongAgo } from '../../src/admin/jobs/long-ago.ts'
import { retryJob } from '../../src/admin/jobs/retry.ts'
import { byHand } from '../../src/notifications/jobs.ts'
import { rehearse } from '../../src/notifications/rehearse.ts'
import { write } from '../../src/notifications/write.ts'
import type { Message, Services } from '../../src/platform/ports.ts'
import { ok, refused } from '../../src/shared/result.ts'
import { inProcess } from '../support/house.ts'

// What becomes of a message where nobody knows whether it was sent: a service for phones knows no keys, and one of mail
// forgets them.

let house: Awaited<ReturnType<typeof inProcess>>
beforeAll(async () => {
  house = await inProcess()
})
afterAll(() => house.close())

/** A service with a weather, and what it was asked to send. */
function phones(weather: { fair: boolean; ends?: boolean }) {
  const sent: Message[] = []
  const services = {
    db: house.db,
    clock: { now: Date.now },
    config: house.config,
    log: house.log,
    mailer: { half: 'mailbox' },
    queue: { half: 'outbox', horizon: 0 },
    messenger: {
      half: 'mailbox',
      async send(each: Message) {
        sent.push(each)
        if (weather.ends) throw new Error('the process ended')
        return weather.fair ? ok({ id: 'x' }) : refused({ reason: 'no answer', permanent: false })
      },
    },
  } as unknown as Services
  return { services, sent, weather }
}

async function written(services: Services) {
  const body = {
    to: '+447700900123',
    template: 'booking-reminder',
    values: ['Iris', 'RV-1', 'Vows', '12 June', 'x'],
  }
  const asking = { key: crypto.randomUUID(), scope: 'test', by: { actor: 'system' as const } }
  const made = await write(services, 'whatsapp', body, asking)
  if (!made.ok) throw new Error(made.refusal.code)
  const { id } = made.value
  return { id, run: () => byHand.run(services, { notification: id }, id) }
}

const rowOf = async (id: string) => {
  const [row] = await house.db.read({
    sql: 'SELECT status, attempts, error FROM notifications WHERE id = ?',
    args: [id],
  })
  return row
}

test('one that was refused, or whose end nobody saw, is not sent again by itself', async () => {
  for (const weather of [
    { fair: false, ends: false },
    { fair: true, ends: true },
  ]) {
    const { services, sent } = phones(weather)
    const { id, run } = await written(services)
    await expect(run()).rejects.toThrow(weather.ends ? 'the process ended' : 'no answer')
    Object.assign(weather, { fair: true, ends: false })
    await expect(run()).rejects.toThrow('whether it was sent is not known')
    expect([sent.length, await rowOf(id)]).toMatchObject([1, { status: 'failed', attempts: 1 }])
  }
})

test('one that somebody wants tried again is sent once more', async () => {
  const { services, sent, weather } = phones({ fair: false })
  const { id, run } = await written(services)
  await expect(run()).rejects.toThrow('no answer')
  expect(await rowOf(id)).toEqual({ status: 'failed', attempts: 1, error: 'no answer' })
  await house.db.write([{ sql: 'UPDATE jobs SET dead = 1 WHERE id = ?', args: [id] }])
  await house.db.write(jobRetried(id, { actor: 'system' }, 1))
  weather.fair = true
  await run()
  expect([sent.length, await rowOf(id)]).toEqual([2, { status: 'sent', attempts: 1, error: null }])
})

test('it is shown beforehand as it will be read, and by that neither sent nor counted', async () => {
  const { services, sent } = phones({ fair: true })
  const { id } = await written(services)
  const shown = await rehearse(services, byHand as never, { id, payload: { notification: id } })
  expect(shown).toEqual({
    is: 'message',
    text: expect.stringMatching(/^Hello Iris, .* RV-1: Vows, 12 June\. /),
  })
  expect([sent.length, (await rowOf(id))!.attempts]).toEqual([0, 0])
})

test('a letter that a mail service may have sent and forgotten waits for somebody who decides on it', async () => {
  const { services } = phones({ fair: true })
  const sent: string[] = []
  services.mailer = {
    half: 'resend',
    remembers: 3600,
    async send(_, key) {
      sent.push(key)
      return ok({ id: 'x' })
    },
  }
  const body = { to: 'iris@example.org', subject: 'The gate', message: 'Ring twice.' }
  const asking = { key: crypto.randomUUID(), scope: 'test', by: { actor: 'system' as const } }
  const made = await write(services, 'email', body, asking)
  if (!made.ok) throw new Error(made.refusal.code)
  const { id } = made.value
  const run = () => byHand.run(services, { notification: id }, id)
  const unsureFor = (seconds: number) =>
    house.db.write([
      { sql: 'UPDATE notifications SET unsure = unixepoch() - ? WHERE id = ?', args: [seconds, id] },
      { sql: 'UPDATE jobs SET dead = 1 WHERE id = ?', args: [id] },
    ])
  await unsureFor(7200)
  await expect(run()).rejects.toThrow('might arrive twice')
  const { unsure } = (await notificationSeen(house.db, id))!
  expect([isLongAgo(unsure, 3600, Date.now()), isLongAgo(unsure, undefined, Date.now())]).toEqual([
    true,
    false,
  ])
  // What may still be known at the service keeps its date, or it could be tried again for too long.
  await unsureFor(1800)
  await retryJob(services, id, { actor: 'system' })
  expect(isLongAgo((await notificationSeen(house.db, id))!.unsure, 1700, Date.now())).toBe(true)
  await unsureFor(7200)
  expect(await retryJob(services, id, { actor: 'system' })).toEqual({ ok: true, value: undefined })
  await run()
  expect(sent).toEqual([id])
  expect(await rowOf(id)).toMatchObject({ status: 'sent', error: null })
})
