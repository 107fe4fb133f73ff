import type { TestHouse } from './house.ts'

export interface Told {
  event: string
  data: string
  id: string
  retry?: number
}

/** A page that listens, without a browser. */
export interface Ear extends AsyncDisposable {
  readonly answer: Response
  /** The next event; comments and the time to come back are passed over. Fails when none comes within `ms`. */
  next(ms?: number): Promise<Told>
  /** Everything that comes in so many milliseconds. */
  during(ms: number): Promise<Told[]>
  /** Resolves when the house ends the stream. */
  ended(ms?: number): Promise<void>
  leave(): Promise<void>
}

export async function listen(house: Pick<TestHouse, 'fetch'>, path: string, headers = {}): Promise<Ear> {
  const leaving = new AbortController()
  const answer = await house.fetch(path, { headers, signal: leaving.signal })
  const reader = answer.body!.getReader()
  const heard: Told[] = []
  let wake = () => {}
  let over = false
  const decoder = new TextDecoder()
  let text = ''
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += decoder.decode(value, { stream: true })
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const told = read(text.slice(0, end))
        text = text.slice(end + 2)
        if (told.event) heard.push(told)
      }
      wake()
    }
  })()
    .catch(() => {})
    .finally(() => {
      over = true
      wake()
    })
  async function until(true_: () => boolean, ms: number): Promise<boolean> {
    for (const deadline = performance.now() + ms; !true_(); ) {
      const left = deadline - performance.now()
      if (left <= 0 || over) return true_()
      await Promise.race([new Promise<void>((woken) => (wake = woken)), Bun.sleep(left)])
    }
    return true
  }
  const ear: Ear = {
    answer,
    async next(ms = 5_000) {
      if (!(await until(() => heard.length > 0, ms))) throw new Error(`Nothing was told in ${ms} ms`)
      return heard.shift()!
    },
    async during(ms) {
      await Bun.sleep(ms)
      return heard.splice(0)
    },
    async ended(ms = 5_000) {
      if (!(await until(() => over, ms))) throw new Error(`The stream was still open after ${ms} ms`)
    },
    async leave() {
      leaving.abort()
      await reader.cancel().catch(() => {})
      await reading
    },
    [Symbol.asyncDispose]: () => ear.leave(),
  }
  return ear
}

function read(block: string): Told {
  const told: Told = { event: '', data: '', id: '' }
  for (const line of block.split('\n')) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? []
    if (name === 'retry') told.retry = Number(value)
    else if (name === 'event' || name === 'data' || name === 'id') told[name] = value!
  }
  return told
}
