import { Webhook } from 'standardwebhooks'
import * as z from 'zod'
import type { LetterEvent, LetterNews, Mailer } from './ports.ts'

const NAMES = ['id', 'timestamp', 'signature'] as const

/**
 * What a call of Resend tells: nothing where it was not signed with the secret, or longer than five minutes ago. Resend
 * signs as Standard Webhooks do, under the names that Svix gave to the headers before there was a standard.
 */
export const resendNews =
  (secret: string): NonNullable<Mailer['news']> =>
  ({ body, header }): LetterNews | undefined => {
    const brand = header('svix-id') === undefined ? 'webhook' : 'svix'
    const said = Object.fromEntries(
      NAMES.map((name) => [`webhook-${name}`, header(`${brand}-${name}`) ?? '']),
    )
    try {
      new Webhook(secret).verify(body, said, { jsonParse: false })
    } catch {
      return undefined
    }
    const event = letterEventIn(body)
    return { id: said['webhook-id']!, ...(event && { event }) }
  }

const shape = z.object({
  type: z.enum(['email.delivered', 'email.bounced', 'email.complained']),
  created_at: z.string(),
  data: z.object({
    email_id: z.string().min(1).max(200),
    to: z.array(z.string().max(400)).max(100),
    bounce: z.object({ type: z.string() }).optional(),
  }),
})

/** Nothing where the house need not know: other events, and letters that came back for a while, as from a full mailbox. */
function letterEventIn(body: string): LetterEvent | undefined {
  const read = shape.safeParse(jsonIn(body))
  if (!read.success) return undefined
  const { type, created_at, data } = read.data
  const spoken = Date.parse(created_at)
  const event = { letter: data.email_id, ...(!Number.isNaN(spoken) && { at: Math.floor(spoken / 1000) }) }
  if (type === 'email.delivered') return { ...event, what: 'delivered' }
  if (type === 'email.bounced' && data.bounce?.type !== 'Permanent') return undefined
  const what = type === 'email.bounced' ? 'bounced' : 'complained'
  // Of several recipients it is not said which one it was; the house writes to one.
  const [address, ...others] = data.to.map(bare)
  return { ...event, what, ...(address && others.length === 0 && { address }) }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `Ann <ann@example.org>` is where it goes to as well. */
const bare = (address: string) => (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim()
