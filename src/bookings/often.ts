import type { KindName } from '../listings/kinds/records.ts'
import type { Database } from '../platform/ports.ts'
import { tooManyAppointments } from './appointments/often.ts'
import type { SoundLine } from './lines.ts'

/** The lines of one kind, who asks for them, and a booking of theirs that does not count because it is this one. */
export type TooMany = (
  db: Database,
  lines: readonly SoundLine[],
  email: string,
  except?: string,
) => Promise<boolean>

/** Which kinds let one customer have only so many. */
const LIMITS: Partial<Record<KindName, TooMany>> = { appointment: tooManyAppointments }

/** Whether a customer has as many already as they may have. The answer is 429. */
export async function tooOften(
  db: Database,
  lines: readonly SoundLine[],
  email: string | undefined,
  except?: string,
): Promise<boolean> {
  if (!email) return false
  const asked = Object.entries(LIMITS).map(([name, tooMany]) => {
    const own = lines.filter(({ kind }) => kind.kind === name)
    return own.length > 0 && tooMany(db, own, email, except)
  })
  return (await Promise.all(asked)).includes(true)
}
