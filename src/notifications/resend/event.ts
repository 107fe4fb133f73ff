import * as z from 'zod'

/** What Resend tells of a letter, as far as the house listens. */
export type LetterEvent = { email: string; at: number } & (
  | { what: 'delivered' }
  | { what: 'bounced' | 'complained'; address?: string }
)

const shape = z.object({
  type: z.enum(['email.delivered', 'email.bounced', 'email.complained']),
  created_at: z.string(),
  data: z.object({
    email_id: z.string().min(1).max(200),
    to: z.array(z.string().max(400)).max(100),
    bounce: z.object({ type: z.string() }).optional(),
  }),
})

/**
 * Nothing where the house need not know: other events, and letters that came back for a while, as from a full mailbox.
 * `now` in seconds stands for a time that cannot be read.
 */
export function letterEventIn(body: string, now: number): LetterEvent | undefined {
  const read = shape.safeParse(jsonIn(body))
  if (!read.success) return undefined
  const { type, created_at, data } = read.data
  const spoken = Date.parse(created_at)
  const event = { email: data.email_id, at: Number.isNaN(spoken) ? now : Math.floor(spoken / 1000) }
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
