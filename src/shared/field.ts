import * as z from 'zod'
import { isDay } from './days.ts'

/**
 * The kinds of field that requests are made of. A message is a problem's code, not a sentence: the words for it stand
 * in the translations, and what the sentence needs comes from the issue itself.
 */
// Controls other than tab and line ends, and halves of a character, cannot be shown or stored faithfully.
const UNSPEAKABLE = /(?![\t\r\n])\p{Cc}/u

const plain = (max: number) =>
  z
    .string({ error: 'required' })
    .trim()
    .max(max, 'too_long')
    .refine((value) => value.isWellFormed() && !UNSPEAKABLE.test(value), 'not_text')

export const line = (max: number) => plain(max).refine((value) => !/[\r\n]/.test(value), 'not_text')
export const requiredLine = (max: number) => line(max).min(1, 'required')
export const prose = (max: number) => plain(max)
export const day = z.string({ error: 'required' }).refine(isDay, 'not_a_day')
export const time = z.string({ error: 'required' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not_a_time')
export const whole = (min: number, max: number) =>
  z
    .number({ error: (issue) => (issue.input === undefined ? 'required' : 'not_a_number') })
    .int('not_whole')
    .min(min, 'too_small')
    .max(max, 'too_big')
export const email = requiredLine(254).pipe(z.email('not_an_email'))
export const phone = line(32).regex(/^\+?[\d ().-]{6,32}$/, 'not_a_phone')
export const option = <const T extends readonly [string, ...string[]]>(options: T) =>
  z.enum(options, { error: (issue) => (issue.input === undefined ? 'required' : 'not_an_option') })
