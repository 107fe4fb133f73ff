import { createHmac } from 'node:crypto'

/** A message as it was asked for: every field of the form. */
export type Asked = Record<string, string>

/** What happens to the next request: refused with an error of the API, not understood, never answered, or answered too late. */
export type Accident =
  | { status: number; code?: number; message?: string }
  | { taken: string }
  | 'not_json'
  | 'cut'
  | 'hang'
  | 'hang_when_sent'

/** Twilio's Messages on this machine. Source: its reference of the resource Message, and of errors. */
export interface StandIn {
  readonly url: string
  readonly env: Record<string, string>
  /** What it has taken, in order, with the id that it gave. */
  sent(): (Asked & { sid: string })[]
  asked(): number
  next(...accidents: Accident[]): void
  /** What it would post to the address that came with a message, when that has become something else. */
  callback(sid: string, status: string, more?: Asked): { url: string; init: RequestInit }
  stop(): Promise<void>
}

const SID = `AC${'0'.repeat(32)}`
const TOKEN = 'twilio-stand-in-token'
export const FROM = '+14155238886'

const id = (kind: string, number: number) => kind + String(number).padStart(32, '0')
export const TEMPLATES = {
  'booking-confirmed': { en: id('HX', 1), fr: id('HX', 2) },
  'booking-reminder': { en: id('HX', 3), fr: id('HX', 4) },
  'booking-cancelled': { en: id('HX', 5), fr: id('HX', 6) },
}

export function startTwilio(): StandIn {
  const sent: (Asked & { sid: string })[] = []
  const accidents: Accident[] = []
  let asked = 0

  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      asked += 1
      const accident = accidents.shift()
      if (request.headers.get('authorization') !== `Basic ${btoa(`${SID}:${TOKEN}`)}`)
        return refusal(401, 20003, 'Authenticate')
      if (new URL(request.url).pathname !== `/2010-04-01/Accounts/${SID}/Messages.json`)
        return refusal(404, 20404, 'The requested resource was not found')
      if (request.method !== 'POST') return refusal(405, 20004, 'Method not allowed')
      if (accident === 'hang') return new Promise<Response>(() => {})
      if (accident === 'cut') return new Response('{"sid":"', { status: 201 })
      if (accident === 'not_json') return new Response('<h1>Bad gateway</h1>', { status: 502 })
      const fields = Object.fromEntries(new URLSearchParams(await request.text()))
      if (typeof accident === 'object' && 'status' in accident)
        return refusal(accident.status, accident.code, accident.message ?? 'Refused')
      const wrong = wrongWith(fields)
      if (wrong) return refusal(400, wrong[0], wrong[1])
      const sid = id('SM', sent.length + 1)
      sent.push({ ...fields, sid })
      if (accident === 'hang_when_sent') return new Promise<Response>(() => {})
      const status = typeof accident === 'object' ? accident.taken : 'queued'
      return Response.json({ sid, status, to: fields.To, error_code: null }, { status: 201 })
    },
  })

  return {
    url: server.url.origin,
    env: {
      TWILIO_ACCOUNT_SID: SID,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_WHATSAPP_FROM: FROM,
      TWILIO_TEMPLATES: JSON.stringify(TEMPLATES),
      TWILIO_BASE_URL: server.url.origin,
    },
    sent: () => [...sent],
    asked: () => asked,
    next: (...more) => void accidents.push(...more),
    callback(sid, status, more = {}) {
      const message = sent.find((each) => each.sid === sid)!
      const fields = {
        AccountSid: SID,
        ApiVersion: '2010-04-01',
        From: message.From!,
        To: message.To!,
        MessageSid: sid,
        MessageStatus: status,
        SmsSid: sid,
        SmsStatus: status,
        ...more,
      }
      return { url: message.StatusCallback!, init: signed(TOKEN, message.StatusCallback!, fields) }
    },
    stop: () => server.stop(true),
  }
}

/** Written apart from the house's own: so neither can be wrong alone. */
export function signed(token: string, url: string, fields: Asked): RequestInit {
  const text = Object.keys(fields)
    .sort()
    .reduce((said, name) => said + name + fields[name], url)
  const signature = createHmac('sha1', token).update(text).digest('base64')
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': signature,
    },
    body: new URLSearchParams(fields).toString(),
  }
}

function wrongWith({ From, To = '', ContentSid = '', ContentVariables = '{}', StatusCallback = '' }: Asked) {
  const known = Object.values(TEMPLATES).flatMap((each) => Object.values(each))
  if (From !== `whatsapp:${FROM}`)
    return [63007, 'Twilio could not find a Channel with the From address'] as const
  if (!/^whatsapp:\+[1-9]\d{6,14}$/.test(To))
    return [21211, `The 'To' number ${To} is not a valid phone number.`] as const
  if (!known.includes(ContentSid)) return [21656, 'The ContentSid is invalid'] as const
  const values = Object.values(JSON.parse(ContentVariables) as Record<string, string>)
  if (values.some((value) => value === '' || /[\n\t]| {4}/.test(value)))
    return [21656, 'The ContentVariables parameter is invalid'] as const
  if (!URL.canParse(StatusCallback)) return [21609, 'The StatusCallback URL is not a valid URL'] as const
  return undefined
}

const refusal = (status: number, code: number | undefined, message: string) =>
  Response.json({ ...(code && { code }), message, more_info: '', status }, { status })
