import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { newId } from '../../src/shared/ids.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { asked } from '../support/life.ts'
import { type Browser, customer, letterLink, worker } from '../support/people.ts'

// The pages of jobs and messages: what needs a person is seen, opened and dealt with, without scripts.

let house: TestHouse
let staff: Browser
let admin: Browser
beforeAll(async () => {
  house = await openHouse()
  staff = (await worker(house, 'staff')).browser
  admin = (await worker(house, 'admin')).browser
})
afterAll(() => house.close())

const q = (sql: string, ...args: (string | number)[]) => house.db.read({ sql, args })
const run = (sql: string, ...args: (string | number)[]) => house.db.write([{ sql, args }])
const html = async (browser: Browser, path: string) => (await browser.get(path)).text()
const at = (id: string, what = 'notifications') => `/admin/${what}/${encodeURIComponent(id)}`

/** A booking whose letter to its customer went nowhere, and waits for a person. */
async function undelivered(more: Record<string, string> = {}) {
  const booking = await asked(house, more)
  await house.settle()
  const [row] = await q('SELECT id, email FROM bookings WHERE reference = ?', booking.reference)
  const id = `letter:booking-received:${row!.id}:1`
  await run(`DELETE FROM mailbox WHERE key = ?`, id)
  await run(
    `UPDATE jobs SET done = NULL, dead = unixepoch(), attempts = 8, error = 'Error: no such address' WHERE id = ?`,
    id,
  )
  await run(`UPDATE notifications SET status = 'failed', error = 'no such address' WHERE id = ?`, id)
  return { ...booking, id, email: String(row!.email) }
}

describe('what needs a person', () => {
  test('is on the first page of the house, each with the way to it', async () => {
    const { id, reference } = await undelivered()
    const page = await html(staff, '/admin')
    expect(page).toContain('1 job has stopped')
    expect(page).toContain('1 message did not go out')
    expect(page).toContain(`href="/desk/${reference}"`)
    expect(page).toContain('href="/admin/jobs?state=dead"')
    expect(await html(staff, '/admin/jobs?state=dead')).toContain(`href="${at(id, 'jobs')}"`)
    expect(await html(staff, '/admin/notifications?status=failed')).toContain(`href="${at(id)}"`)
    expect(await html(staff, '/fr/admin')).toContain('1 tâche s’est arrêtée')
    await run('UPDATE jobs SET done = unixepoch() WHERE dead IS NOT NULL')
  })

  test('is for those who work here, and no page to anybody else', async () => {
    const guest = (await customer(house)).browser
    for (const path of ['/admin', '/admin/jobs', '/admin/notifications'])
      expect([path, (await guest.get(path)).status]).toEqual([path, 404])
  })
})

