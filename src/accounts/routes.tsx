import { Hono } from 'hono'
import type { FormProps, Said } from '../../views/accounts/alone.tsx'
import {
  FirstAdminPage,
  ForgotPage,
  ResetPage,
  SaidPage,
  SignInPage,
  SignUpPage,
  UndoPage,
  VerifyPage,
} from '../../views/accounts/ways-in.tsx'
import { afterwards, type Ctx, type Doors, type Env } from '../http/context.ts'
import { keep, kept } from '../http/cookies.ts'
import { type Fields, formOf, safePath } from '../http/forms.ts'
import { limited } from '../http/limits.ts'
import { goOn, pageOf, personal, show } from '../http/page.ts'
import { byOf, deviceOf, whoAsks } from '../http/who.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { same, sign } from '../shared/sign.ts'
import { type Account, isPerson } from '../shared/who.ts'
import { localeOf } from '../translations/locale.ts'
import { moveAddress, toMove, undoAddress } from './change-email.ts'
import { makeAdmin, toMakeAdmin } from './first-admin.ts'
import { forgot, reset, toReset } from './reset.ts'
import { beginSecondStep, owesSecondStep } from './second-step.ts'
import { letIn, proved } from './sign-in.ts'
import { endSession } from './sign-out.ts'
import { signUp } from './sign-up.ts'
import { isToken } from './token.ts'
import { toVerify, verify } from './verify.ts'

/** Ten minutes, as long as its token is good. */
const SECOND_STEP_DAYS = 10 / (24 * 60)

/** The ways in and out: to sign up, to sign in, to choose a new password, to confirm an address. */
export function wayPages(doors: Doors) {
  const { services, kick } = doors
  const { config } = services
  const limits = limited(services)
  const tr = (c: Ctx) => localeOf(c.get('language')).t
  const to = (c: Ctx) => localeOf(c.get('language')).paths

  return new Hono<Env>()
    .get('/sign-up', async (c) => show(c, <SignUpPage {...(await form(c))} />))

    .post('/sign-up', async (c) => {
      const said = await formOf(c)
      const email = said('email') ?? ''
      const order = { name: said('name') ?? '', email, password: said.typed.password ?? '' }
      const done = await signUp(services, order, c.get('language'), await byOf(c), () => mayWrite(c, email))
      if (!done.ok) return show(c, <SignUpPage {...(await form(c, said, done.refusal))} />, 422)
      afterwards(c, kick())
      return told(
        c,
        'good',
        'account.checkMail',
        'account.checkMailWords',
        to(c).signIn(),
        'account.signIn',
        { email },
      )
    })

    .get('/sign-in', async (c) => {
      const next = safeNext(c.req.query('next'))
      if (isPerson(await whoAsks(c))) return goOn(c, next ?? to(c).account())
      return show(c, <SignInPage {...(await form(c))} {...(next && { next })} />)
    })

    .post('/sign-in', async (c) => {
      const said = await formOf(c)
      const next = safeNext(said('next'))
      const email = (said('email') ?? '').toLowerCase()
      const wait = await triedTooOften(c, email)
      if (wait)
        return show(c, <SignInPage {...(await form(c, said, [], wait))} {...(next && { next })} />, 429)
      const account = await proved(services, email, said.typed.password ?? '', await byOf(c))
      if (account.ok) {
        await known(c, email)
        return comeIn(c, account.value, next)
      }
      const wrong: Said = { kind: 'wrong', title: tr(c)('account.wrong'), words: tr(c)('account.wrongWords') }
      return show(c, <SignInPage {...(await form(c, said, [], wrong))} {...(next && { next })} />, 422)
    })

    .post('/sign-out', async (c) => {
      await formOf(c)
      const who = await whoAsks(c)
      if (isPerson(who)) await endSession(services, who, who.session.id, await byOf(c))
      keep(c, config, 'session', '', 0)
      c.header('Clear-Site-Data', '"cache", "storage"')
      return goOn(c, to(c).home())
    })

    .get('/forgot', async (c) => show(c, <ForgotPage {...(await form(c))} />))

    .post('/forgot', async (c) => {
      const said = await formOf(c)
      const email = said('email')
      if (!email)
        return show(c, <ForgotPage {...(await form(c, said, [{ path: 'email', code: 'required' }]))} />, 422)
      // Not waited for: how long it takes would tell whether there is an account.
      afterwards(
        c,
        mayWrite(c, email).then((may) => (may ? forgot(services, email).then(kick) : undefined)),
      )
      return told(c, 'good', 'account.checkMail', 'account.forgotSent', to(c).signIn(), 'account.signIn', {
        email,
      })
    })

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

  /** One person is written to only so often, whoever asks for it; nobody is told whether somebody was written to. */
  async function mayWrite(c: Ctx, email: string) {
    return (await limits.taken(c, 'lettersTo', email.toLowerCase())).ok
  }

  /**
   * What is said when one account was tried too often. The browser of somebody who was here before is counted by
   * itself, so that nobody can be locked out of their own account by a stranger.
   */
  async function triedTooOften(c: Ctx, email: string): Promise<Said | undefined> {
    const device = kept(c, config, 'device') ?? ''
    const before = same(device, await sign(config.secret, `device:${email}`))
    const { ok, wait } = await limits.taken(c, 'signInTo', before ? `${email} known` : email)
    if (ok) return undefined
    c.header('Retry-After', String(wait))
    const words = tr(c)('account.tooOftenWords', { seconds: wait })
    return { kind: 'wrong', title: tr(c)('account.tooOften'), words }
  }

  async function known(c: Ctx, email: string) {
    keep(c, config, 'device', await sign(config.secret, `device:${email}`), 180)
  }

  async function form(
    c: Ctx,
    said?: Fields,
    problems: FieldProblem[] = [],
    notice?: Said,
  ): Promise<FormProps> {
    personal(c)
    return {
      page: await pageOf(c, services),
      values: said?.typed ?? {},
      problems,
      ...(notice && { said: notice }),
    }
  }

  /** Nothing to fill in: what happened, and where to go on. */
  async function told(
    c: Ctx,
    kind: Said['kind'],
    title: Words,
    words: Words,
    href: string,
    onward: Words,
    values: Record<string, string> = {},
    status: 200 | 422 = 200,
  ) {
    personal(c)
    const t = tr(c)
    const said = { kind, title: t(title), words: t(words, values) }
    return show(
      c,
      <SaidPage page={await pageOf(c, services)} said={said} onward={{ href, words: t(onward) }} />,
      status,
    )
  }

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

  /** Somebody who gave the right password: on to their second step, where they have one, and else in. */
  async function comeIn(c: Ctx, account: Account, next?: string): Promise<Response> {
    if (account.hasAuthenticator) {
      keep(c, config, 'second-step', await beginSecondStep(services, account), SECOND_STEP_DAYS)
      return goOn(c, to(c).signInCode({ next }))
    }
    const session = await letIn(services, account, deviceOf(c), await byOf(c))
    keep(c, config, 'session', session.cookie, session.days)
    return goOn(c, owesSecondStep(account) ? to(c).authenticator() : (next ?? to(c).account()))
  }
}

type Words = Parameters<ReturnType<typeof localeOf>['t']>[0]

/** Where they came from, where that is a page of ours. */
function safeNext(next: string | undefined): string | undefined {
  const path = next === undefined ? '/' : safePath(next)
  return path === '/' ? undefined : path
}
