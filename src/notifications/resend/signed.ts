import { Webhook } from 'standardwebhooks'

const NAMES = ['id', 'timestamp', 'signature'] as const

/**
 * Whether a body was signed with the secret, within five minutes of now, and the id of what it tells of. Resend signs
 * as Standard Webhooks do, under the names that Svix gave to the headers before there was a standard.
 */
export function signedEvent(
  secret: string,
  body: string,
  header: (name: string) => string | undefined,
): { id: string } | undefined {
  const brand = header('svix-id') === undefined ? 'webhook' : 'svix'
  const said = Object.fromEntries(NAMES.map((name) => [`webhook-${name}`, header(`${brand}-${name}`) ?? '']))
  try {
    new Webhook(secret).verify(body, said, { jsonParse: false })
    return { id: said['webhook-id']! }
  } catch {
    return undefined
  }
}
