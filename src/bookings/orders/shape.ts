import type { Ctx } from '../../http/context.ts'
import { whoAsks } from '../../http/who.ts'
import { isPerson } from '../../shared/who.ts'

/** What a form need not ask of somebody who is signed in. The house books for others, and is asked who they are. */
export async function knownOf(c: Ctx): Promise<Record<string, string>> {
  const who = await whoAsks(c)
  if (!isPerson(who) || who.role !== 'customer') return {}
  const { name, email, phone } = who.account
  return { name, email, ...(phone !== undefined && { phone }) }
}
