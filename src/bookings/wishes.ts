import { accountNamed } from '../../db/queries/accounts.ts'
import type { Database } from '../platform/ports.ts'
import type { Preferences } from '../shared/who.ts'

/** Whether somebody wants such letters: whoever has no account was never asked, and does. */
export async function wants(
  db: Database,
  { accountId }: { accountId?: string },
  letters: keyof Preferences,
): Promise<boolean> {
  const account = accountId && (await accountNamed(db, accountId))
  return !account || account.preferences[letters]
}
