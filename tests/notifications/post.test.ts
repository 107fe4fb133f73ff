import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { post } from '../../src/notifications/post.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Database, Letter, Mailer } from '../../src/platform/ports.ts'
import { Hopeless } from '../../src/shared/hopeless.ts'
import { ok, refused } from '../../src/shared/result.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'

// A letter whose sending is not known, and a mail service that remembers its keys for a day.

const HOUR = 3600
const folder = mkdtempSync(join(tmpdir(), 'post-'))
let db: Database
beforeAll(async () => {
  db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() })
  await migrate(db, MIGRATIONS)
})
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

type Weather = 'sends' | 'refuses' | 'refuses for good' | 'falls silent' | 'breaks off' | 'knows another'

/** One letter, to be tried in any weather, by a service that remembers for 23 hours or for ever. */
function aLetter({ forgets = true } = {}) {
  const id = `letter:test:${crypto.randomUUID()}`
  const sent: Letter[] = []
  async function tried(weather: Weather): Promise<string | undefined> {
    const mailer: Mailer = {
      half: 'resend',
      ...(forgets && { remembers: 23 * HOUR }),
      async send(letter) {
        sent.push(letter)
        if (weather === 'refuses') return refused({ reason: 'later', permanent: false })
        if (weather === 'refuses for good') return refused({ reason: 'never', permanent: true })
        if (weather === 'falls silent') return refused({ reason: 'silence', permanent: false, unsure: true })
        if (weather === 'knows another')
          return refused({ reason: 'other words', permanent: true, known: true })
        if (weather === 'breaks off') throw new Error('The process ends here')
        return ok({ id: `id of ${id}` })
      },
    }
    const letter = {
      template: 'test',
      to: 'ann@example.org',
      subject: 'A day',
      html: '<p>A day</p>',
      text: 'A day',
    }
    return post({ db, mailer }, { id, ...letter })
  }
  return {
    sent,
    tried,
    /** As if so long had passed. */
    later: (hours: number) =>
      db.write([
        {
          sql: 'UPDATE notifications SET unsure = unsure - ?, created = created - ? WHERE id = ?',
          args: [hours * HOUR, hours * HOUR, id],
        },
      ]),
    async state() {
      const [row] = await db.read({
        sql: 'SELECT status, error, unsure FROM notifications WHERE id = ?',
        args: [id],
      })
      return { status: row!.status, error: row!.error, unsure: row!.unsure !== null }
    },
  }
}

const SENTENCE =
  'whether it was sent is not known, and the mail service no longer remembers: sent again, it might arrive twice'

describe('whether a letter was sent', () => {
  test('is known of one that was refused, and not of one without an answer or of one whose process ended', async () => {
    const [refusedOne, silent, broken] = [aLetter(), aLetter(), aLetter()]
    await expect(refusedOne.tried('refuses')).rejects.toThrow('later')
    expect(await refusedOne.state()).toEqual({ status: 'failed', error: 'later', unsure: false })
    await expect(silent.tried('falls silent')).rejects.toThrow('silence')
    expect(await silent.state()).toEqual({ status: 'failed', error: 'silence', unsure: true })
    await expect(broken.tried('breaks off')).rejects.toThrow('ends here')
    expect(await broken.state()).toEqual({ status: 'pending', error: null, unsure: true })
  })

  test('once it is not known stays so, whatever is refused later, until it is sent', async () => {
    const letter = aLetter()
    await expect(letter.tried('falls silent')).rejects.toThrow()
    await expect(letter.tried('refuses')).rejects.toThrow()
    expect(await letter.state()).toEqual({ status: 'failed', error: 'later', unsure: true })
    expect(await letter.tried('sends')).toBeUndefined()
    expect(await letter.state()).toEqual({ status: 'sent', error: null, unsure: false })
  })
})

describe('a letter whose sending is not known', () => {
  test.each(['falls silent', 'breaks off'] as const)(
    'since the service %s is tried again while the service remembers its key, and never after',
    async (weather) => {
      const [soon, late] = [aLetter(), aLetter()]
      for (const letter of [soon, late]) await expect(letter.tried(weather)).rejects.toThrow()
      await soon.later(22)
      await late.later(24)
      expect(await soon.tried('sends')).toBeUndefined()
      expect(soon.sent).toHaveLength(2)
      for (let times = 0; times < 2; times += 1)
        await expect(late.tried('sends')).rejects.toThrow(new Hopeless(SENTENCE))
      expect(late.sent).toHaveLength(1)
      expect(await late.state()).toEqual({ status: 'failed', error: SENTENCE, unsure: true })
    },
  )

  test('is known by its first silent try, not by its last', async () => {
    const letter = aLetter()
    await expect(letter.tried('falls silent')).rejects.toThrow()
    await letter.later(20)
    await expect(letter.tried('falls silent')).rejects.toThrow()
    await letter.later(4)
    await expect(letter.tried('sends')).rejects.toThrow(SENTENCE)
    expect(letter.sent).toHaveLength(2)
  })

  test('is sent by a mailbox however late, for that never forgets', async () => {
    const letter = aLetter({ forgets: false })
    await expect(letter.tried('falls silent')).rejects.toThrow()
    await letter.later(24 * 365)
    expect(await letter.tried('sends')).toBeUndefined()
    expect(letter.sent).toHaveLength(2)
  })
})

test('a letter that is known not to have been sent is sent however late, and one that was sent never again', async () => {
  const letter = aLetter()
  await expect(letter.tried('refuses')).rejects.toThrow()
  await letter.later(48)
  expect(await letter.tried('sends')).toBeUndefined()
  await letter.later(48)
  expect(await letter.tried('sends')).toBe('it had been sent already')
  expect(letter.sent).toHaveLength(2)
  expect((await letter.state()).status).toBe('sent')
})

test.each(['falls silent', 'breaks off'] as const)(
  'a letter whose words were corrected after the service %s has been sent, if the service knows its key',
  async (weather) => {
    const letter = aLetter()
    await expect(letter.tried(weather)).rejects.toThrow()
    expect(await letter.tried('knows another')).toContain('sent already')
    expect(await letter.state()).toEqual({ status: 'sent', error: null, unsure: false })
  },
)

test('a letter that is known not to have been sent waits for a person, if its key is not its own', async () => {
  const letter = aLetter()
  await expect(letter.tried('refuses')).rejects.toThrow()
  await expect(letter.tried('knows another')).rejects.toThrow(new Hopeless('other words'))
  expect(await letter.state()).toEqual({ status: 'failed', error: 'other words', unsure: false })
})

test('a letter that is refused for good is not tried again by its job', async () => {
  await expect(aLetter().tried('refuses for good')).rejects.toThrow(new Hopeless('never'))
})
