import { jobStatement } from '../../db/queries/jobs.ts'
import type { Statement } from '../shared/database.ts'
import { newId } from '../shared/ids.ts'
import type { AccountLetter } from './letter-names.ts'

export { ACCOUNT_LETTERS, type AccountLetter } from './letter-names.ts'

/** A letter to come, as a statement. `seed` is what its token is made from. `now` in seconds. */
export const letterTo = (account: string, template: AccountLetter, now: number, seed?: string): Statement =>
  jobStatement({
    id: `account-letter:${template}:${seed ?? newId()}`,
    name: 'account-letter',
    payload: { account, template, ...(seed && { seed }) },
    notBefore: now,
    now,
  })