describe('a dead letter', () => {
  test('is opened with what went wrong, tried again from its job, and arrives', async () => {
    const { id, email, reference } = await undelivered()
    const page = await html(staff, at(id, 'jobs'))
    for (const words of ['Error: no such address', 'Trying again is safe', reference, 'booking-received'])
      expect([words, page.includes(words)]).toEqual([words, true])
    const answer = await staff.post(`${at(id, 'jobs')}/retry`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${at(id, 'jobs')}?done=retried`])
    await house.settle()
    expect(await html(staff, `${at(id, 'jobs')}?done=retried`)).toContain('It is being tried again')
    expect(await q('SELECT recipient FROM mailbox WHERE key = ?', id)).toEqual([{ recipient: email }])
    const twice = await staff.post(`${at(id, 'jobs')}/retry`)
    expect(twice.status).toBe(409)
    expect(await twice.text()).toContain('Nothing was done')
    expect(await q('SELECT action FROM audit WHERE target_id = ?', id)).toEqual([{ action: 'job.retried' }])
  })

  test('is tried again from its message as well', async () => {
    const { id } = await undelivered()
    expect(await html(staff, at(id))).toContain(`action="${at(id)}/retry"`)
    const answer = await staff.post(`${at(id)}/retry`)
    expect(answer.headers.get('location')).toBe(`${at(id)}?done=retried`)
    await house.settle()
    expect(await q('SELECT status, error FROM notifications WHERE id = ?', id)).toEqual([
      { status: 'sent', error: null },
    ])
    expect((await staff.post(`${at('nothing')}/retry`)).status).toBe(404)
  })

  test('is called off by an admin, and its message is not sent', async () => {
    const { id } = await undelivered()
    expect(await html(staff, at(id, 'jobs'))).not.toContain('/cancellation')
    expect((await staff.post(`${at(id, 'jobs')}/cancellation`)).status).toBe(404)
    const answer = await admin.post(`${at(id, 'jobs')}/cancellation`)
    expect(answer.headers.get('location')).toBe(`${at(id, 'jobs')}?done=called-off`)
    expect(await html(staff, at(id, 'jobs'))).toContain('called off by admin')
    expect(await q('SELECT status FROM notifications WHERE id = ?', id)).toEqual([{ status: 'skipped' }])
  })
})

describe('the list of jobs', () => {
  test('is cut to a state and a name, and only its results are asked for by htmx', async () => {
    const id = `lapse:${newId()}`
    await run(
      `INSERT INTO jobs (id, name, payload, not_before, created) VALUES (?, 'lapse', '{}', unixepoch() + 9000, 1)`,
      id,
    )
    const href = `href="${at(id, 'jobs')}"`
    expect(await html(staff, '/admin/jobs?name=lapse&state=waiting')).toContain(href)
    for (const other of ['name=offer', 'state=dead', 'name=lapse&page=40'])
      expect([other, (await html(staff, `/admin/jobs?${other}`)).includes(href)]).toEqual([other, false])
    // What no list could have asked for is no filter.
    expect((await staff.get('/admin/jobs?state=lost&name=%27--&page=-1')).status).toBe(200)
    const part = await staff.fetch('/admin/jobs?name=lapse', {
      headers: { 'hx-request': 'true', 'hx-target': 'section#results' },
    })
    expect(await part.text()).toStartWith('<section id="results"')
    expect(part.headers.get('cache-control')).toBe('no-store')
  })
})

describe('a message', () => {
  test('is found by part of its recipient, its subject and its booking, also with odd characters', async () => {
    const email = `ann_100.${crypto.randomUUID().slice(0, 8)}@example.org`
    const { reference, id } = await undelivered({ email })
    const found = async (query: string) =>
      (await html(staff, `/admin/notifications?${query}`)).includes(at(id))
    for (const query of [
      `q=${encodeURIComponent(email.toUpperCase())}`,
      `q=${reference.slice(1, 7)}`,
      'q=ann_100',
    ])
      expect([query, await found(query)]).toEqual([query, true])
    expect(await found(`q=${reference}&status=failed&channel=email&template=booking-received`)).toBe(true)
    for (const none of ['status=sent', 'channel=whatsapp', 'template=message', 'page=2'])
      expect([none, await found(`q=${reference}&${none}`)]).toEqual([none, false])
    for (const wild of ['ann%25100', 'annX100', 'a__'])
      expect([wild, await found(`q=${wild}`)]).toEqual([wild, false])
  })

  test('is read as it would be written now, with links that open nothing, and is not sent by that', async () => {
    const { id, reference } = await undelivered()
    const before = await q(
      'SELECT (SELECT count(*) FROM mailbox) AS mails, updated, attempts FROM notifications WHERE id = ?',
      id,
    )
    const page = await html(staff, at(id))
    expect(page).toContain(reference)
    const [shown] = /\/bookings\/[2-9A-Z]{8}\?key=[\w-]+/.exec(page)!
    expect((await house.fetch(shown)).status).toBe(404)
    const letter = await staff.get(`${at(id)}/html`)
    expect(letter.headers.get('content-security-policy')).toContain('sandbox')
    expect(await letter.text()).toContain(`<title>`)
    expect(
      await q(
        'SELECT (SELECT count(*) FROM mailbox) AS mails, updated, attempts FROM notifications WHERE id = ?',
        id,
      ),
    ).toEqual(before)
    await run('UPDATE bookings SET version = version + 1 WHERE reference = ?', reference)
    expect(await html(staff, at(id))).toContain('the booking has moved on')
    expect((await staff.get(`${at(id)}/html`)).headers.get('location')).toBe(at(id))
  })

  test('that is a way into an account is shown to nobody', async () => {
    const { email } = await customer(house)
    await staff.post('/forgot', { email })
    const link = await letterLink(house, email, 'reset-password')
    const [row] = await q(
      `SELECT id FROM notifications WHERE recipient = ? AND template = 'reset-password'`,
      email,
    )
    const page = await html(admin, at(String(row!.id)))
    expect(page).toContain('a way into an account')
    expect(page).not.toContain(link.slice(-20))
    expect((await admin.get(`${at(String(row!.id))}/html`)).status).toBe(303)
  })

  test('to an address that nothing is sent to any more says why, and that is lifted once', async () => {
    const { id, email } = await undelivered({ email: `Bo.${crypto.randomUUID().slice(0, 8)}@example.org` })
    await run(`INSERT INTO suppressions (address, reason, at) VALUES (lower(?), 'complaint', 1)`, email)
    expect(await html(staff, at(id))).toContain('unwanted')
    const lift = async () => (await staff.post(`${at(id)}/suppression/removal`)).headers.get('location')
    expect([await lift(), await lift()]).toEqual([`${at(id)}?done=lifted`, at(id)])
    expect(await q('SELECT * FROM suppressions WHERE address = lower(?)', email)).toEqual([])
    expect(await html(staff, at(id))).not.toContain('unwanted')
    const lines = await q('SELECT action, before, after FROM audit WHERE target_id = ?', id)
    expect(lines).toEqual([{ action: 'suppression.lifted', before: '{"reason":"complaint"}', after: null }])
  })

  test('written by hand is read in its frame before it goes', async () => {
    await run(`INSERT INTO notifications (id, channel, template, recipient, subject, status, body, language, created, updated)
      VALUES ('message:1', 'email', 'message', 'iris@example.org', 'The gate', 'pending', 'Ring <twice>.', 'fr', 1, 1)`)
    await run(`INSERT INTO jobs (id, name, payload, not_before, created)
      VALUES ('message:1', 'message', '{"notification":"message:1"}', unixepoch() + 9000, 1)`)
    expect(await html(staff, at('message:1'))).toContain('Ring &lt;twice&gt;.')
    const letter = await html(staff, `${at('message:1')}/html`)
    expect(letter).toContain('<html lang="fr">')
    expect(letter).toContain('Ring &lt;twice&gt;.')
  })
})
