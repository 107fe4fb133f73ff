import { Hono } from 'hono'
import { FirstAdminPage, ResetPage, UndoPage, VerifyPage } from '../../../views/accounts/ways-in.tsx'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { keep, kept } from '../../http/cookies.ts'
import { formOf } from '../../http/forms.ts'
import { goOn, personal, show } from '../../http/page.ts'
import { byOf, whoAsks } from '../../http/who.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import { isPerson } from '../../shared/who.ts'
import { localeOf } from '../../translations/locale.ts'
import { moveAddress, toMove, undoAddress } from '../change-email.ts'
import { makeAdmin, toMakeAdmin } from '../first-admin.ts'
import { reset, toReset } from '../reset.ts'
import { type Words, waysIn } from '../shape.tsx'
import { isToken } from '../token.ts'
import { toVerify, verify } from '../verify.ts'

/** Where letters about an account lead to: a new password, an address that is confirmed or given back, the first admin. */
export function linkPages(doors: Doors) {
  const { services, kick } = doors
  const { config } = services
  const { form, told, comeIn } = waysIn(doors)
  const to = (c: Ctx) => localeOf(c.get('language')).paths

  return new Hono<Env>()
    .get('/reset', async (c) => {
      if (carried(c)) return goOn(c, to(c).reset())
      const account = await toReset(services, tokenIn(c))
      if (!account) return over(c, to(c).forgot(), 'account.forgot')
      return show(c, <ResetPage {...(await form(c))} email={account.email} />)
    })

    .post('/reset', async (c) => {
      const said = await formOf(c)
      const done = await reset(services, tokenIn(c), said.typed.password ?? '', await byOf(c))
      if (!done.ok) {
        const account = done.refusal === 'not_good' ? undefined : await toReset(services, tokenIn(c))
        if (!account) return over(c, to(c).forgot(), 'account.forgot')
        const problems = done.refusal as FieldProblem[]
        return show(c, <ResetPage {...(await form(c, said, problems))} email={account.email} />, 422)
      }
      spent(c)
      keep(c, config, 'session', '', 0)
      afterwards(c, kick())
      return told(c, 'good', 'account.resetDone', 'account.resetDoneWords', to(c).signIn(), 'account.signIn')
    })

    .get('/verify', async (c) => {
      if (carried(c)) return goOn(c, to(c).verify())
      return verifyPage(c)
    })

    .post('/verify', async (c) => {
      const said = await formOf(c)
      const who = await whoAsks(c)
      const token = tokenIn(c)
      if (await toMove(services, token, 'new-email')) return moved(c, token!)
      const proof = {
        ...(isPerson(who) && { signedIn: who.account.id }),
        ...(said.typed.password !== undefined && { password: said.typed.password }),
      }
      const done = await verify(services, token, proof, await byOf(c))
      if (!done.ok)
        return done.refusal === 'not_good'
          ? over(c, to(c).account(), 'account.mine')
          : verifyPage(c, [{ path: 'password', code: 'wrong_password' }])
      spent(c)
      if (isPerson(who) && who.account.id === done.value.id) return goOn(c, to(c).account())
      return comeIn(c, done.value)
    })

    .get('/account/email/undo', async (c) => {
      if (carried(c)) return goOn(c, to(c).undoAddress())
      const back = await toMove(services, tokenIn(c), 'undo-email')
      if (!back) return over(c, to(c).signIn(), 'account.signIn')
      return show(c, <UndoPage {...(await form(c))} email={back.email} />)
    })

    .post('/account/email/undo', async (c) => {
      await formOf(c)
      const done = await undoAddress(services, tokenIn(c) ?? '', await byOf(c))
      if (!done.ok) return over(c, to(c).signIn(), 'account.signIn')
      spent(c)
      keep(c, config, 'session', '', 0)
      afterwards(c, kick())
      return told(c, 'good', 'account.undone', 'account.undoneWords', to(c).signIn(), 'account.signIn')
    })

    .get('/first-admin', async (c) => {
      if (carried(c)) return goOn(c, to(c).firstAdmin())
      const meant = await toMakeAdmin(services, tokenIn(c))
      if (!meant) return over(c, to(c).signIn(), 'account.signIn')
      return show(c, <FirstAdminPage {...(await form(c))} {...meant} />)
    })

    .post('/first-admin', async (c) => {
      const said = await formOf(c)
      const token = tokenIn(c)
      const meant = await toMakeAdmin(services, token)
      const order = {
        name: said('name') ?? '',
        email: said('email') ?? '',
        password: said.typed.password ?? '',
      }
      const made = await makeAdmin(services, token, order, c.get('language'), await byOf(c))
      if (!made.ok && (made.refusal === 'not_good' || !meant))
        return over(c, to(c).signIn(), 'account.signIn')
      if (!made.ok) {
        const problems = made.refusal as FieldProblem[]
        return show(c, <FirstAdminPage {...(await form(c, said, problems))} {...meant} />, 422)
      }
      spent(c)
      return comeIn(c, made.value)
    })

  function over(c: Ctx, href: string, onward: Words) {
    return told(c, 'wrong', 'account.linkOver', 'account.linkOverWords', href, onward, {}, 422)
  }

  /** The token of a letter's link moves from the address into a cookie, so that no referrer and no history has it. */
  function carried(c: Ctx): boolean {
    const token = c.req.query('token')
    if (token === undefined) return false
    personal(c)
    keep(c, config, 'letter', isToken(token) ? token : '', isToken(token) ? 1 / 24 : 0)
    return true
  }

  function tokenIn(c: Ctx) {
    return kept(c, config, 'letter')
  }

  function spent(c: Ctx) {
    keep(c, config, 'letter', '', 0)
  }

  async function verifyPage(c: Ctx, problems: FieldProblem[] = []) {
    const who = await whoAsks(c)
    const token = tokenIn(c)
    const moving = await toMove(services, token, 'new-email')
    if (moving) {
      if (!isPerson(who) || who.account.id !== moving.account.id)
        return goOn(c, to(c).signIn({ next: to(c).verify() }))
      return show(c, <VerifyPage {...(await form(c))} email={moving.email} asks={false} moves />)
    }
    const account = await toVerify(services, token)
    if (!account) return over(c, to(c).account(), 'account.mine')
    const asks = !isPerson(who) || who.account.id !== account.id
    return show(
      c,
      <VerifyPage
        {...(await form(c, undefined, problems))}
        email={account.email}
        asks={asks}
        moves={false}
      />,
      problems.length ? 422 : 200,
    )
  }

  async function moved(c: Ctx, token: string) {
    const who = await whoAsks(c)
    const moving = await toMove(services, token, 'new-email')
    if (!isPerson(who) || who.account.id !== moving?.account.id)
      return goOn(c, to(c).signIn({ next: to(c).verify() }))
    const done = await moveAddress(services, token, await byOf(c))
    if (!done.ok) return over(c, to(c).security(), 'account.security')
    spent(c)
    afterwards(c, kick())
    return goOn(c, to(c).security())
  }
}
