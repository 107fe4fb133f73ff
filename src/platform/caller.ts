import { ok, type Result, refused } from '../shared/result.ts'
import type { TargetRules } from '../shared/targets.ts'
import type { Config } from './config.ts'
import type { Call, CallAnswer, CallRefusal } from './ports.ts'

/** What both halves of the caller have in common: what they ask with, and how they read an answer. */

export const PATIENCE_MS = 5_000
const MOST_BYTES = 1_000_000
const KEPT_BYTES = 1024

export const rulesOf = ({ env, webhooks }: Pick<Config, 'env' | 'webhooks'>): TargetRules => ({
  secure: env === 'production',
  inside: webhooks.inside,
})

/** `accept-encoding`: what is packed small could be unpacked to anything. */
export const requestOf = ({ headers, body }: Call, signal: AbortSignal) =>
  ({
    method: 'POST',
    headers: { ...headers, 'accept-encoding': 'identity', 'user-agent': 'Rendezvous-Webhooks/1' },
    body,
    redirect: 'manual',
    credentials: 'omit',
    signal,
  }) as const

/** Reads to the end, for an answer that is not read to its end is none, and keeps the beginning. */
export async function answerOf(response: Response): Promise<Result<CallAnswer, CallRefusal>> {
  const kept = new Uint8Array(KEPT_BYTES)
  let read = 0
  for await (const chunk of response.body ?? []) {
    if (read < KEPT_BYTES) kept.set(chunk.subarray(0, KEPT_BYTES - read), read)
    read += chunk.length
    // Leaving the loop closes the stream, and with it the line.
    if (read > MOST_BYTES) return refused('too_much')
  }
  const answer = new TextDecoder().decode(kept.subarray(0, Math.min(read, KEPT_BYTES)))
  // No text of the database has a NUL in it.
  return ok({ status: response.status, answer: answer.replaceAll('\0', '\uFFFD') })
}

export const isLate = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
