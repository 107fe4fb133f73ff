import { Hono } from 'hono'
import type { Said } from '../../views/accounts/alone.tsx'
import { ForgotPage, SignInPage, SignUpPage } from '../../views/accounts/ways-in.tsx'
import { afterwards, type Ctx, type Doors, type Env } from '../http/context.ts'
import { keep, kept } from '../http/cookies.ts'
import { formOf, safePath } from '../http/forms.ts'
import { limited } from '../http/limits.ts'
import { goOn, show } from '../http/page.ts'
import { byOf, whoAsks } from '../http/who.ts'
import { same, sign } from '../shared/sign.ts'
import { isPerson } from '../shared/who.ts'
import { localeOf } from '../translations/locale.ts'
import { forgot } from './reset.ts'
import { waysIn } from './shape.tsx'
import { proved } from './sign-in.ts'
import { endSession } from './sign-out.ts'
import { signUp } from './sign-up.ts'

/** The ways in and out: to sign up, to sign in, to sign out, and to ask for a new password. */
export function wayPages(doors: Doors) {
  const { services, kick } = doors
  const { config } = services
  const limits = limited(services)
  const { form, told, comeIn } = waysIn(doors)
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
}

/** Where they came from, where that is a page of ours. */
function safeNext(next: string | undefined): string | undefined {
  const path = next === undefined ? '/' : safePath(next)
  return path === '/' ? undefined : path
}
