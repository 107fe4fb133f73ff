import type { Context } from 'hono'
import type { Services } from '../platform/ports.ts'
import type { Language } from '../shared/languages.ts'
import type { Who } from '../shared/who.ts'

/** What every request carries from its first middleware on. */
export interface Env {
  Variables: {
    requestId: string
    /** When it began, in milliseconds. */
    began: number
    /** The language of the URL. */
    language: Language
    /** Of a page that may be kept: what it reads of its query, in one order and in one spelling. */
    query?: string
    /** And when it stops being true by itself, in seconds since the epoch. */
    until?: number
    /** Of a page that shows what is still to be had: the state of the house that it is made from, or an earlier one. */
    since?: string
    /** Finds out who asks: see `http/who.ts`. */
    asks: () => Promise<Who>
    /** What the guard of the front door let in. */
    route?: string
    /** Whether an admin was let in at a door that is not open to everybody. */
    admin?: true
    /** Whether somebody who works here was: staff or an admin. */
    staff?: true
  }
}

export type Ctx = Context<Env>

/** What a door is made with. */
export interface Doors {
  services: Services
  /** Tells the outbox that something is due. */
  kick: () => Promise<void>
  /** Whether answers are compressed here; at the edge the runtime does it. */
  compresses: boolean
  /** Whether a request may wait for what another one is making; a Worker's must not. */
  shares: boolean
  /** Aborted when the house closes: streams then end at once. */
  closing: AbortSignal
}

/** Runs a task once the response is out: on Workers the runtime keeps the isolate for it, on Bun the entry waits for it. */
export const afterwards = (c: Ctx, task: Promise<void>): void => c.executionCtx.waitUntil(task)
