import type { Database } from '../shared/database.ts'
import type { Language } from '../shared/languages.ts'
import type { MessageName } from '../shared/phone.ts'
import type { Result } from '../shared/result.ts'
import type { TargetRefusal } from '../shared/targets.ts'
import type { Config } from './config.ts'

export type { Database } from '../shared/database.ts'

/** Milliseconds since the epoch. The clock is a port so that tests own it. */
export interface Clock {
  now(): number
}

export type Fields = Record<string, unknown>

/** Structured log: one line per event, no personal data in `fields`. */
export interface Log {
  debug(event: string, fields?: Fields): void
  info(event: string, fields?: Fields): void
  warn(event: string, fields?: Fields): void
  error(event: string, fields?: Fields): void
}

/** A file that comes with a letter. Its content is text, such as a calendar's. */
export interface Attachment {
  name: string
  /** MIME type with its parameters. */
  type: string
  content: string
}

export interface Letter {
  to: string
  replyTo?: string
  subject: string
  html: string
  text: string
  attachments?: readonly Attachment[]
}

/** `permanent` means that trying again cannot help (a refused address, a suppressed recipient). */
export interface MailRefusal {
  reason: string
  permanent: boolean
  /** Nothing said that it was not sent: an answer was lost, or came from nobody who knows. */
  unsure?: true
  /** Its key has come before with another letter: a title was corrected between two tries. */
  known?: true
}

/** What became of a letter: `letter` is what the service calls it, `at` when it said so (seconds). */
export type LetterEvent = { letter: string; at?: number } & (
  | { what: 'delivered' }
  | { what: 'bounced' | 'complained'; address?: string }
)

/** What the service tells. The same news again has the same id; of some the house need not know. */
export interface LetterNews {
  id: string
  event?: LetterEvent
}

/** Sends a letter. The same `key` never sends twice, however often it is called, for as long as it is remembered. */
export interface Mailer {
  readonly half: 'mailbox' | 'resend'
  /** For how many seconds it is sure to know a key again; for ever where nothing is said. */
  readonly remembers?: number
  send(letter: Letter, key: string): Promise<Result<{ id: string }, MailRefusal>>
  /** What a call tells; undefined where it was not the service that made it. Only where it was agreed how it shows that. */
  news?(call: { body: string; header(name: string): string | undefined }): LetterNews | undefined
}

/** A message in words that the service has approved; it is told which of them, and what to put in their places. */
export interface Message {
  /** E.164, such as +447700900123. */
  to: string
  template: MessageName
  language: Language
  /** What stands for {{1}}, {{2}} and so on. */
  values: readonly string[]
  /** The whole of it as it will be read, for a mailbox that has no templates. */
  text: string
}

/** What the service tells of a message that it took. */
export interface MessageNews {
  /** The same news again has the same id. */
  id: string
  /** With which the message was sent. */
  key: string
  became: 'underway' | 'delivered' | 'failed'
  /** In its own words and without a number, where it failed. */
  reason?: string
}

/** Sends a message to a phone. A second call may send a second one: an answer that did not come is a refusal. */
export interface Messenger {
  readonly half: 'mailbox' | 'twilio'
  send(message: Message, key: string): Promise<Result<{ id: string }, MailRefusal>>
  /** What a call to this address of ours with this form tells; undefined where it was not the service that made it. */
  news(call: { url: string; form: string; signature: string | undefined }): Promise<MessageNews | undefined>
}

/** Calls the house back when a job is due, or leaves that to the house's own worker. */
export interface Queue {
  readonly half: 'outbox' | 'qstash'
  /** How far ahead it can be told of a job, in seconds. */
  readonly horizon: number
  /** All of them or none. Telling it twice of the same try of a job, told anew as often, is telling it once. */
  publish(
    jobs: readonly { id: string; name: string; notBefore: number; attempts: number; retold: number }[],
  ): Promise<Result<undefined, { reason: string }>>
  /** Whether it was this queue that made a call: to this address of ours, with these bytes, just now. */
  signed(call: SignedCall): Promise<boolean>
}

export interface SignedCall {
  url: string
  body: Uint8Array<ArrayBuffer>
  signature: string | undefined
}

/**
 * Rings whoever listens to a topic. A ring carries no news: what has changed stands in the database, so a lost one
 * costs a delay and nothing else.
 */
export interface Bus {
  readonly half: 'memory' | 'none'
  ring(topic: string): void
  /** Calls `heard` with every ring; the answer ends that. */
  listen(topic: string, heard: () => void): () => void
}

/** Whether one more was let in, how many more would be, and after how many seconds to try again. */
export interface Taken {
  ok: boolean
  left: number
  wait: number
}

/** Counts what somebody does, in a window that slides. It never throws: one of its halves always answers. */
export interface Limiter {
  take(key: string, limit: { most: number; seconds: number; strict?: boolean }): Promise<Taken>
}

/** More wait for something dear than will get it soon: whoever asked is told to come back in a moment. */
export class Busy extends Error {
  constructor(what: string) {
    super(`Too many wait for ${what}`)
    this.name = 'Busy'
  }
}

/**
 * Keeps passwords as argon2id in its own encoding, so that a hash says by itself how it was made. Of a password every
 * byte counts, after its accents are composed (NFC): keyboards differ in that. Both calls throw `Busy`.
 */
export interface Hasher {
  hash(password: string): Promise<string>
  /** Takes as long for a hash that is none, so that nobody hears the difference. `stale`: made with less than today's cost. */
  verify(password: string, hash: string | null): Promise<{ right: boolean; stale: boolean }>
}

/** Where a static file is found: a URL that changes with its content, so it can be kept for ever. */
export interface Assets {
  url(name: string): string
  /** Another number whenever another URL may be given for a name: what was written with the old ones is out of date. */
  edition(): number
}

/** What is sent to an address that somebody has named. */
export interface Call {
  url: string
  headers: Record<string, string>
  body: string
}

/** `answer` is its first kilobyte. */
export interface CallAnswer {
  status: number
  answer: string
}

/** Why there is no answer: it may not be called, or nobody of that name, on that line, in that time, or in so few words answers. */
export type CallRefusal =
  | TargetRefusal
  | 'no_such_name'
  | 'not_trusted'
  | 'no_connection'
  | 'too_slow'
  | 'too_much'

/**
 * Calls addresses that others have named, and never one of the house's own network. No redirect is followed, no cookie
 * kept, and an answer is waited for five seconds and read to a megabyte.
 */
export interface Caller {
  readonly half: 'sockets' | 'edge'
  /** Why this may not be called, as far as that can be told now. A name that nobody knows yet may be. */
  refuses(url: string): Promise<TargetRefusal | undefined>
  post(call: Call): Promise<Result<CallAnswer, CallRefusal>>
}

/** The outside world, as the app sees it. One of these is made by each entry and by each test. */
export interface Services {
  config: Config
  db: Database
  clock: Clock
  log: Log
  mailer: Mailer
  messenger: Messenger
  queue: Queue
  hasher: Hasher
  assets: Assets
  bus: Bus
  limiter: Limiter
  caller: Caller
}
