import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { takeJob } from '../../db/queries/jobs.ts'
import { newId } from '../../src/shared/ids.ts'
import { type ApiDocument, documentOf } from '../support/document.ts'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'
import { worker } from '../support/people.ts'

// What happens later, as those who look after the house see it: found, tried again, called off.

let house: TestHouse
let document: ApiDocument
let staff: Program
let admin: Program
type Program = (method: string, path: string) => Promise<{ status: number; said: Said; faults: string[] }>
// biome-ignore lint/suspicious/noExplicitAny: what was answered is looked at field by field
type Said = any
beforeAll(async () => {
  house = await openHouse()
  document = await documentOf(house)
  staff = await programOf('staff')
  admin = await programOf('admin')
})
afterAll(() => house.close())

const HOUR = 3600
const nameOf = (path: string) => path.replace(/\?.*/, '').replace(/\/jobs\/[^/]+/, '/jobs/{id}')

/** A program that acts for somebody who works here. */
async function programOf(role: 'staff' | 'admin'): Promise<Program> {
  const { email } = await worker(house, role)
  const login = await house.fetch('/api/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'four words make a good one' }),
  })
  const { accessToken } = (await login.json()) as { accessToken: string }
  return async (method, path) => {
    const answer = await house.fetch(`/api/admin${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}` },
    })
    const operation = document.operations.find(
      (each) => each.method === method.toLowerCase() && each.path === `/admin${nameOf(path)}`,
    )!
    return {
      status: answer.status,
      faults: answer.status === 403 ? [] : await document.faultsOf(operation, answer.clone()),
      said: await answer.json(),
    }
  }
}

const rowOf = async (id: string) =>
  (await house.db.read({ sql: 'SELECT * FROM jobs WHERE id = ?', args: [id] }))[0]!
const auditOf = (id: string) =>
  house.db.read({
    sql: 'SELECT actor, action, target, before FROM audit WHERE target_id = ? ORDER BY id',
    args: [id],
  })

/** A job that nobody comes for by itself: it is due in an hour, unless `more` says what else it is. */
async function left(more = '', name = 'lapse'): Promise<string> {
  const id = `${name}:${newId()}`
  await house.db.write([
    {
      sql: `INSERT INTO jobs (id, name, payload, not_before, created) VALUES (?, ?, ?, unixepoch() + ?, unixepoch())`,
      args: [id, name, JSON.stringify({ booking: newId() }), HOUR],
    },
    ...(more ? [{ sql: `UPDATE jobs SET ${more} WHERE id = ?`, args: [id] }] : []),
  ])
  return id
}
const DEAD = `dead = unixepoch(), attempts = 8, published = 5, error = 'Error: no'`

test('each job is in one state, found by it and by its name', async () => {
  const name = 'no-such-name'
  const expected = {
    waiting: await left('', name),
    running: await left('leased = unixepoch() + 60, attempts = 2', name),
    dead: await left(DEAD, name),
    done: await left('done = unixepoch()', name),
    skipped: await left(`done = unixepoch(), skipped = 'the booking has moved on'`, name),
    cancelled: await left(`done = unixepoch(), skipped = 'called off by staff'`, name),
  }
  for (const [state, id] of Object.entries(expected)) {
    const { said, faults } = await staff('GET', `/jobs?state=${state}&name=${name}`)
    expect([state, faults, said.pagination.total]).toEqual([state, [], 1])
    expect(said.data[0]).toMatchObject({ id, state, name })
    const one = await staff('GET', `/jobs/${encodeURIComponent(id)}`)
    expect([one.status, one.faults, one.said]).toEqual([200, [], said.data[0]])
  }
  const page = await staff('GET', `/jobs?name=${name}&limit=4&page=2`)
  expect(page.said.pagination).toEqual({ page: 2, limit: 4, total: 6, totalPages: 2 })
  expect(page.said.data).toHaveLength(2)
  for (const query of ['state=lost', 'page=0', 'colour=red'])
    expect([query, (await staff('GET', `/jobs?${query}`)).status]).toEqual([query, 422])
  expect(await staff('GET', '/jobs/nothing')).toMatchObject({ status: 404, faults: [] })
})

