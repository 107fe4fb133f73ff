import { Secret, TOTP } from 'otpauth'
import { encode } from 'uqr'

/** In seconds: how long an authenticator shows a code. */
const PERIOD = 30
const DIGITS = 6
/** Clocks of telephones are off by some seconds, and a code takes some to be typed: one step before and one after. */
const AROUND = 1

/** The secret as authenticators and people write it: 32 letters and figures. */
export const written = (secret: Uint8Array<ArrayBuffer>): string =>
  new Secret({ buffer: secret.buffer }).base32

/**
 * The step of time whose code this is, if it is a good one at `now` (in milliseconds) and later than `last`, the step
 * whose code was taken before: each code is good once.
 */
export function stepOf(secret: string, code: string, now: number, last: number): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = TOTP.validate({
    token,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD,
    timestamp: now,
    window: AROUND,
  })
  const step = Math.floor(now / 1000 / PERIOD) + (delta ?? 0)
  return delta !== null && step > last ? step : undefined
}

/** What an authenticator reads out of the square: whose secret it is, and for which house. */
export const addressOf = (secret: string, house: string, email: string): string =>
  new TOTP({
    issuer: house.replaceAll(':', ' '),
    label: email,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD,
  }).toString()

/** A square of dots that a camera reads: its width in dots, and the dark ones as the path of an SVG. */
export interface Square {
  size: number
  path: string
}

export function squareOf(text: string): Square {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { size, path }
}

/** In fours, to be read and typed. */
export const inFours = (text: string): string => text.match(/.{1,4}/g)?.join(' ') ?? ''

/** How a recovery code is meant, however it was typed; undefined for what can be none. */
export function recoveryCodeIn(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  return /^[2-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : undefined
}
