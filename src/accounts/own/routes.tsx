import { Hono } from 'hono'
import { passkeysOf } from '../../../db/queries/passkeys.ts'
import { sessionsOf } from '../../../db/queries/sessions.ts'
import type { FormProps, Said } from '../../../views/accounts/alone.tsx'
import { AuthenticatorPart } from '../../../views/accounts/authenticator.tsx'
import { ProfilePage, SecurityPage } from '../../../views/accounts/own.tsx'
import { PasskeysPart } from '../../../views/accounts/passkeys.tsx'
import { ProvePage } from '../../../views/accounts/ways-in.tsx'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { type Fields, formOf, jsonOf, safePath } from '../../http/forms.ts'
import { goOn, pageOf, personal, show } from '../../http/page.ts'
import { knownVisitor } from '../../http/visitor.ts'
import { byOf, personAsking } from '../../http/who.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import type { Account, Person } from '../../shared/who.ts'
import { localeOf } from '../../translations/locale.ts'
import { standing } from '../authenticator.ts'
import { askForAddress } from '../change-email.ts'
import { changePassword, prove } from '../change-password.ts'
import { notAccepted, saidIn } from '../passkeys/routes.ts'
import { proveByPasskey } from '../passkeys.ts'
import { changeProfile } from '../profile.ts'
import { endSession, endSessions } from '../sign-out.ts'
import { verifyAgain } from '../verify.ts'

/** One's own account: who one is, how one comes in, and where one is signed in. */
export function accountPages(doors: Doors) {
  const { services, kick } = doors
  const words = (c: Ctx) => localeOf(c.get('language'))

  return new Hono<Env>()
    .get('/account/profile', async (c) => {
      const { account } = await personAsking(c)
      return profilePage(c, account, { values: profileValues(account), problems: [] })
    })

    .post('/account/profile', async (c) => {
      const person = await personAsking(c)
      const said = await formOf(c)
      const phone = said('phone')
      const done = await changeProfile(services, person, {
        name: said('name') ?? '',
        ...(phone && { phone }),
        language: said('language') ?? person.account.language,
        preferences: { reminders: said('reminders') === 'yes', reviews: said('reviews') === 'yes' },
      })
      if (!done.ok) return profilePage(c, person.account, { values: said.typed, problems: done.refusal }, 422)
      const title = words(c).t('account.saved')
      return profilePage(c, person.account, {
        values: said.typed,
        problems: [],
        said: { kind: 'good', title },
      })
    })

    .get('/account/security', (c) => securityPage(c))

    .post('/account/password', async (c) => {
      const person = await personAsking(c)
      const { typed } = await formOf(c)
      const said = { current: typed.current ?? '', password: typed.password ?? '' }
      const done = await changePassword(services, person, said, await byOf(c))
      if (!done.ok) return securityPage(c, { problems: done.refusal }, 422)
      afterwards(c, kick())
      return securityPage(c, { said: { kind: 'good', title: words(c).t('account.passwordChanged') } })
    })

    .post('/account/email', async (c) => {
      const person = await personAsking(c)
      const said = await formOf(c)
      const done = await askForAddress(services, person, said('email') ?? '')
      if (!done.ok) return securityPage(c, { problems: done.refusal, said: undefined, form: said }, 422)
      afterwards(c, kick())
      return securityPage(c, { said: { kind: 'good', title: words(c).t('account.emailAsked') } })
    })

    .post('/account/verification', async (c) => {
      const { account } = await personAsking(c)
      await formOf(c)
      await verifyAgain(services, account)
      afterwards(c, kick())
      return goOn(c, words(c).paths.account())
    })

    .post('/account/sessions/end', async (c) => {
      const person = await personAsking(c)
      await formOf(c)
      await endSessions(services, person, await byOf(c), person.session.id)
      return goOn(c, words(c).paths.security())
    })

    .post('/account/sessions/:id/end', async (c) => {
      const person = await personAsking(c)
      await formOf(c)
      await endSession(services, person, c.req.param('id'), await byOf(c))
      return goOn(c, words(c).paths.security())
    })

    .get('/account/prove', (c) => provePage(c, c.req.query('next')))

    .post('/account/prove', async (c) => {
      const person = await personAsking(c)
      if (c.req.header('content-type')?.startsWith('application/json')) return provePasskey(c, person)
      const said = await formOf(c)
      const right = await prove(services, person, said.typed.password ?? '', await byOf(c))
      if (right) return goOn(c, safePath(said('next')))
      return provePage(c, said('next'), [{ path: 'password', code: 'wrong_password' }])
    })

  async function provePasskey(c: Ctx, person: Person) {
    personal(c)
    const { credential, next } = saidIn(await jsonOf(c))
    const browser = (await knownVisitor(c, services.config)) ?? ''
    const proved = await proveByPasskey(services, person, browser, credential, await byOf(c))
    return proved ? c.json({ next: safePath(next) }) : notAccepted(c)
  }

  async function profilePage(
    c: Ctx,
    account: Account,
    form: Omit<FormProps, 'page'>,
    status: 200 | 422 = 200,
  ) {
    personal(c)
    return show(c, <ProfilePage page={await pageOf(c, services)} account={account} {...form} />, status)
  }

  async function securityPage(
    c: Ctx,
    { problems = [], said, form }: { problems?: FieldProblem[]; said?: Said | undefined; form?: Fields } = {},
    status: 200 | 422 = 200,
  ) {
    personal(c)
    const { account, session } = await personAsking(c)
    const { paths } = words(c)
    const sessions = (await sessionsOf(services.db, account.id)).map((each) => ({
      ...each,
      own: each.id === session.id,
    }))
    const props = {
      page: { ...(await pageOf(c, services)), path: paths.security() },
      values: form?.typed ?? {},
      problems,
      ...(said && { said }),
    }
    const passkeys = await passkeysOf(services.db, account.id)
    return show(
      c,
      <SecurityPage {...props} account={account} sessions={sessions}>
        <PasskeysPart page={props.page} passkeys={passkeys} verified={account.verified !== undefined} />
        <AuthenticatorPart page={props.page} standing={await standing(services, account)} />
      </SecurityPage>,
      status,
    )
  }

  async function provePage(c: Ctx, next: string | undefined, problems: FieldProblem[] = []) {
    personal(c)
    const page = { ...(await pageOf(c, services)), path: words(c).paths.prove() }
    const { account } = await personAsking(c)
    const passkeys = (await passkeysOf(services.db, account.id)).length > 0
    const props = {
      page,
      values: {},
      problems,
      next: safePath(next),
      passkeys,
      password: account.hasPassword,
    }
    return show(c, <ProvePage {...props} />, problems.length ? 422 : 200)
  }
}

const profileValues = ({ name, phone, language, preferences }: Account): Record<string, string> => ({
  name,
  phone: phone ?? '',
  language,
  reminders: preferences.reminders ? 'yes' : '',
  reviews: preferences.reviews ? 'yes' : '',
})
