import { signature } from './qstash.signature.ts'

/** A message that was taken. Times are milliseconds since the epoch. */
export interface Message {
  id: string
  url: string
  method: string
  body: string
  /** What goes along to the destination. */
  headers: Record<string, string>
  notBefore: number
  retries: number
  timeoutMs: number
  deduplicationId?: string
  failureCallback?: string
  callbackRetries?: number
  scheduleId?: string
  state: 'waiting' | 'delivered' | 'failed' | 'lost' | 'cancelled'
}

/** One call at the house. */
export interface Delivery {
  message: Message
  retried: number
  /** 0 where nobody answered. */
  status: number
  /** How long it then waits before the next, where there is one; not what it waited in the test. */
  waits?: number
}

export interface Schedule {
  scheduleId: string
  destination: string
  cron: string
  method: string
  body: string
  headers: Record<string, string>
  retries: number
  timeoutMs: number
  createdAt: number
  isPaused: boolean
}

/** How it behaves; all of it may be changed at any time. */
export interface Weather {
  /** How many times each message is brought: one of these numbers. At least once is all that it promises. */
  copies: readonly number[]
  /** What is due is brought in any order, and each up to so many milliseconds late. */
  lateMs: number
  /** The part of the messages that it takes and never brings, from 0 to 1. */
  loses: number
  /** The part of the messages whose 2xx it does not hear, so that it brings them again. */
  deaf: number
  /** What a second of its own waiting (retries, Retry-After) is here. `notBefore` is kept to the second. */
  secondMs: number
  /** Nothing is brought by itself; see `bring`. */
  held: boolean
}

/** What happens to the next request of a client: an error of the API, no answer, or an answer that is lost once it was taken. */
export type Accident = { status: number; error?: string } | 'hang' | 'cut' | 'lost answer'

/** QStash on this machine, for the real SDK to speak to and to call a house back. Source: its API reference. */
export interface StandIn {
  readonly url: string
  readonly token: string
  readonly weather: Weather
  keys(): { current: string; next: string }
  /** What a house is told of it. */
  env(): Record<string, string>
  /** All that were taken, in order, those of callbacks and schedules too. */
  messages(): readonly Message[]
  deliveries(): readonly Delivery[]
  /** What it has given up. */
  dlq(): readonly Message[]
  schedules(): readonly Schedule[]
  /** How many requests of clients have come, whatever became of them. */
  asked(): number
  /** How many messages it dropped, for it had taken one of their deduplication id. */
  dropped(): number
  /** The next requests of clients meet these, one each. */
  next(...accidents: Accident[]): void
  /** The next key becomes the current one, and there is a new next one. */
  rotate(): void
  /** Brings what is due, or with `early` all that waits, of all or some; ends when each was answered. How many calls that were. */
  bring(options?: { early?: boolean; only?: (message: Message) => boolean }): Promise<number>
  /** Makes a schedule strike. */
  strike(scheduleId: string): Promise<void>
  /** Brings one message once more, though it was answered. */
  again(message: Message): Promise<Response>
  /** Resolves when nothing that is due is still to be brought. */
  quiet(): Promise<void>
  /** It forgets what it has to bring, as if it had been lost. */
  forget(): void
  /** Whom it calls; the network of this machine, unless a house in this process is called otherwise. */
  calls(send: (url: string, init: RequestInit) => Promise<Response>): void
  stop(): Promise<void>
}

/** Limits of its free plan. */
const MOST_RETRIES = 3
const MOST_DELAY_MS = 7 * 86_400_000
const TOKEN = 'a token of the tests'

interface Try {
  message: Message
  retried: number
  at: number
  timer?: ReturnType<typeof setTimeout>
}

const newSigningKey = () => `sig_${crypto.randomUUID().replaceAll('-', '').slice(0, 28)}`

