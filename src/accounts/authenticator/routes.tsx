import { Hono } from 'hono'
import { termsOf } from '../../../db/queries/house.ts'
import { AuthenticatorPage, CodePage } from '../../../views/accounts/authenticator.tsx'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { keep, kept } from '../../http/cookies.ts'
import { formOf, safePath } from '../../http/forms.ts'
import { limited } from '../../http/limits.ts'
import { goOn, pageOf, personal, show } from '../../http/page.ts'
import { byOf, deviceOf, personAsking } from '../../http/who.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import { localeOf } from '../../translations/locale.ts'
import { begin, confirm, remove, renewCodes, standing } from '../authenticator.ts'
import { addressOf, squareOf } from '../code.ts'
import { atSecondStep, owesSecondStep, passSecondStep } from '../second-step.ts'
import { letIn } from '../sign-in.ts'

/** The second step at the door, and the authenticator whose codes it asks for. */
export function authenticatorPages(doors: Doors) {
  const { services, kick } = doors
  const { config, db, clock } = services
  const limits = limited(services)
  const to = (c: Ctx) => localeOf(c.get('language')).paths

  return new Hono<Env>()
    .get('/sign-in/code', async (c) => {
      const account = await atSecondStep(services, kept(c, config, 'second-step'))
      return account ? codePage(c, c.req.query('next')) : startAgain(c)
    })

    .post('/sign-in/code', async (c) => {
      const said = await formOf(c)
      const next = said('next')
      const token = kept(c, config, 'second-step')
      const account = await atSecondStep(services, token)
      if (!account) return startAgain(c)
      // Counted for the account and not only for who asks: a million codes are not many.
      const { ok, wait } = await limits.taken(c, 'code', `second step ${account.id}`)
      if (!ok) return codePage(c, next, { wait })
      const passed = await passSecondStep(services, token!, account, said('code') ?? '', await byOf(c))
      if (!passed.ok) return codePage(c, next, { problems: [{ path: 'code', code: 'wrong_code' }] })
      const session = await letIn(services, account, deviceOf(c), await byOf(c))
      keep(c, config, 'second-step', '', 0)
      keep(c, config, 'session', session.cookie, session.days)
      return goOn(c, next ? safePath(next) : to(c).account())
    })

    .get('/account/authenticator', (c) => authenticatorPage(c))

    .post('/account/authenticator', async (c) => {
      const { account } = await personAsking(c)
      const said = await formOf(c)
      if (said('do') === 'begin') {
        await begin(services, account)
        return goOn(c, to(c).authenticator())
      }
      if (said('do') === 'codes') {
        const renewed = await renewCodes(services, account, await byOf(c))
        return renewed.ok ? authenticatorPage(c, { codes: renewed.value }) : goOn(c, to(c).authenticator())
      }
      const confirmed = await confirm(services, account, said('code') ?? '', await byOf(c))
      if (!confirmed.ok) return authenticatorPage(c, { problems: [{ path: 'code', code: 'wrong_code' }] })
      afterwards(c, kick())
      return authenticatorPage(c, { codes: confirmed.value })
    })

    .post('/account/authenticator/removal', async (c) => {
      const { account } = await personAsking(c)
      await formOf(c)
      await remove(services, account, await byOf(c))
      afterwards(c, kick())
      return goOn(c, to(c).security())
    })

  function startAgain(c: Ctx) {
    personal(c)
    keep(c, config, 'second-step', '', 0)
    return goOn(c, to(c).signIn())
  }

  async function codePage(
    c: Ctx,
    next: string | undefined,
    { wait, problems = [] }: { wait?: number; problems?: FieldProblem[] } = {},
  ) {
    personal(c)
    if (wait !== undefined) c.header('Retry-After', String(wait))
    const { t } = localeOf(c.get('language'))
    const often = { title: t('account.tooOften'), words: t('account.codeTooOften', { seconds: wait ?? 0 }) }
    const props = {
      page: { ...(await pageOf(c, services)), path: to(c).signInCode() },
      values: {},
      problems,
      ...(wait !== undefined && { said: { kind: 'wrong' as const, ...often } }),
      ...(next && { next: safePath(next) }),
    }
    return show(c, <CodePage {...props} />, wait !== undefined ? 429 : problems.length ? 422 : 200)
  }

  /** Codes for emergencies are shown with the answer that made them, and never again. */
  async function authenticatorPage(
    c: Ctx,
    { codes, problems = [] }: { codes?: string[]; problems?: FieldProblem[] } = {},
  ) {
    personal(c)
    const { account } = await personAsking(c)
    const now = await standing(services, account)
    const { name } = await termsOf(db, clock.now())
    const props = {
      page: { ...(await pageOf(c, services)), path: to(c).security() },
      values: {},
      problems,
      standing: now,
      verified: account.verified !== undefined,
      owes: owesSecondStep(account) && now.is !== 'asked',
      ...(codes && { codes }),
      ...(now.is === 'waiting' && { square: squareOf(addressOf(now.secret, name, account.email)) }),
    }
    return show(c, <AuthenticatorPage {...props} />, problems.length ? 422 : 200)
  }
}
