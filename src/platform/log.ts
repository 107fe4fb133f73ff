import type { Clock, Fields, Log } from './ports.ts'

export type Level = 'debug' | 'info' | 'warn' | 'error'

export interface LogOptions {
  /** One JSON object a line for machines; otherwise a line for people. */
  json: boolean
  level?: Level
  write?: (line: string) => void
  clock?: Clock
}

const levels: readonly Level[] = ['debug', 'info', 'warn', 'error']

/** A log of one line for each event, on both platforms. A value that a visitor sent can neither end a line nor colour a terminal. */
export function makeLog({ json, level, write = console.log, clock = Date }: LogOptions): Log {
  const least = levels.indexOf(level ?? (json ? 'info' : 'debug'))
  const line = json ? jsonLine : readableLine
  const at =
    (each: Level) =>
    (event: string, fields: Fields = {}) => {
      if (levels.indexOf(each) >= least) write(line(new Date(clock.now()).toISOString(), each, event, fields))
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

function jsonLine(time: string, level: Level, event: string, fields: Fields): string {
  // The line's own words come first for the reader, and are set last: no field can pretend to be another event.
  const own = { time, level, event }
  return jsonOf(Object.assign({ ...own }, fields, own))
}

function readableLine(time: string, level: Level, event: string, fields: Fields): string {
  const words = Object.entries(fields).map(([name, value]) => `${wordOf(name)}=${wordOf(plain(name, value))}`)
  return [time.slice(11, 23), level.toUpperCase().padEnd(5), wordOf(event), ...words].join(' ')
}

function wordOf(value: unknown): string {
  if (typeof value === 'string' && /^[\w.:/@+-]+$/.test(value)) return value
  return jsonOf(value) ?? 'undefined'
}

function jsonOf(value: unknown): string {
  let text: string | undefined
  try {
    text = JSON.stringify(value, plain)
  } catch {
    text = JSON.stringify('[a value that cannot be written down]') // it contains itself, or its toJSON throws
  }
  return text?.replace(unseen, escaped) as string
}

/** JSON escapes the old control characters; these move a cursor or turn a line around in a terminal as well. */
const unseen = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

const secret = /^(password|secret|token|authorization|cookie|set-cookie|api[-_]?key)$/i

function plain(name: string, value: unknown): unknown {
  if (secret.test(name)) return '[hidden]'
  if (typeof value === 'bigint') return value.toString()
  return value instanceof Error ? errorOf(value, 0) : value
}

/** An error with what caused it, and that with its cause, as deep as somebody would read. */
function errorOf(error: Error, depth: number): Fields {
  const { name, message, stack, cause } = error
  if (cause === undefined || depth === 5) return { name, message, stack }
  return { name, message, stack, cause: cause instanceof Error ? errorOf(cause, depth + 1) : cause }
}
