import type { FieldProblem } from '../shared/problem.ts'
import common from './common-passwords.json'

/** In characters as a person counts them. */
export const PASSWORD_LENGTH = { min: 8, max: 128 } as const

/** What somebody who guesses tries first for this person at this house. */
export interface About {
  house: string
  email: string
  name: string
}

const COMMON: ReadonlySet<string> = new Set(common.passwords.split(' '))
/** Along these a finger slides or a child counts; backwards as well. */
const LINES = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop asdfghjkl zxcvbnm',
  'azertyuiop qsdfghjklm wxcvbn',
  'qwertzuiop asdfghjkl yxcvbnm',
].flatMap((line) => [line, [...line].reverse().join('')].map((each) => each.replaceAll(' ', '')))
/** Up to so many figures and signs around a word make it no less of a guess. */
const TRIMMINGS = 6

/**
 * What keeps a text from being a password here. Long enough and hard to guess is all that is asked of it: which kinds of
 * characters it has is nobody's business. It is held as it was typed, with its spaces.
 */
export function passwordProblems(password: string, about: About, path = 'password'): FieldProblem[] {
  const length = [...password.normalize('NFC')].length
  const { min, max } = PASSWORD_LENGTH
  if (length === 0) return [{ path, code: 'required' }]
  if (!password.isWellFormed() || /\p{Cc}/u.test(password)) return [{ path, code: 'not_text' }]
  if (length < min) return [{ path, code: 'too_short', values: { min } }]
  if (length > max) return [{ path, code: 'too_long', values: { max } }]
  return isGuessed(password, about) ? [{ path, code: 'too_common' }] : []
}

function isGuessed(password: string, about: About): boolean {
  const lower = password.trim().toLowerCase()
  if (COMMON.has(lower) || repeatsItself(lower) || LINES.some((line) => line.includes(lower))) return true
  const word = bare(lower)
  return (
    COMMON.has(word) || ownWords(about).has(bare(lower, Number.POSITIVE_INFINITY)) || lower === about.email
  )
}

/** `aaaaaaaa`, `12121212`, `abcabcabc`. */
function repeatsItself(text: string): boolean {
  const letters = [...text]
  return [1, 2, 3, 4].some((length) => letters.every((letter, at) => letter === letters[at % length]))
}

const ownWords = ({ house, email, name }: About): ReadonlySet<string> =>
  new Set(
    [house, email, email.split('@')[0]!, name, ...name.split(/\s+/), 'rendezvous']
      .map((each) => bare(each.toLowerCase(), Number.POSITIVE_INFINITY))
      .filter((each) => each.length >= 3),
  )

/** The word without its accents and without what stands around it, if that is not much. */
function bare(text: string, most = TRIMMINGS): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '')
  const word = plain.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '')
  return plain.length - word.length <= most ? word.replace(/[^\p{L}\p{N}]/gu, '') : plain
}
