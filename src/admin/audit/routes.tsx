import { Hono } from 'hono'
import { auditLines } from '../../../db/queries/audit.ts'
import { AuditPage } from '../../../views/admin/audit.tsx'
import type { Doors, Env } from '../../http/context.ts'
import { queryOf } from '../../http/forms.ts'
import { pageOf, personal, show } from '../../http/page.ts'
import { isName } from '../../shared/ids.ts'

const LIMIT = 50

/** What was done by whom, the latest first. */
export function auditPages({ services }: Doors) {
  return new Hono<Env>().get('/admin/audit', async (c) => {
    personal(c)
    const said = queryOf(c)('before')
    const before = said !== undefined && isName(said) ? { before: said } : {}
    const lines = await auditLines(services.db, { ...before, limit: LIMIT })
    const next = lines.length === LIMIT ? lines.at(-1)!.id : undefined
    return show(c, <AuditPage page={await pageOf(c, services)} lines={lines} next={next} />)
  })
}
