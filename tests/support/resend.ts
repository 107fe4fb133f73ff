/** A letter as it was posted to the service: every field of its JSON. */
export type Posted = Record<string, unknown>

/**
 * What happens to the next request: refused with an error of the API, answered by something that is not the API, cut
 * off, or never answered to its end, before the letter was taken or after.
 */
export type Accident =
  | { status: number; name: string; message?: string }
  | 'not_json'
  | 'cut'
  | 'hang'
  | 'hang_when_sent'

/** Resend's letter box on this machine, for the real SDK to speak to. Source: its API reference, errors and idempotency keys. */
export interface StandIn {
  readonly url: string
  readonly apiKey: string
  /** What it has sent, in order. */
  sent(): Posted[]
  /** The keys under which it has sent, in order; a letter without one has the empty key. */
  keys(): string[]
  /** How many requests have come, whatever became of them. */
  asked(): number
  /** The next requests meet these, one each; those after them meet none. */
  next(...accidents: Accident[]): void
  stop(): Promise<void>
}

const API_KEY = 're_stand_in'
/** Long enough that letters posted together meet each other, as they do on a real network. */
const TAKES_MS = 15

/** One that `forgets` sends again what it has sent: what a key is for is seen where there is none. */
export function startResend({ forgets = false } = {}): StandIn {
  const sent: Posted[] = []
  const keys: string[] = []
  const accidents: Accident[] = []
  /** By idempotency key: the body that came with it, and the id it got once it was sent. */
  const known = new Map<string, { body: string; id?: string }>()
  let asked = 0

  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      asked += 1
      const accident = accidents.shift()
      if (new URL(request.url).pathname !== '/emails')
        return refusal(404, 'not_found', 'The requested endpoint does not exist.')
      if (request.method !== 'POST') return refusal(405, 'method_not_allowed', 'Method is not allowed.')
      const authorized = request.headers.get('authorization')
      if (!authorized) return refusal(401, 'missing_api_key', 'Missing API Key')
      if (authorized !== `Bearer ${API_KEY}`) return refusal(403, 'invalid_api_key', 'API key is invalid')
      if (accident === 'hang') return never()
      if (accident === 'cut') return cutOff()
      if (accident === 'not_json') return new Response('<h1>Bad gateway</h1>', { status: 502 })
      if (typeof accident === 'object')
        return refusal(accident.status, accident.name, accident.message ?? accident.name)
      const answer = await take(request.headers.get('idempotency-key'), await request.text())
      return accident === 'hang_when_sent' ? endless() : answer
    },
  })

  async function take(key: string | null, body: string): Promise<Response> {
    if (key !== null && (key.length < 1 || key.length > 256))
      return refusal(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.')
    const before = key === null || forgets ? undefined : known.get(key)
    if (before && before.body !== body)
      return refusal(409, 'invalid_idempotent_request', 'Same key used with a different request payload.')
    if (before && !before.id)
      return refusal(409, 'concurrent_idempotent_requests', 'The original request is still in progress.')
    if (before?.id) return Response.json({ id: before.id })
    const letter = JSON.parse(body) as Posted
    const wrong = wrongWith(letter)
    if (wrong) return refusal(422, ...wrong)
    if (key !== null) known.set(key, { body })
    await Bun.sleep(TAKES_MS)
    const id = crypto.randomUUID()
    if (key !== null) known.set(key, { body, id })
    sent.push(letter)
    keys.push(key ?? '')
    return Response.json({ id })
  }

  return {
    url: server.url.origin,
    apiKey: API_KEY,
    sent: () => [...sent],
    keys: () => [...keys],
    asked: () => asked,
    next: (...more) => void accidents.push(...more),
    stop: () => server.stop(true),
  }
}

function wrongWith({ from, to, subject }: Posted): [name: string, message: string] | undefined {
  for (const [name, value] of Object.entries({ from, to, subject }))
    if (!value) return ['missing_required_field', `Missing \`${name}\` field.`]
  if (/\n/.test(String(subject)))
    return ['validation_error', 'The `\\n` is not allowed in the `subject` field.']
  for (const address of [to].flat())
    if (!/^([^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(String(address)))
      return ['validation_error', 'Invalid `to` field.']
  return undefined
}

const refusal = (statusCode: number, name: string, message: string) =>
  Response.json({ statusCode, name, message }, { status: statusCode })

const never = () => new Promise<Response>(() => {})

/** An answer whose end is lost. */
const cutOff = () => new Response('{"id":"', { headers: { 'content-type': 'application/json' } })

/** Headers, and a body that does not come to its end. */
const endless = () =>
  new Response(new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('{"id":"')) }), {
    headers: { 'content-type': 'application/json' },
  })
