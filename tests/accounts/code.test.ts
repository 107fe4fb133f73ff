import { describe, expect, test } from 'bun:test'
import { addressOf, inFours, recoveryCodeIn, squareOf, stepOf, written } from '../../src/accounts/code.ts'

/** The secret of RFC 6238, appendix B: the ASCII of "12345678901234567890". */
const secret = written(new TextEncoder().encode('12345678901234567890'))
const at = (seconds: number) => seconds * 1000

describe('codes of an authenticator', () => {
  // The table has eight figures; an authenticator shows the last six of them.
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('are those of RFC 6238 at second %i', (seconds, eight) => {
    expect(stepOf(secret, eight.slice(2), at(seconds), 0)).toBe(Math.floor(seconds / 30))
  })

  const code = '050471'
  const step = Math.floor(1_111_111_111 / 30)
  const begins = step * 30

  test('are good for one step of thirty seconds, the one before and the one after [S38]', () => {
    for (const seconds of [begins - 30, begins - 1, begins, begins + 29, begins + 59])
      expect(stepOf(secret, code, at(seconds), 0)).toBe(step)
    for (const seconds of [begins - 31, begins + 60])
      expect(stepOf(secret, code, at(seconds), 0)).toBeUndefined()
  })

  test('are good once: no code of a step that was taken, nor of one before it [S38]', () => {
    expect(stepOf(secret, code, at(begins), step - 1)).toBe(step)
    expect(stepOf(secret, code, at(begins), step)).toBeUndefined()
    expect(stepOf(secret, code, at(begins), step + 1)).toBeUndefined()
  })

  test('may be typed with the gap that an authenticator shows, and are six figures otherwise', () => {
    expect(stepOf(secret, ' 050 471 ', at(begins), 0)).toBe(step)
    for (const typed of ['', '50471', '0050471', '05047a', '٠٥٠٤٧١', '050471\0', '-50471', '5.0471'])
      expect(stepOf(secret, typed, at(begins), 0)).toBeUndefined()
    expect(stepOf(secret, '050472', at(begins), 0)).toBeUndefined()
  })
})

test('the address says whose secret it is and for which house, and every authenticator understands it', () => {
  const address = new URL(addressOf(secret, 'Maison: Rendezvous', 'ann+tag@example.org'))
  expect(address.protocol).toBe('otpauth:')
  expect(decodeURIComponent(address.pathname)).toContain('Maison  Rendezvous:ann+tag@example.org')
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    issuer: 'Maison  Rendezvous',
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
})

test('the square has its three corners, a quiet border, and a dot for each dark field', () => {
  const { size, path } = squareOf('otpauth://totp/house:ann@example.org?secret=GEZDGNBVGY3TQOJQ')
  expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
  const dark = new Set(path.match(/\d+ \d+(?=h)/g))
  const corners = [
    [4, 4],
    [size - 11, 4],
    [4, size - 11],
  ] as const
  for (const [x, y] of corners)
    for (let along = 0; along < 7; along += 1) {
      expect(dark.has(`${x + along} ${y}`)).toBe(true)
      expect(dark.has(`${x} ${y + along}`)).toBe(true)
    }
  for (let along = 0; along < size; along += 1) expect(dark.has(`${along} 3`)).toBe(false)
})

test('a recovery code is understood however it was typed, and nothing else is taken for one', () => {
  const code = 'K7QM4TZX9ABCDEFG'
  expect(inFours(code)).toBe('K7QM 4TZX 9ABC DEFG')
  for (const typed of [code, inFours(code), 'k7qm-4tzx-9abc-defg', ` ${code}\n`])
    expect(recoveryCodeIn(typed)).toBe(code)
  for (const typed of ['', '123456', code.slice(1), `${code}2`, 'K7QM4TZX9ABCDEF0', 'K7QM4TZX9ABCDEFI'])
    expect(recoveryCodeIn(typed)).toBeUndefined()
})
