import { Hono } from 'hono'
import { bookingsListed } from '../../../db/queries/booking-list.ts'
import { termsOf } from '../../../db/queries/house.ts'
import type { Said } from '../../../views/accounts/alone.tsx'
import { PrivacyPage } from '../../../views/accounts/privacy.tsx'
import { SaidPage } from '../../../views/accounts/ways-in.tsx'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { hint, keep } from '../../http/cookies.ts'
import { formOf } from '../../http/forms.ts'
import { pageOf, personal, show } from '../../http/page.ts'
import { byOf, personAsking } from '../../http/who.ts'
import { dayAt } from '../../shared/days.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import { localeOf } from '../../translations/locale.ts'
import { stands } from '../steps.ts'
import { exported, FILE } from './export.ts'
import { askToBeForgotten } from './forget.ts'

/** What is kept about somebody: to take away, and to have deleted. */
export function privacyPages({ services, kick }: Doors) {
  const { db, clock, config } = services
  const words = (c: Ctx) => localeOf(c.get('language'))

  return new Hono<Env>()
    .get('/account/privacy', (c) => privacyPage(c))

    .post('/account/export', async (c) => {
      personal(c)
      await formOf(c)
      const data = await exported(services, await personAsking(c), await byOf(c))
      return c.body(JSON.stringify(data, null, 2), 200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="${FILE}"`,
      })
    })

    .post('/account/deletion', async (c) => {
      const said = await formOf(c)
      if (said('sure') !== 'yes') return privacyPage(c, [{ path: 'sure', code: 'required' }])
      const done = await askToBeForgotten(services, await personAsking(c), await byOf(c))
      if (!done.ok) return privacyPage(c, [], { kind: 'wrong', title: words(c).t('account.lastAdmin') })
      afterwards(c, kick())
      return goodbye(c)
    })

  async function privacyPage(c: Ctx, problems: FieldProblem[] = [], said?: Said) {
    personal(c)
    const { account } = await personAsking(c)
    const today = dayAt(clock.now(), (await termsOf(db, clock.now())).zone)
    const mine = { accountId: account.id, from: today }
    const { bookings } = await bookingsListed(db, c.get('language'), mine, { sort: 'day', limit: 100 })
    const props = {
      page: { ...(await pageOf(c, services)), path: words(c).paths.privacy() },
      values: {},
      problems,
      upcoming: bookings.some(({ status }) => stands(status)),
      ...(said && { said }),
    }
    return show(c, <PrivacyPage {...props} />, problems.length ? 422 : said ? 409 : 200)
  }

  async function goodbye(c: Ctx) {
    personal(c)
    keep(c, config, 'session', '', 0)
    hint(c, config, 'holding', 0)
    c.header('Clear-Site-Data', '"cache", "storage"')
    const { t, paths } = words(c)
    const said: Said = { kind: 'good', title: t('account.deleted'), words: t('account.deletedWords') }
    const page = { ...(await pageOf(c, services)), path: paths.home() }
    return show(
      c,
      <SaidPage page={page} said={said} onward={{ href: paths.home(), words: t('account.browse') }} />,
    )
  }
}
