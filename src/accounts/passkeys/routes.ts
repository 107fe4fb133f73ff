import { Hono } from 'hono'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { keep } from '../../http/cookies.ts'
import { formOf, jsonOf, safePath } from '../../http/forms.ts'
import { goOn, personal } from '../../http/page.ts'
import { problem } from '../../http/problems.ts'
import { knownVisitor, visitorOf } from '../../http/visitor.ts'
import { byOf, deviceOf, personAsking } from '../../http/who.ts'
import { line } from '../../shared/field.ts'
import { localeOf } from '../../translations/locale.ts'
import { addPasskey, askToAdd, askToProve, askToSignIn, removePasskey, signedInBy } from '../passkeys.ts'
import { letIn } from '../sign-in.ts'

/**
 * What the script of a page asks and answers for a passkey, in JSON. A challenge is for the browser that asked, which is
 * known by its cookie; the answers are pages' and not the API's, for a cookie is what they are about.
 */
export function passkeyDoors(doors: Doors) {
  const { services, kick } = doors
  const { config } = services
  const to = (c: Ctx) => localeOf(c.get('language')).paths

  return new Hono<Env>()
    .post('/sign-in/passkey/challenge', async (c) => {
      personal(c)
      return c.json(await askToSignIn(services, await visitorOf(c, config)))
    })

    .post('/sign-in/passkey', async (c) => {
      personal(c)
      const { credential, next } = saidIn(await jsonOf(c))
      const signed = await signedInBy(
        services,
        (await knownVisitor(c, config)) ?? '',
        credential,
        await byOf(c),
      )
      if (!signed.ok) return notAccepted(c)
      const session = await letIn(services, signed.value, deviceOf(c), await byOf(c))
      keep(c, config, 'session', session.cookie, session.days)
      return c.json({ next: next ? safePath(next) : to(c).account() })
    })

    .post('/account/prove/challenge', async (c) => {
      personal(c)
      const { account } = await personAsking(c)
      return c.json(await askToProve(services, account, await visitorOf(c, config)))
    })

    .post('/account/passkeys/challenge', async (c) => {
      personal(c)
      const { account } = await personAsking(c)
      return c.json(await askToAdd(services, account, await visitorOf(c, config)))
    })

    .post('/account/passkeys', async (c) => {
      personal(c)
      const { account } = await personAsking(c)
      const { credential, name } = saidIn(await jsonOf(c))
      const called = line(60).safeParse(name).data || deviceOf(c) || 'Passkey'
      const browser = (await knownVisitor(c, config)) ?? ''
      const added = await addPasskey(services, account, browser, credential, called, await byOf(c))
      if (!added.ok) return notAccepted(c)
      afterwards(c, kick())
      return c.json({ next: to(c).security() })
    })

    .post('/account/passkeys/:id/removal', async (c) => {
      const { account } = await personAsking(c)
      await formOf(c)
      await removePasskey(services, account, c.req.param('id'), await byOf(c))
      afterwards(c, kick())
      return goOn(c, to(c).security())
    })
}

export const notAccepted = (c: Ctx) => problem(c, 400, 'not_accepted', 'This passkey was not accepted.')

/** What a script says beside the passkey's own answer. */
export function saidIn(body: unknown): { credential?: unknown; next?: string; name?: string } {
  const said = (body ?? {}) as Record<string, unknown>
  const text = (name: string) => (typeof said[name] === 'string' ? { [name]: said[name] } : {})
  return { credential: said.credential, ...text('next'), ...text('name') }
}
