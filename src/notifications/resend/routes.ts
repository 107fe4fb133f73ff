import { Hono } from 'hono'
import type { Doors, Env } from '../../http/context.ts'
import { personal } from '../../http/page.ts'
import { letterEventIn } from './event.ts'
import { signedEvent } from './signed.ts'
import { takeEvent } from './take.ts'

/** Where Resend tells what became of letters. Without its secret there is no such door. */
export function resendHook({ services }: Doors) {
  const { mail } = services.config
  const secret = mail.half === 'resend' ? mail.webhookSecret : undefined
  return new Hono<Env>().post('/', async (c) => {
    if (secret === undefined) return c.notFound()
    personal(c)
    const body = await c.req.text()
    const signed = signedEvent(secret, body, (name) => c.req.header(name))
    if (!signed) return c.text('This is not signed by Resend, or too long ago.\n', 401)
    const event = letterEventIn(body, Math.floor(services.clock.now() / 1000))
    if (event) await takeEvent(services, signed.id, event)
    return c.text('')
  })
}
