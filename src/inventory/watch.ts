import { stampOf, versionsAndPools, versionsOf } from '../../db/queries/house.ts'
import type { Services } from '../platform/ports.ts'
import { poolOf, type Topic } from './topics.ts'

export interface Listener {
  readonly topics: readonly Topic[]
  /** Where things stand as it begins to listen. */
  begins(stamp: string): void
  changed(topic: Topic, stamp: string): void
  /** Nothing more will come. */
  ends(): void
}

export interface Pace {
  /** Milliseconds from one look to the next: so late are other processes and lapsed holds heard of. */
  every: number
  /** Milliseconds after something was told for which nothing is: thousands of pages may be fetching it. */
  rest: number
  /** How many questions the database is asked at the most. */
  reads: number
}

const PACE: Pace = { every: 200, rest: 400, reads: Number.POSITIVE_INFINITY }
const AFTER_FAILURE_MS = 1_000

/**
 * Tells pages that what they show has changed. As long as anybody listens, it looks at the counted versions of the
 * house a few times a second, and at once when the bus rings; only when these have moved are the pools looked at that
 * somebody watches. So a change is told whoever made it, and so is a hold that lapsed by itself.
 */
export class Watch {
  readonly #house: Pick<Services, 'db' | 'bus' | 'log' | 'clock'>
  readonly #pace: Pace
  readonly #listeners = new Set<Listener>()
  /** How many listen to each topic. */
  readonly #topics = new Map<Topic, number>()
  /** What each topic was when `#stamp` was seen. */
  #states = new Map<Topic, string>()
  #stamp = ''
  #told = Number.NEGATIVE_INFINITY
  #reads = 0
  #rung = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #silence = () => {}
  #last: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined

  constructor(house: Pick<Services, 'db' | 'bus' | 'log' | 'clock'>, pace: Partial<Pace> = {}) {
    this.#house = house
    this.#pace = { ...PACE, ...pace }
  }

  /** `since` is the stamp of what the listener has; when the house is another one by now, all of it is told as changed. */
  async listen(listener: Listener, since: string | undefined, over: AbortSignal): Promise<void> {
    if (over.aborted) return
    over.addEventListener('abort', () => this.#leave(listener), { once: true })
    this.#listeners.add(listener)
    for (const topic of listener.topics) this.#topics.set(topic, (this.#topics.get(topic) ?? 0) + 1)
    if (this.#listeners.size === 1) this.#begin()
    await this.#look()
    if (over.aborted) return
    listener.begins(this.#stamp)
    if (since !== undefined && since !== this.#stamp)
      for (const topic of listener.topics) listener.changed(topic, this.#stamp)
  }

  #leave(listener: Listener): void {
    this.#listeners.delete(listener)
    for (const topic of listener.topics) {
      const left = this.#topics.get(topic)! - 1
      if (left > 0) this.#topics.set(topic, left)
      else this.#topics.delete(topic)
    }
    if (this.#listeners.size > 0) return
    clearTimeout(this.#timer)
    this.#silence()
  }

  #begin(): void {
    this.#stamp = ''
    this.#states.clear()
    this.#silence = this.#house.bus.listen('availability', () => {
      this.#rung = true
      this.#plan(0)
    })
    this.#plan(this.#pace.every)
  }

  #plan(ms: number): void {
    clearTimeout(this.#timer)
    if (this.#listeners.size === 0) return
    const rest = this.#told + this.#pace.rest - this.#house.clock.now()
    this.#timer = setTimeout(() => void this.#watch(), Math.max(ms, rest))
  }

  async #watch(): Promise<void> {
    this.#rung = false
    try {
      await this.#look()
      this.#plan(this.#rung ? 0 : this.#pace.every)
    } catch (error) {
      this.#house.log.warn('watch.failed', { error })
      this.#plan(AFTER_FAILURE_MS)
    }
  }

  /** A look that begins after it was asked for; whoever asks before it begins shares it. One at a time, so none overtakes another. */
  #look(): Promise<void> {
    this.#next ??= this.#last.then(() => {
      this.#next = undefined
      return this.#compare()
    })
    this.#last = this.#next.catch(() => {})
    return this.#next
  }

  async #compare(): Promise<void> {
    const { db, clock } = this.#house
    const moved = stampOf(await this.#read(versionsOf(db))) !== this.#stamp
    const watched = [...this.#topics.keys()]
    if (!moved && watched.every((topic) => this.#states.has(topic))) return
    const { versions, pools } = await this.#read(
      versionsAndPools(
        db,
        watched.flatMap((each) => poolOf(each) ?? []),
      ),
    )
    const { content, availability, lapses } = versions
    const counted: Record<Topic, string> = {
      content: `${content}`,
      availability: `${availability}.${lapses}`,
    }
    const states = new Map(watched.map((topic) => [topic, counted[topic] ?? pools.get(poolOf(topic)!) ?? '']))
    const changed = watched.filter(
      (topic) => (this.#states.get(topic) ?? states.get(topic)) !== states.get(topic),
    )
    this.#states = states
    this.#stamp = stampOf(versions)
    if (changed.length === 0) return
    this.#told = clock.now()
    for (const listener of this.#listeners)
      for (const topic of listener.topics) if (changed.includes(topic)) listener.changed(topic, this.#stamp)
  }

  async #read<T>(question: Promise<T>): Promise<T> {
    const answer = await question
    this.#reads += 1
    if (this.#reads >= this.#pace.reads) for (const listener of [...this.#listeners]) listener.ends()
    return answer
  }
}
