import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { afterwards, type Ctx, type Doors, type Env } from '../http/context.ts'
import { jsonOf } from '../http/forms.ts'
import { answers, refuses } from '../http/json.ts'
import { limited } from '../http/limits.ts'
import { invalid, problem } from '../http/problems.ts'
import { byOf, deviceOf, personAsking, whoAsks } from '../http/who.ts'
import { check } from '../shared/check.ts'
import { email as emailField } from '../shared/field.ts'
import { DEFAULT_LANGUAGE, LANGUAGES } from '../shared/languages.ts'
import { type Account, isPerson } from '../shared/who.ts'
import { forgot, reset } from './reset.ts'
import { gaveCode } from './second-step.ts'
import { proved } from './sign-in.ts'
import { endSession, endSessions } from './sign-out.ts'
import { signUp, signUpSchema } from './sign-up.ts'
import { grant, refresh, type Tokens } from './tokens.ts'
import { verify } from './verify.ts'

const secretField = z.string({ error: 'required' }).min(1, 'required')
const languageField = z.enum(LANGUAGES, 'not_an_option').optional()

const registerBody = signUpSchema.extend({ language: languageField }).meta({ id: 'Registration' })
const loginBody = z
  .strictObject({
    email: secretField,
    password: secretField,
    code: z
      .string()
      .optional()
      .describe('Of the authenticator, or a recovery code, where the account asks for one'),
  })
  .meta({ id: 'Login' })
const refreshBody = z.strictObject({ refreshToken: secretField }).meta({ id: 'Refresh' })
const logoutBody = z.strictObject({ everywhere: z.boolean().optional() }).meta({ id: 'Logout' })
const forgotBody = z.strictObject({ email: emailField }).meta({ id: 'ForgottenPassword' })
const resetBody = z.strictObject({ token: secretField, password: secretField }).meta({ id: 'PasswordReset' })
const verifyBody = z
  .strictObject({
    token: secretField,
    password: z.string().optional().describe('Unless a token says who asks'),
  })
  .meta({ id: 'Verification' })

export const accountSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    phone: z.string().optional(),
    language: z.enum(LANGUAGES),
    role: z.enum(['customer', 'staff', 'admin']),
    emailVerified: z.boolean(),
    preferences: z.object({ reminders: z.boolean(), reviews: z.boolean() }),
    createdAt: z.string(),
  })
  .meta({ id: 'Account' })

const tokensSchema = z
  .object({
    accessToken: z.string(),
    refreshToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().describe('Seconds'),
  })
  .meta({ id: 'Tokens' })
const saidSchema = z.object({ message: z.string() }).meta({ id: 'Message' })

/** An account as its owner sees it. */
export const shownAccount = ({
  id,
  email,
  name,
  phone,
  language,
  role,
  verified,
  preferences,
  created,
}: Account) => ({
  id,
  email,
  name,
  ...(phone !== undefined && { phone }),
  language,
  role,
  emailVerified: verified !== undefined,
  preferences,
  createdAt: new Date(created * 1000).toISOString(),
})

const described = (summary: string, more: object, body?: z.ZodType) =>
  describeRoute({
    summary,
    tags: ['Accounts'],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: resolver(body) } } },
    }),
    responses: {
      ...(body && {
        400: refuses('Not JSON'),
        415: refuses('Not JSON'),
        422: refuses('Some fields need another look'),
      }),
      429: refuses('Too often'),
      ...more,
    },
  })

