import { audited } from '../../../db/queries/audit.ts'
import { everythingOf } from '../../../db/queries/holdings.ts'
import type { Services } from '../../platform/ports.ts'
import type { By, Person } from '../../shared/who.ts'

/** What the file is called that somebody takes away. */
export const FILE = 'rendezvous-my-data.json'

export interface MyData {
  exportedAt: string
  /** Rows by table, as they are kept: instants in ISO 8601, money in minor units. */
  [table: string]: string | object[]
}

/** Everything that is kept about somebody; that they asked for it is in the audit. */
export async function exported(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { account }: Person,
  by: By,
): Promise<MyData> {
  const now = clock.now()
  const deed = { action: 'account.exported', target: 'account' as const, targetId: account.id }
  await db.write([audited(by, Math.floor(now / 1000), deed)])
  return { exportedAt: new Date(now).toISOString(), ...(await everythingOf(db, account)) }
}
