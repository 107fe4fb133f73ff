import { jobStatement } from '../../db/queries/jobs.ts'
import type { Statement } from '../shared/database.ts'
import { newId } from '../shared/ids.ts'

/** What the house writes to somebody about their account. */
export const ACCOUNT_LETTERS = [
  'verify-address',
  'sign-up-again',
  'reset-password',
  'password-changed',
  'new-address',
  'address-changed',
  'sessions-ended',
  'passkey-added',
  'passkey-removed',
  'authenticator-added',
  'authenticator-removed',
  'admin-recovered',
  'account-deleted',
] as const
export type AccountLetter = (typeof ACCOUNT_LETTERS)[number]

/** A letter to come, as a statement. `seed` is what its token is made from. `now` in seconds. */
export const letterTo = (account: string, template: AccountLetter, now: number, seed?: string): Statement =>
  jobStatement({
    id: `account-letter:${template}:${seed ?? newId()}`,
    name: 'account-letter',
    payload: { account, template, ...(seed && { seed }) },
    notBefore: now,
    now,
  })
