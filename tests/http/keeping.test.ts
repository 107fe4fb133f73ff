import { beforeEach, describe, expect, test } from 'bun:test'
import { type Handler, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Doors, Env } from '../../src/http/context.ts'
import { type DependsOn, keeper } from '../../src/http/keep.ts'
import { keepable } from '../../src/http/page.ts'

// The keeping alone, before doors and a database of our own: how often a door is asked tells what was kept.

const MINUTE = 60_000
const NOON = Date.parse('2027-03-01T12:00:00Z')

let asked: number
let now: number
let versions: { content: number; availability: number; lapses: number | null }
let edition: number
beforeEach(() => {
  asked = 0
  now = NOON
  versions = { content: 1, availability: 1, lapses: null }
  edition = 1
})

type Door = Handler<Env>
const plain: Door = (c) => {
  asked += 1
  keepable(c)
  return c.text(`page ${asked}`)
}

function behind(door: Door, on: DependsOn = {}, more: Partial<Doors> = {}) {
  const services = {
    config: { baseUrl: 'http://localhost' },
    db: { read: async ({ sql }: { sql: string }) => (/"versions"/.test(sql) ? [{ ...versions }] : []) },
    clock: { now: () => now },
    assets: { edition: () => edition },
  } as unknown as Doors['services']
  const closing = new AbortController().signal
  const keep = keeper({ services, kick: async () => {}, compresses: true, shares: true, closing, ...more })
  const app = new Hono<Env>()
  app.onError((_, c) => c.text('failed', 500))
  app.get('/*', keep(on), door)
  return async (path: string, init?: RequestInit) => {
    const answer = await app.request(path, init)
    return { answer, text: await answer.text() }
  }
}

describe('what is kept', () => {
  test('is asked of its door once', async () => {
    const get = behind(plain)
    expect((await get('/a')).text).toBe('page 1')
    expect((await get('/a')).text).toBe('page 1')
    expect((await get('/b')).text).toBe('page 2')
  })

  for (const [what, change] of [
    ['another content', () => versions.content++],
    ['another availability', () => versions.availability++],
    ['the next hold being another one', () => (versions.lapses = 1)],
    ['static files under other names', () => edition++],
    // The house stands in London, where this day is as long as that of UTC.
    ['midnight in the house’s zone', () => (now = NOON + 12 * 60 * MINUTE)],
  ] as const) {
    test(`is ended by ${what}`, async () => {
      const get = behind(plain)
      await get('/a')
      now = NOON + 12 * 60 * MINUTE - 1
      expect((await get('/a')).text).toBe('page 1')
      change()
      expect((await get('/a')).text).toBe('page 2')
      expect((await get('/a')).text).toBe('page 2')
    })
  }

  test('is ended at the instant that the page itself names, and not put off by one after midnight', async () => {
    for (const [until, ends] of [
      [NOON + MINUTE, NOON + MINUTE],
      [NOON + 72 * 60 * MINUTE, NOON + 12 * 60 * MINUTE],
    ] as const) {
      asked = 0
      now = NOON
      const get = behind((c, next) => {
        c.set('until', until / 1000)
        return plain(c, next)
      })
      await get('/a')
      now = ends - 1
      expect((await get('/a')).text).toBe('page 1')
      now = ends
      expect((await get('/a')).text).toBe('page 2')
    }
  })

  test('[S125] is only what a door gives to everyone', async () => {
    const doors: Record<string, Door> = {
      'not marked': (c) => c.text(`page ${++asked}`),
      'with a cookie': (c) => {
        keepable(c)
        setCookie(c, 'mine', 'secret')
        return c.text(`page ${++asked}`)
      },
      'marked and then made personal': (c) => {
        keepable(c)
        c.header('Cache-Control', 'no-store')
        return c.text(`page ${++asked}`)
      },
      'not found': (c) => {
        keepable(c)
        return c.text(`page ${++asked}`, 404)
      },
      failed: (c) => {
        keepable(c)
        asked += 1
        throw new Error('no')
      },
    }
    for (const [name, door] of Object.entries(doors)) {
      asked = 0
      const get = behind(door)
      await Promise.all([get('/a'), get('/a')])
      await get('/a')
      expect([name, asked]).toEqual([name, 3])
    }
  })

  test('is nothing with a long query', async () => {
    const get = behind(plain, { fields: (name) => name === 'a' })
    for (const length of [400, 600]) {
      asked = 0
      for (let turn = 0; turn < 2; turn += 1) await get(`/a?a=${'x'.repeat(length)}`)
      expect(asked).toBe(length > 512 ? 2 : 1)
    }
  })

  test('is bounded: what comes once in a thousand spellings does not push out what is asked for', async () => {
    const get = behind(plain, { fields: (name) => name === 'a' })
    const first = (await get('/often')).text
    for (let turn = 0; turn < 3_000; turn += 1) {
      await get(`/a?a=${turn}`)
      if (turn % 100 === 0) expect((await get('/often')).text).toBe(first)
    }
    const before = asked
    await get('/a?a=2999')
    expect(asked).toBe(before)
    await get('/a?a=1')
    expect(asked).toBe(before + 1)
  })
})

describe('a page that is being made', () => {
  /** A door that answers when it is told to. */
  function slow() {
    const { promise, resolve } = Promise.withResolvers<void>()
    const door: Door = async (c) => {
      keepable(c)
      const number = ++asked
      await promise
      return c.text(`page ${number}`)
    }
    return { door, finish: resolve }
  }
  const begun = async (count: number) => {
    while (asked < count) await new Promise(setImmediate)
  }

  test('is made once for all who ask meanwhile', async () => {
    const { door, finish } = slow()
    const get = behind(door)
    const all = Array.from({ length: 30 }, () => get('/a'))
    await begun(1)
    finish()
    expect(new Set((await Promise.all(all)).map(({ text }) => text))).toEqual(new Set(['page 1']))
  })

  test('is not given to who asks after a change', async () => {
    const { door, finish } = slow()
    const get = behind(door)
    const before = get('/a')
    await begun(1)
    versions.content++
    const after = get('/a')
    await begun(2)
    finish()
    expect([(await before).text, (await after).text]).toEqual(['page 1', 'page 2'])
    expect((await get('/a')).text).toBe('page 2')
  })

  test('is not waited for where one request must not wait for another', async () => {
    const { door, finish } = slow()
    const get = behind(door, {}, { shares: false })
    const all = [get('/a'), get('/a')]
    await begun(2)
    finish()
    await Promise.all(all)
    expect(asked).toBe(2)
  })

  test('is not waited for for ever', async () => {
    const { door, finish } = slow()
    const get = behind(door)
    const all = [get('/a'), get('/a')]
    await begun(2)
    finish()
    await Promise.all(all)
    expect(asked).toBe(2)
  })
})
