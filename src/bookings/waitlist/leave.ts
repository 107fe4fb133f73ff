import { entryNamed, leaveStatements } from '../../../db/queries/waitlist.ts'
import { madeWith, type Secrets, sign } from '../../shared/sign.ts'
import { SCOPE } from '../draft.ts'
import { release } from '../hold.ts'
import type { House } from '../lines.ts'

/** The key of the link in a letter that leaves the list. */
export const entryKey = (secret: string, entry: string): Promise<string> => sign(secret, `waitlist:${entry}`)

export const opensEntry = (secrets: Secrets, key: string, entry: string): Promise<boolean> =>
  madeWith(secrets, key, (secret) => entryKey(secret, entry))

export const entryCookie = (entry: string): string => `waitlist-${entry}`

/** Takes somebody off the list, and lets what was offered to them go to the next in line. Twice is once. */
export async function leave(house: House, id: string): Promise<void> {
  const written = await house.db.write(leaveStatements(id, SCOPE, Math.floor(house.clock.now() / 1000)))
  if (!written.ok) throw new Error(`The list would not let go: ${written.constraint}`)
  const entry = await entryNamed(house.db, id)
  if (entry?.status === 'left' && entry.bookingId) await release(house, { id: entry.bookingId })
}
