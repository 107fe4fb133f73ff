import { audited } from '../../../db/queries/audit.ts'
import { afterwards, type Ctx } from '../../http/context.ts'
import { kept } from '../../http/cookies.ts'
import { limited } from '../../http/limits.ts'
import { personal } from '../../http/page.ts'
import { byOf, whoAsks } from '../../http/who.ts'
import type { Services } from '../../platform/ports.ts'
import { isName } from '../../shared/ids.ts'
import { isPerson } from '../../shared/who.ts'
import { scopeOf } from '../draft.ts'
import { deskCookie, keyCookie } from '../link.ts'
import { type Opened, opening } from '../opening.ts'

/**
 * The booking of a page's address for whoever may see it there: with the key that the address carries or a cookie
 * keeps, or signed in. Whoever tries many that are not theirs is stopped.
 */
export async function openedPage(
  c: Ctx,
  services: Services,
  { carried, desk = false }: { carried?: string | undefined; desk?: boolean } = {},
): Promise<Opened | undefined> {
  personal(c)
  c.header('X-Robots-Tag', 'noindex')
  const name = c.req.param('ref') ?? ''
  const cookie = desk ? deskCookie(name) : keyCookie(name)
  const key = carried ?? kept(c, services.config, cookie)
  const found = await opening(services, name, { key, who: await whoAsks(c), desk }, c.get('language'))
  if (!found) await missed(c, services, name)
  return found
}

/**
 * Counts that a booking was asked for which is not there for whoever asked: somebody who tries many is stopped. Of those
 * we know it is also written down; strangers could fill the audit with it.
 */
export async function missed(c: Ctx, services: Services, name: string): Promise<void> {
  await limited(services).take(c, 'miss')
  const by = await byOf(c)
  if (by.actor === 'visitor' || !isName(name)) return
  const deed = { action: 'access.denied', target: 'booking', targetId: name } as const
  const line = audited(by, Math.floor(services.clock.now() / 1000), deed)
  afterwards(
    c,
    services.db.write([line]).then(() => {}),
  )
}

/** As whom somebody books: whose attempt it is, and whose booking. What the house books for somebody is not its own. */
export async function askingAs(c: Ctx): Promise<{ scope: string; accountId?: string }> {
  const who = await whoAsks(c)
  return {
    scope: scopeOf(who),
    ...(isPerson(who) && who.role === 'customer' && { accountId: who.account.id }),
  }
}
