import { Hono } from 'hono'
import { peopleListed } from '../../../db/queries/people.ts'
import { PeoplePage, type PeopleProps } from '../../../views/admin/people.tsx'
import { setStanding } from '../../accounts/standing.ts'
import type { Ctx, Doors, Env } from '../../http/context.ts'
import { type Fields, formOf, pageIn, queryOf } from '../../http/forms.ts'
import { goOn, pageOf, personal, show } from '../../http/page.ts'
import { byOf, personAsking } from '../../http/who.ts'
import type { Account } from '../../shared/who.ts'
import { localeOf } from '../../translations/locale.ts'

const LIMIT = 50
const ROLES: readonly Account['role'][] = ['customer', 'staff', 'admin']
const roleIn = (said: string | undefined) => ROLES.find((each) => each === said)

/** Everybody who has an account: to be found, given a role, and let in or not. */
export function peoplePages({ services }: Doors) {
  return new Hono<Env>()
    .get('/admin/people', (c) => peoplePage(c, queryOf(c)))

    .post('/admin/people/:id', async (c) => {
      const said = await formOf(c)
      const role = roleIn(said('role'))
      // What the form does not say is left as it is; an empty box says nothing, so the role must be there with it.
      const standing = role ? { role, disabled: said('disabled') === 'yes' } : {}
      const done = await setStanding(services, c.req.param('id'), standing, await byOf(c))
      const { paths } = localeOf(c.get('language'))
      if (done.ok)
        return goOn(c, paths.people({ q: said('q'), role: roleIn(said('among')), page: said('page') }))
      return done.refusal === 'none' ? c.notFound() : peoplePage(c, said, done.refusal)
    })

  async function peoplePage(c: Ctx, said: Fields, refusal?: PeopleProps['refusal']) {
    personal(c)
    const { account } = await personAsking(c)
    const q = said('q')?.replaceAll('\0', '').slice(0, 100)
    const role = roleIn(said(refusal ? 'among' : 'role'))
    const asked = pageIn(said('page'))
    const list = await peopleListed(services.db, { q, role }, { limit: LIMIT, offset: (asked - 1) * LIMIT })
    const page = await pageOf(c, services)
    const { paths } = localeOf(c.get('language'))
    const shown = {
      page: refusal ? { ...page, path: paths.people({ q, role }) } : page,
      ...list,
      at: asked,
      pages: Math.ceil(list.total / LIMIT),
      q,
      role,
      own: account.id,
      ...(refusal && { refusal }),
    }
    return show(c, <PeoplePage {...shown} />, refusal ? 409 : 200)
  }
}
