import type { Config } from '../platform/config.ts'
import type { Log } from '../platform/ports.ts'
import { oneLine } from '../shared/text.ts'
import { besides, callerOf } from './caller.ts'
import type { Ctx } from './context.ts'

/** What goes out. Of those that wait under one event and one data only the newest is sent. */
export interface Message {
  event: string
  data: string
  /** What the browser names as `Last-Event-ID` when it comes back. */
  id?: string
}

export interface Stream {
  send(message: Message): void
  end(): void
  /** Aborted once it is over, whoever ended it. */
  readonly over: AbortSignal
}

/** Begins to send. What it throws is logged, ends the stream, and is told to nobody. */
export type Feed = (stream: Stream) => Promise<void>

export interface Pace {
  beatMs: number
  /** After some minutes, more or less, the browser comes back by itself, to whichever process is there then. */
  lifeMs: number
  /** A reader who has taken nothing for so many beats has gone, or costs more than they hear. */
  missed: number
}

const PACE: Pace = { beatMs: 15_000, lifeMs: 10 * 60_000, missed: 4 }

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

/** Every stream of events that this process holds open, and the only way to open one. */
export class Streams {
  readonly #most: Config['streams']
  readonly #proxies: number
  readonly #log: Log
  readonly #open = new Set<Line>()
  readonly #callers = new Map<string, number>()
  readonly #closing: AbortSignal
  readonly #pace: Pace

  constructor(
    { streams, proxies }: Pick<Config, 'streams' | 'proxies'>,
    log: Log,
    closing: AbortSignal,
    pace: Partial<Pace> = {},
  ) {
    this.#most = streams
    this.#proxies = proxies
    this.#log = log
    this.#closing = closing
    this.#pace = { ...PACE, ...pace }
    closing.addEventListener('abort', () => {
      for (const line of this.#open) line.endFor(between(1_000, 5_000))
    })
  }

  answer(c: Ctx, feed: Feed): Response {
    if (c.req.method === 'HEAD') return new Response(null, { headers: HEADERS })
    const caller = callerOf(c, this.#proxies)
    if (this.#isFull(caller)) return full()
    // Longer than the beat, whatever the server's own limit for a silent connection is.
    besides(c).bun?.timeout(c.req.raw, Math.ceil((this.#pace.beatMs * 8) / 1000))
    const line = new Line(this.#pace)
    this.#count(line, caller, 1)
    line.over.addEventListener('abort', () => this.#count(line, caller, -1))
    c.req.raw.signal.addEventListener('abort', () => line.end())
    feed(line).catch((error) => {
      this.#log.warn('stream.failed', { requestId: c.get('requestId'), error })
      line.endFor(between(5_000, 15_000))
    })
    return new Response(line.body, { headers: HEADERS })
  }

  #isFull(caller: string): boolean {
    if (this.#closing.aborted) return true
    const { most, mostOfOne } = this.#most
    return this.#open.size >= most || (this.#callers.get(caller) ?? 0) >= mostOfOne
  }

  #count(line: Line, caller: string, by: 1 | -1): void {
    if (by === 1) this.#open.add(line)
    else this.#open.delete(line)
    const theirs = (this.#callers.get(caller) ?? 0) + by
    if (theirs > 0) this.#callers.set(caller, theirs)
    else this.#callers.delete(caller)
    this.#log.debug('streams', { open: this.#open.size })
  }
}

/** Plain, for it must cost nothing: the page that asked is right without its stream. */
const full = () =>
  new Response('There are too many streams just now.\n', {
    status: 503,
    headers: {
      'Retry-After': '60',
      'Cache-Control': 'no-store',
      'Content-Type': 'text/plain; charset=utf-8',
    },
  })

/** One stream. What its reader has not taken yet waits here, the newest of each kind, so a slow one costs only itself. */
class Line implements Stream {
  readonly #over = new AbortController()
  readonly over = this.#over.signal
  readonly #waiting = new Map<string, string>()
  readonly #beats: ReturnType<typeof setInterval>
  readonly #life: ReturnType<typeof setTimeout>
  /** Beats since the reader last took something. */
  #missed = 0
  #controller!: ReadableStreamDefaultController<Uint8Array>
  readonly body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      this.#controller = controller
      this.#put(`retry: ${Math.round(between(200, 1_000))}\n\n`)
    },
    pull: () => {
      this.#missed = 0
      this.#flow()
    },
    cancel: () => this.end(),
  })

  constructor({ beatMs, lifeMs, missed }: Pace) {
    this.#beats = setInterval(() => this.#beat(missed), beatMs)
    this.#life = setTimeout(() => this.end(), lifeMs * between(0.8, 1.2))
  }

  send({ event, data, id }: Message): void {
    // A line end of any kind would end the field, and what follows it could be another one.
    const lines = data.split(/\r\n|\r|\n/).map((each) => `data: ${each}\n`)
    const kind = `event: ${oneLine(event)}\n${lines.join('')}`
    this.#waiting.delete(kind)
    this.#waiting.set(kind, id === undefined ? '' : `id: ${oneLine(id)}\n`)
    this.#flow()
  }

  end(): void {
    if (this.over.aborted) return
    clearInterval(this.#beats)
    clearTimeout(this.#life)
    this.#over.abort()
    try {
      this.#controller.close()
    } catch {
      // Its reader has ended it already.
    }
  }

  /** Ends for so long: those who hear it at the same moment are to come back at different ones. */
  endFor(ms: number): void {
    this.#put(`retry: ${Math.round(ms)}\n\n`)
    this.end()
  }

  /** Without waiting until the reader has taken the rest. */
  #drop(): void {
    this.#controller.error(new Error('The reader has stopped reading'))
    this.end()
  }

  #flow(): void {
    for (const [kind, id] of this.#waiting) {
      if (this.over.aborted || (this.#controller.desiredSize ?? 0) <= 0) return
      this.#waiting.delete(kind)
      this.#put(`${id}${kind}\n`)
    }
  }

  #beat(most: number): void {
    if ((this.#controller.desiredSize ?? 0) > 0) this.#put(':\n\n')
    else if (++this.#missed >= most) this.#drop()
  }

  #put(text: string): void {
    if (this.over.aborted) return
    try {
      this.#controller.enqueue(encoder.encode(text))
    } catch {
      this.end()
    }
  }
}

const encoder = new TextEncoder()
const between = (least: number, most: number) => least + Math.random() * (most - least)