/** Ways in for programs that act for a person. */
export function authApi({ services, kick }: Doors) {
  const limits = limited(services)
  const mayWrite = async (c: Ctx, to: string) => (await limits.taken(c, 'lettersTo', to.toLowerCase())).ok

  return new Hono<Env>()
    .post(
      '/register',
      described(
        'Create an account',
        { 201: answers('The same for every address', saidSchema) },
        registerBody,
      ),
      async (c) => {
        const body = check(registerBody, await jsonOf(c))
        if (!body.ok) return invalid(c, body.refusal)
        const { language = DEFAULT_LANGUAGE, ...said } = body.value
        const done = await signUp(services, said, language, await byOf(c), () => mayWrite(c, said.email))
        if (!done.ok) return invalid(c, done.refusal)
        afterwards(c, kick())
        return c.json({ message: 'If the address is yours, a letter is on its way.' }, 201)
      },
    )

    .post(
      '/login',
      described(
        'Sign in',
        {
          200: answers('Tokens', tokensSchema),
          401: refuses('They do not belong together; or, as `code_needed`, a code is asked for as well'),
        },
        loginBody,
      ),
      async (c) => {
        const body = check(loginBody, await jsonOf(c))
        if (!body.ok) return invalid(c, body.refusal)
        await limits.take(c, 'signInTo', body.value.email.toLowerCase())
        const account = await proved(services, body.value.email, body.value.password, await byOf(c))
        if (!account.ok)
          return problem(c, 401, 'unauthenticated', 'That address and password do not belong together.')
        const { code } = body.value
        if (account.value.hasAuthenticator && code === undefined)
          return problem(c, 401, 'code_needed', 'This account asks for a code as well.')
        if (account.value.hasAuthenticator) {
          await limits.take(c, 'code', `second step ${account.value.id}`)
          if (!(await gaveCode(services, account.value, code!, await byOf(c))))
            return problem(c, 401, 'unauthenticated', 'This code is not good, or was used already.')
        }
        return given(c, await grant(services, account.value, deviceOf(c), await byOf(c)))
      },
    )

    .post(
      '/refresh',
      described(
        'A new pair of tokens',
        { 200: answers('Tokens', tokensSchema), 401: refuses('It is not good any more') },
        refreshBody,
      ),
      async (c) => {
        const body = check(refreshBody, await jsonOf(c))
        if (!body.ok) return invalid(c, body.refusal)
        const done = await refresh(services, body.value.refreshToken, await byOf(c))
        if (done.ok) return given(c, done.value)
        afterwards(c, kick())
        return problem(c, 401, 'unauthenticated', 'This token is not good any more.')
      },
    )

    .post(
      '/logout',
      described(
        'End this session, or every one',
        { 204: { description: 'It has ended' }, 401: refuses('Nobody is signed in') },
        logoutBody,
      ),
      async (c) => {
        const person = await personAsking(c)
        const body = check(logoutBody, await jsonOf(c))
        if (!body.ok) return invalid(c, body.refusal)
        if (body.value.everywhere) await endSessions(services, person, await byOf(c))
        else await endSession(services, person, person.session.id, await byOf(c))
        return c.body(null, 204)
      },
    )

    .post(
      '/forgot-password',
      described(
        'Send a link to a new password',
        { 200: answers('The same for every address', saidSchema) },
        forgotBody,
      ),
      async (c) => {
        const body = check(forgotBody, await jsonOf(c))
        if (!body.ok) return invalid(c, body.refusal)
        // Not waited for: how long it takes would tell whether there is an account.
        const { email } = body.value
        afterwards(
          c,
          mayWrite(c, email).then((may) => (may ? forgot(services, email).then(kick) : undefined)),
        )
        return c.json({ message: 'If there is an account with this address, a link is on its way.' })
      },
    )

    .post(
      '/reset-password',
      described('Choose a new password', { 200: answers('It is changed', saidSchema) }, resetBody),
      async (c) => {
        const body = check(resetBody, await jsonOf(c))
        if (!body.ok) return invalid(c, body.refusal)
        const { token, password } = body.value
        const done = await reset(services, token, password, await byOf(c))
        if (!done.ok)
          return invalid(c, done.refusal === 'not_good' ? [{ path: 'token', code: 'lapsed' }] : done.refusal)
        afterwards(c, kick())
        return c.json({ message: 'The password is changed.' })
      },
    )

    .post(
      '/verify-email',
      described('Confirm an address', { 200: answers('It is confirmed', saidSchema) }, verifyBody),
      async (c) => {
        const body = check(verifyBody, await jsonOf(c))
        if (!body.ok) return invalid(c, body.refusal)
        const who = await whoAsks(c)
        const { token, password } = body.value
        const proof = {
          ...(isPerson(who) && { signedIn: who.account.id }),
          ...(password !== undefined && { password }),
        }
        const done = await verify(services, token, proof, await byOf(c))
        if (done.ok) return c.json({ message: 'The address is confirmed.' })
        return invalid(c, [
          done.refusal === 'not_good'
            ? { path: 'token', code: 'lapsed' }
            : { path: 'password', code: 'wrong_password' },
        ])
      },
    )

    .get(
      '/me',
      described('Who asks', {
        200: answers('The account', accountSchema),
        401: refuses('Nobody is signed in'),
      }),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        return c.json(shownAccount((await personAsking(c)).account))
      },
    )
}

function given(c: Ctx, tokens: Tokens) {
  c.header('Cache-Control', 'no-store')
  return c.json({ ...tokens, tokenType: 'Bearer' as const })
}
