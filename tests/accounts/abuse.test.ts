import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { LIMITS } from '../../src/rights.ts'
import { inProcess } from '../support/house.ts'
import { Browser, letterLink, PASSWORD, somebody } from '../support/people.ts'

// Where limits are on and every request says from which network it comes.

type House = Awaited<ReturnType<typeof inProcess>> & { settle(): Promise<void> }
let house: House
beforeAll(async () => {
  house = { ...(await inProcess({}, { env: { RATE_LIMITS: 'on' } })), settle: async () => {} }
})
afterAll(() => house.close())

let networks = 0
/** A browser somewhere else in the world. */
function elsewhere() {
  networks += 1
  return new Browser(house, { 'cf-connecting-ip': `198.51.${networks >> 8}.${networks & 255}` })
}

async function account() {
  const who = somebody()
  const browser = elsewhere()
  await browser.post('/sign-up', { ...who, password: PASSWORD })
  await browser.open(await letterLink(house, who.email, 'verify-address'))
  expect((await browser.post('/verify', { password: PASSWORD })).status).toBe(303)
  return { browser, ...who }
}
const lettersOf = async (email: string, template: string) => {
  const [row] = await house.db.read({
    sql: `SELECT COUNT(*) AS n FROM jobs WHERE name = 'account-letter' AND json_extract(payload, '$.template') = ?
      AND json_extract(payload, '$.account') = (SELECT id FROM accounts WHERE email = ?)`,
    args: [template, email],
  })
  return Number(row!.n)
}

describe('whoever guesses', () => {
  test('[S32] is stopped at one account from wherever they come, and its owner at their own browser is not', async () => {
    const { email } = await account()
    // Their own browser has been let in here before.
    const home = elsewhere()
    expect((await home.post('/sign-in', { email, password: PASSWORD })).status).toBe(303)
    await home.post('/sign-out')
    const tries: number[] = []
    for (let guess = 0; guess < LIMITS.signInTo.most + 4; guess += 1)
      tries.push((await elsewhere().post('/sign-in', { email, password: `guess number ${guess}` })).status)
    expect(tries.slice(-3)).toEqual([429, 429, 429])
    expect(tries.filter((status) => status === 422).length).toBeLessThanOrEqual(LIMITS.signInTo.most)
    const stopped = await elsewhere().post('/sign-in', { email, password: PASSWORD })
    expect(stopped.status).toBe(429)
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await home.post('/sign-in', { email, password: PASSWORD })).status).toBe(303)
  })

  test('[S33] tries one password at many accounts from one network only so often', async () => {
    const one = elsewhere()
    const statuses: number[] = []
    for (let at = 0; at < LIMITS.signIn.most * 2 + 1; at += 1) {
      const email = `spray${at}@example.org`
      statuses.push((await one.post('/sign-in', { email, password: 'password of many' })).status)
    }
    expect(statuses.slice(0, LIMITS.signIn.most)).toEqual(Array(LIMITS.signIn.most).fill(422))
    expect(statuses.at(-1)).toBe(429)
  })

  test('[S73] looks for bookings that are not theirs only so often', async () => {
    const one = elsewhere()
    const statuses: number[] = []
    for (let at = 0; at < LIMITS.miss.most + 3; at += 1)
      statuses.push((await one.get(`/bookings/ABCDEFG${'23456789ABCDEFGHJKMNPQRSTVWXYZ'[at]}`)).status)
    expect(statuses.slice(0, LIMITS.miss.most)).toEqual(Array(LIMITS.miss.most).fill(404))
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('one address', () => {
  test('[S118] is written to three times an hour, whoever asks for it, and nobody is told so', async () => {
    const { email } = await account()
    const pages: string[] = []
    for (let asked = 0; asked < 6; asked += 1) {
      const answer = await elsewhere().post('/forgot', { email })
      expect(answer.status).toBe(200)
      pages.push(await answer.text())
    }
    expect(new Set(pages).size).toBe(1)
    // One of the three was the letter of the beginning. What is done after the answers is done by then.
    await house.done()
    expect(await lettersOf(email, 'reset-password')).toBe(LIMITS.lettersTo.most - 1)
  })

  test('[S43] is one account however it is spelt, and no other that looks like it', async () => {
    const { email } = await account()
    const [head = '', domain = ''] = email.split('@')
    for (const twin of [email.toUpperCase(), `${head}@${domain.toUpperCase()}`, ` ${email} `]) {
      const browser = elsewhere()
      expect([twin, (await browser.post('/sign-in', { email: twin, password: PASSWORD })).status]).toEqual([
        twin,
        303,
      ])
    }
    const before = await house.db.read({ sql: 'SELECT COUNT(*) AS n FROM accounts', args: [] })
    const strange = [
      email.replace('g', 'ɡ'),
      `İ${email}`,
      `ß${email}`,
      `${email}.`,
      `"${head}"@${domain}`,
      `${head}@${domain}, other@example.org`,
      `${head}@ｅxample.org`,
    ]
    for (const twin of strange) {
      const answer = await elsewhere().post('/sign-up', { name: 'Twin', email: twin, password: PASSWORD })
      expect([twin, answer.status]).toEqual([twin, 422])
    }
    expect(await house.db.read({ sql: 'SELECT COUNT(*) AS n FROM accounts', args: [] })).toEqual(before)
    // With a tag it is another address, for all we know.
    const tagged = await elsewhere().post('/sign-up', {
      name: 'Tag',
      email: `${head}+tag@${domain}`,
      password: PASSWORD,
    })
    expect(tagged.status).toBe(200)
    expect(
      (await elsewhere().post('/sign-in', { email: `${head}+tag@${domain}`, password: 'not this' })).status,
    ).toBe(422)
  })
})