export function startQStash({ chance = Math.random }: { chance?: () => number } = {}): StandIn {
  const weather: Weather = { copies: [1], lateMs: 0, loses: 0, deaf: 0, secondMs: 1_000, held: false }
  let keys = { current: newSigningKey(), next: newSigningKey() }
  let send = (url: string, init: RequestInit) => fetch(url, init)
  let [asked, dropped, stopped] = [0, 0, false]
  const messages: Message[] = []
  const deliveries: Delivery[] = []
  const dlq: Message[] = []
  const schedules = new Map<string, Schedule>()
  const known = new Map<string, Message>()
  const accidents: Accident[] = []
  const waiting = new Set<Try>()
  const underway = new Set<Promise<unknown>>()

  // What clients ask for.

  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      asked += 1
      const accident = accidents.shift()
      if (accident === 'hang') return new Promise<Response>(() => {})
      if (typeof accident === 'object')
        return refusal(accident.status, accident.error ?? 'something is wrong')
      if (request.headers.get('authorization') !== `Bearer ${TOKEN}`)
        return refusal(401, 'invalid token: unable to authenticate')
      if (accident === 'cut') return new Response('[{"messageId":"', { headers: JSON_TYPE })
      const answer = await answerTo(request)
      return accident === 'lost answer' ? new Promise<Response>(() => {}) : answer
    },
  })

  async function answerTo(request: Request): Promise<Response> {
    const path = request.url.slice(server.url.origin.length)
    const [, what = '', rest = ''] = /^\/v2\/(\w+)\/?(.*)$/.exec(path) ?? []
    const asks = `${request.method} ${what}`
    if (asks === 'POST publish') {
      const taken = take(rest, Object.fromEntries(request.headers), await request.text())
      if ('error' in taken) return refusal(400, taken.error)
      return Response.json(said(taken), { status: taken.deduplicated ? 202 : 200 })
    }
    if (asks === 'POST batch') return batch((await request.json()) as BatchEntry[])
    if (asks === 'GET messages') {
      const found = messages.find(({ id }) => id === rest)
      return found ? Response.json({ ...found, messageId: found.id }) : refusal(404, 'message not found')
    }
    if (asks === 'DELETE messages') {
      for (const each of [...waiting]) if (each.message.id === rest) cancel(each)
      return Response.json({ cancelled: 1 }, { status: 202 })
    }
    if (asks === 'GET dlq')
      return Response.json({ messages: dlq.map((each) => ({ ...each, messageId: each.id, dlqId: each.id })) })
    if (what === 'schedules') return scheduled(request, rest)
    if (asks === 'GET keys') return Response.json(keys)
    return refusal(404, 'not found')
  }

  /** All or none: what is wrong with one of them refuses the others. */
  function batch(entries: BatchEntry[]): Response {
    for (const { destination, headers } of entries) {
      const wrong = wrongWith(destination, lowered(headers))
      if (wrong) return refusal(400, wrong)
    }
    return Response.json(
      entries.map(({ destination, headers, body }) =>
        said(take(destination, lowered(headers), body ?? '') as Taken),
      ),
    )
  }

  async function scheduled(request: Request, rest: string): Promise<Response> {
    const [id = '', deed] = rest.split('/')
    if (request.method === 'POST') {
      const headers = lowered(Object.fromEntries(request.headers))
      const cron = headers['upstash-cron']
      if (cron?.trim().split(/\s+/).length !== 5) return refusal(400, 'invalid cron expression')
      const wrong = wrongWith(rest, headers)
      if (wrong) return refusal(400, wrong)
      const scheduleId = headers['upstash-schedule-id'] ?? `scd_${crypto.randomUUID()}`
      schedules.set(scheduleId, {
        scheduleId,
        destination: rest,
        cron,
        method: headers['upstash-method'] ?? 'POST',
        body: await request.text(),
        headers: forwarded(headers),
        retries: Number(headers['upstash-retries'] ?? MOST_RETRIES),
        timeoutMs: durationIn(headers['upstash-timeout']) ?? 60_000,
        createdAt: schedules.get(scheduleId)?.createdAt ?? Date.now(),
        isPaused: false,
      })
      return Response.json({ scheduleId })
    }
    if (request.method === 'GET' && id === '') return Response.json([...schedules.values()])
    const found = schedules.get(id)
    if (!found) return refusal(404, 'schedule not found')
    if (request.method === 'GET') return Response.json(found)
    if (request.method === 'PATCH') found.isPaused = deed === 'pause'
    if (request.method === 'DELETE') schedules.delete(id)
    return Response.json({})
  }

  function take(url: string, given: Record<string, string>, body: string): Taken | { error: string } {
    const headers = lowered(given)
    const wrong = wrongWith(url, headers)
    if (wrong) return { error: wrong }
    const deduplicationId = headers['upstash-deduplication-id']
    const before = deduplicationId && known.get(deduplicationId)
    if (before) {
      dropped += 1
      return { message: before, deduplicated: true }
    }
    const delay = durationIn(headers['upstash-delay']) ?? 0
    const notBefore = Number(headers['upstash-not-before'] ?? 0) * 1000
    const message: Message = {
      id: `msg_${crypto.randomUUID()}`,
      url,
      method: headers['upstash-method'] ?? 'POST',
      body,
      headers: forwarded(headers),
      notBefore: notBefore || Date.now() + delay,
      retries: Number(headers['upstash-retries'] ?? MOST_RETRIES),
      timeoutMs: durationIn(headers['upstash-timeout']) ?? 60_000,
      ...(deduplicationId && { deduplicationId }),
      ...(headers['upstash-failure-callback'] && { failureCallback: headers['upstash-failure-callback'] }),
      callbackRetries: Number(headers['upstash-failure-callback-retries'] ?? MOST_RETRIES),
      state: 'waiting',
    }
    if (deduplicationId) known.set(deduplicationId, message)
    accept(message)
    return { message, deduplicated: false }
  }

  // What it brings.

  function accept(message: Message): void {
    messages.push(message)
    if (chance() < weather.loses) {
      message.state = 'lost'
      return
    }
    const copies = weather.copies[Math.floor(chance() * weather.copies.length)]!
    for (let copy = 0; copy < copies; copy += 1) {
      const at = Math.max(message.notBefore, Date.now()) + chance() * weather.lateMs
      plan({ message, retried: 0, at })
    }
  }

  function plan(next: Try): void {
    if (stopped) return
    waiting.add(next)
    wind(next)
  }

  /** `setTimeout` takes no more than 24 days, and what is so far away is not waited for. */
  function wind(next: Try, least = 0): void {
    const wait = Math.max(least, next.at - Date.now())
    if (wait > 600_000) return
    next.timer = setTimeout(() => {
      if (!waiting.has(next)) return
      // A timer may be early by a moment.
      if (weather.held || next.at > Date.now()) wind(next, weather.held ? 10 : 1)
      else void bringOne(next)
    }, wait)
  }

  function cancel(one: Try): void {
    clearTimeout(one.timer)
    waiting.delete(one)
    one.message.state = 'cancelled'
  }

  function bringOne(one: Try): Promise<void> {
    clearTimeout(one.timer)
    waiting.delete(one)
    const task = call(one).finally(() => underway.delete(task))
    underway.add(task)
    return task
  }

  async function call({ message, retried }: Try): Promise<void> {
    const answer = await sent(message, retried)
    if (stopped) return
    const delivery: Delivery = { message, retried, status: answer?.status ?? 0 }
    deliveries.push(delivery)
    const body = answer ? await answer.text().catch(() => '') : ''
    const heard = answer?.ok === true && chance() >= weather.deaf
    if (heard) {
      message.state = 'delivered'
      return
    }
    const hopeless = answer?.status === 489 && answer.headers.get('upstash-nonretryable-error') === 'true'
    if (hopeless || retried >= message.retries) return giveUp(message, retried, answer, body)
    delivery.waits = waitOf(answer, retried + 1)
    plan({ message, retried: retried + 1, at: Date.now() + delivery.waits * weather.secondMs })
  }

  function sent(message: Message, retried: number): Promise<Response | undefined> {
    const { url, method, body, headers, timeoutMs, id, scheduleId } = message
    return send(url, {
      method,
      body,
      redirect: 'manual',
      headers: {
        ...headers,
        'user-agent': 'Upstash-QStash',
        'upstash-signature': signature({ key: keys.current, url, body }),
        'upstash-message-id': id,
        'upstash-retried': String(retried),
        ...(scheduleId && { 'upstash-schedule-id': scheduleId }),
      },
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => undefined)
  }

  function giveUp(message: Message, retried: number, answer: Response | undefined, body: string): void {
    if (message.state !== 'delivered') message.state = 'failed'
    dlq.push(message)
    if (!message.failureCallback) return
    accept({
      id: `msg_${crypto.randomUUID()}`,
      url: message.failureCallback,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        status: answer?.status ?? 0,
        header: answer ? Object.fromEntries([...answer.headers].map(([name, value]) => [name, [value]])) : {},
        body: Buffer.from(body).toString('base64'),
        retried,
        maxRetries: message.retries,
        dlqId: message.id,
        sourceMessageId: message.id,
        url: message.url,
        method: message.method,
        sourceHeader: Object.fromEntries(
          Object.entries(message.headers).map(([name, value]) => [name, [value]]),
        ),
        sourceBody: Buffer.from(message.body).toString('base64'),
        notBefore: message.notBefore,
        createdAt: Date.now(),
      }),
      notBefore: Date.now(),
      retries: message.callbackRetries ?? MOST_RETRIES,
      timeoutMs: message.timeoutMs,
      state: 'waiting',
    })
  }

  async function bring({ early = false, only = (_: Message) => true } = {}): Promise<number> {
    const before = deliveries.length
    const isDue = ({ at, message }: Try) => at <= Date.now() && only(message)
    for (;;) {
      const due = [...waiting].filter((each) => isDue(each) || (early && only(each.message)))
      for (let last = due.length - 1; weather.lateMs > 0 && last > 0; last -= 1) {
        const other = Math.floor(chance() * (last + 1))
        ;[due[last], due[other]] = [due[other]!, due[last]!]
      }
      await Promise.all(due.map(bringOne))
      // What they leave behind, such as callbacks, is due as well; what is to be retried is not, unless time flies.
      if (early || ![...waiting].some(isDue)) return deliveries.length - before
    }
  }

  return {
    url: server.url.origin,
    token: TOKEN,
    weather,
    keys: () => keys,
    env: () => ({
      QSTASH_TOKEN: TOKEN,
      QSTASH_CURRENT_SIGNING_KEY: keys.current,
      QSTASH_NEXT_SIGNING_KEY: keys.next,
      QSTASH_URL: server.url.origin,
    }),
    messages: () => messages,
    deliveries: () => deliveries,
    dlq: () => dlq,
    schedules: () => [...schedules.values()],
    asked: () => asked,
    dropped: () => dropped,
    next: (...more) => void accidents.push(...more),
    rotate() {
      keys = { current: keys.next, next: newSigningKey() }
    },
    bring,
    async strike(scheduleId) {
      const { destination, cron: _, createdAt: __, isPaused, ...schedule } = schedules.get(scheduleId)!
      if (isPaused) return
      const message: Message = {
        ...schedule,
        id: `msg_${crypto.randomUUID()}`,
        url: destination,
        notBefore: Date.now(),
        state: 'waiting',
      }
      accept(message)
      await bring()
    },
    async again(message) {
      const answer = await sent(message, 0)
      if (!answer) throw new Error(`Nobody answered at ${message.url}`)
      return answer
    },
    async quiet() {
      while (underway.size > 0 || [...waiting].some(({ at }) => at <= Date.now())) {
        if (weather.held && underway.size === 0) return
        await Promise.race([Promise.all(underway), Bun.sleep(5)])
        await Bun.sleep(1)
      }
    },
    forget() {
      for (const each of [...waiting]) {
        cancel(each)
        each.message.state = 'lost'
      }
    },
    calls(other) {
      send = other
    },
    async stop() {
      stopped = true
      for (const each of [...waiting]) cancel(each)
      await Promise.allSettled(underway)
      await server.stop(true)
    },
  }
}