describe('a dead job that is tried again', () => {
  test('lives as if it had never been tried, is done, and the audit knows who wanted it', async () => {
    const id = await left(`${DEAD}, leased = 1`, 'letter')
    // About no booking: its handler finds that there is nothing to do, so it is seen to have run.
    await house.db.write([
      {
        sql: `UPDATE jobs SET payload = ? WHERE id = ?`,
        args: [JSON.stringify({ booking: newId(), template: 'house-copy', version: 1 }), id],
      },
    ])
    const { status, faults } = await staff('POST', `/jobs/${encodeURIComponent(id)}/retry`)
    expect([status, faults]).toEqual([200, []])
    await house.settle()
    expect(await rowOf(id)).toMatchObject({
      dead: null,
      done: expect.any(Number),
      attempts: 1,
      published: null,
      skipped: 'the booking has moved on',
    })
    expect(await auditOf(id)).toEqual([
      { actor: 'account', action: 'job.retried', target: 'job', before: '{"state":"dead","attempts":8}' },
    ])
  })

  test('takes its message with it, which waits again', async () => {
    const id = await left(DEAD, 'no-such-name')
    await house.db.write([
      {
        sql: `INSERT INTO notifications (id, channel, template, recipient, subject, status, error, created, updated)
          VALUES (?, 'email', 'message', 'iris@example.org', 'x', 'failed', 'no', 1, 1)`,
        args: [id],
      },
      // Somebody has it at once, so that what becomes of it next does not matter here.
      {
        sql: `CREATE TRIGGER hold_it AFTER UPDATE OF dead ON jobs WHEN NEW.dead IS NULL AND OLD.dead IS NOT NULL
          BEGIN UPDATE jobs SET leased = unixepoch() + 60 WHERE id = NEW.id; END`,
        args: [],
      },
    ])
    expect((await staff('POST', `/jobs/${encodeURIComponent(id)}/retry`)).said.state).toBe('running')
    await house.db.write([
      { sql: 'DROP TRIGGER hold_it', args: [] },
      { sql: 'UPDATE jobs SET done = unixepoch() WHERE id = ?', args: [id] },
    ])
    const [row] = await house.db.read({
      sql: 'SELECT status, error FROM notifications WHERE id = ?',
      args: [id],
    })
    expect(row).toEqual({ status: 'pending', error: null })
  })

  test.each(['', 'leased = unixepoch() + 60, attempts = 2', 'done = unixepoch()'])(
    'is only a dead one (%s)',
    async (more) => {
      const id = await left(more)
      const before = await rowOf(id)
      const { status, said, faults } = await staff('POST', `/jobs/${encodeURIComponent(id)}/retry`)
      expect([status, said.code, faults]).toEqual([409, 'illegal_status', []])
      expect(await rowOf(id)).toEqual(before)
      expect(await auditOf(id)).toEqual([])
    },
  )
})

describe('a job that is called off', () => {
  test.each(['', DEAD, 'leased = unixepoch() - 1, attempts = 1'])(
    'is done without having been done, where it waits (%s)',
    async (more) => {
      const id = await left(more)
      const { status, said, faults } = await admin('POST', `/jobs/${encodeURIComponent(id)}/cancellation`)
      expect([status, faults, said.state, said.skipped]).toEqual([
        200,
        [],
        'cancelled',
        'called off by admin',
      ])
      expect(await rowOf(id)).toMatchObject({ done: expect.any(Number), dead: null })
      expect((await auditOf(id)).map(({ action }) => action)).toEqual(['job.called-off'])
      expect((await staff('POST', `/jobs/${encodeURIComponent(id)}/retry`)).status).toBe(409)
    },
  )

  test.each(['leased = unixepoch() + 60, attempts = 2', 'done = unixepoch()'])(
    'is none that somebody is at, or that is done (%s)',
    async (more) => {
      const id = await left(more)
      const before = await rowOf(id)
      const { status, said } = await admin('POST', `/jobs/${encodeURIComponent(id)}/cancellation`)
      expect([status, said.code]).toEqual([409, 'illegal_status'])
      expect(await rowOf(id)).toEqual(before)
      expect(await auditOf(id)).toEqual([])
    },
  )

  test('takes with it what it was to bring to a webhook, which can be sent again then', async () => {
    const [endpoint, delivery] = [newId(), newId()]
    const id = await left('', 'webhook')
    const q = (sql: string, ...args: string[]) => ({ sql, args })
    await house.db.write([
      q(
        `INSERT INTO webhook_endpoints (id, url, secret, events, created, updated, disabled) VALUES (?, 'https://example.org/', 's', '[]', 1, 1, 1)`,
        endpoint,
      ),
      q(
        `INSERT INTO webhook_events (id, type, payload, created) VALUES (?, 'webhook.test', '{}', 1)`,
        delivery,
      ),
      q(
        `INSERT INTO webhook_deliveries (id, endpoint_id, event_id, status, created, updated) VALUES (?, ?, ?, 'pending', 1, 1)`,
        delivery,
        endpoint,
        delivery,
      ),
      q(`UPDATE jobs SET payload = json_object('delivery', ?) WHERE id = ?`, delivery, id),
    ])
    expect((await admin('POST', `/jobs/${encodeURIComponent(id)}/cancellation`)).status).toBe(200)
    const [row] = await house.db.read(q('SELECT status FROM webhook_deliveries WHERE id = ?', delivery))
    expect(row).toEqual({ status: 'failed' })
  })

  test('is called off by an admin: staff may only try again', async () => {
    const id = await left()
    expect((await staff('POST', `/jobs/${encodeURIComponent(id)}/cancellation`)).status).toBe(403)
    expect((await rowOf(id)).done).toBeNull()
    expect((await admin('POST', '/jobs/nothing/cancellation')).status).toBe(404)
  })
})

