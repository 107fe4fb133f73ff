import { Hono } from 'hono'
import { keysMade } from '../../../db/queries/keys.ts'
import { DAYS, KeysPage } from '../../../views/admin/keys.tsx'
import { type MadeKey, makeKey, revokeKey } from '../../accounts/keys.ts'
import type { Ctx, Doors, Env } from '../../http/context.ts'
import { type Fields, formOf } from '../../http/forms.ts'
import { goOn, pageOf, personal, show } from '../../http/page.ts'
import { byOf, personAsking } from '../../http/who.ts'
import { SCOPES } from '../../rights.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import { localeOf } from '../../translations/locale.ts'

const DAY = 86_400_000

/** Keys for programs, for whoever administers the house. */
export function keyPages({ services }: Doors) {
  const { db, clock } = services

  return new Hono<Env>()
    .get('/admin/keys', (c) => keysPage(c))

    .post('/admin/keys', async (c) => {
      const said = await formOf(c)
      const made = await makeKey(services, await personAsking(c), orderIn(said), await byOf(c))
      if (!made.ok) return keysPage(c, { values: said.typed, problems: made.refusal }, 422)
      return keysPage(c, { values: {}, problems: [], made: made.value })
    })

    .post('/admin/keys/:id/revocation', async (c) => {
      await formOf(c)
      if (!(await revokeKey(services, c.req.param('id'), await byOf(c)))) return c.notFound()
      return goOn(c, localeOf(c.get('language')).paths.keys())
    })

  function orderIn(said: Fields) {
    const days = DAYS.find((each) => each === said('days'))
    return {
      name: said('name') ?? '',
      scopes: SCOPES.filter((each) => said(`scope.${each}`) === 'yes'),
      ...(days && { expires: new Date(clock.now() + Number(days) * DAY).toISOString() }),
    }
  }

  async function keysPage(
    c: Ctx,
    form: { values: Record<string, string>; problems: FieldProblem[]; made?: MadeKey } = {
      values: {},
      problems: [],
    },
    status: 200 | 422 = 200,
  ) {
    personal(c)
    const [page, keys] = [await pageOf(c, services), await keysMade(db)]
    const now = Math.floor(clock.now() / 1000)
    return show(c, <KeysPage page={page} keys={keys} now={now} {...form} />, status)
  }
}