interface Taken {
  message: Message
  deduplicated: boolean
}

interface BatchEntry {
  destination: string
  headers: Record<string, string>
  body?: string
}

const JSON_TYPE = { 'content-type': 'application/json' }
const refusal = (status: number, error: string) => Response.json({ error }, { status })
const said = ({ message, deduplicated }: Taken) => ({
  messageId: message.id,
  url: message.url,
  ...(deduplicated && { deduplicated }),
})

const lowered = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** What a client asks to be passed on, and the type of the body. */
function forwarded(headers: Record<string, string>): Record<string, string> {
  const passed = Object.entries(headers)
    .filter(([name]) => name.startsWith('upstash-forward-'))
    .map(([name, value]) => [name.slice('upstash-forward-'.length), value])
  const type = headers['content-type']
  return { ...(type && { 'content-type': type }), ...Object.fromEntries(passed) }
}

function wrongWith(url: string, headers: Record<string, string>): string | undefined {
  if (!URL.canParse(url) || !/^https?:/.test(url)) return `invalid destination url: ${url}`
  if (Number(headers['upstash-retries'] ?? 0) > MOST_RETRIES)
    return `quota maxRetries exceeded. Limit: ${MOST_RETRIES}`
  if (/[^\w-]/.test(headers['upstash-deduplication-id'] ?? '')) return 'invalid deduplication id'
  const delay = Math.max(
    durationIn(headers['upstash-delay']) ?? 0,
    Number(headers['upstash-not-before'] ?? 0) * 1000 - Date.now(),
  )
  return delay > MOST_DELAY_MS ? 'quota maxDelay exceeded. Limit: 604800s' : undefined
}

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

function durationIn(text: string | undefined): number | undefined {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text ?? '') ?? []
  return count === undefined ? undefined : Number(count) * UNITS[unit]!
}

/** In seconds: what the house asked for, or e^2.5n: 12 s, 2 m 28 s, half an hour, six hours. */
function waitOf(answer: Response | undefined, retry: number): number {
  const asked = answer?.headers.get('retry-after')
  return asked && /^\d+$/.test(asked) ? Number(asked) : Math.min(86_400, Math.exp(2.5 * retry))
}