describe('however many press the button at once', () => {
  const MANY = 8
  /** How often a dead job was tried again, by the answers and by the audit. */
  async function pressed(): Promise<{ told: number; audited: number }> {
    const id = await left(DEAD)
    const answers = await Promise.all(
      Array.from({ length: MANY }, () => staff('POST', `/jobs/${encodeURIComponent(id)}/retry`)),
    )
    const told = answers.filter(({ status }) => status === 200).length
    return { told, audited: (await auditOf(id)).length }
  }

  test('a dead job is tried again once', async () => {
    expect(await pressed()).toEqual({ told: 1, audited: 1 })
  })

  test('it is called off or tried again, and never both', async () => {
    const id = await left(DEAD)
    await Promise.all([
      ...Array.from({ length: 4 }, () => staff('POST', `/jobs/${encodeURIComponent(id)}/retry`)),
      ...Array.from({ length: 4 }, () => admin('POST', `/jobs/${encodeURIComponent(id)}/cancellation`)),
    ])
    const deeds = (await auditOf(id)).map(
      ({ action, before }) => `${action} of ${JSON.parse(String(before)).state}`,
    )
    // Called off after it was tried again it waited then; the other way round it was dead no more.
    expect(new Set(deeds).size).toBe(deeds.length)
    expect(deeds.filter((each) => each.endsWith('dead'))).toHaveLength(1)
  })

  /** How many jobs were called off although a worker had taken them. */
  async function calledOffUnderWay(): Promise<number> {
    const ids = await Promise.all(
      Array.from({ length: MANY }, () => left('not_before = unixepoch()', 'busy')),
    )
    const off = (id: string) => admin('POST', `/jobs/${encodeURIComponent(id)}/cancellation`)
    const take = (id: string) => takeJob(house.db, { id, name: 'busy' }, { lease: 60, mostTimes: 16 })
    await Promise.all(
      ids.map((id, turn) => Promise.all(turn % 2 ? [off(id), take(id)] : [take(id), off(id)])),
    )
    const rows = await Promise.all(ids.map(rowOf))
    await house.db.write([{ sql: `UPDATE jobs SET done = unixepoch() WHERE name = 'busy'`, args: [] }])
    // One that the house itself took has died of its name, and may well be called off then.
    return rows.filter(({ attempts, skipped, error }) => Number(attempts) > 0 && skipped && !error).length
  }

  test('what a worker has taken is not called off', async () => {
    expect(await calledOffUnderWay()).toBe(0)
  })

  // Only here can the statements be spoilt: the app runs in this process.
  if (TARGET === 'process')
    describe('without the guards of their statements', () => {
      /** With a house that writes another statement than it was given. */
      async function spoilt<T>(guard: RegExp, ask: () => Promise<T>): Promise<T> {
        const { db } = house
        const real = db.write
        db.write = (statements) =>
          real.call(
            db,
            statements.map((each) => ({ ...each, sql: each.sql.replace(guard, '1') })),
          )
        try {
          return await ask()
        } finally {
          db.write = real
        }
      }

      test('a dead job would be tried again as often as anybody asks', async () => {
        const { told, audited } = await spoilt(/done IS NULL AND dead IS NOT NULL/g, pressed)
        expect(told).toBeGreaterThan(1)
        expect(audited).toBeGreaterThan(1)
      })

      test('and what is under way would be called off', async () => {
        const guard = /done IS NULL AND \(dead IS NOT NULL OR leased <= unixepoch\(\)\)/g
        expect(await spoilt(guard, calledOffUnderWay)).toBeGreaterThan(0)
      })
    })
})
