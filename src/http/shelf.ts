/** Holds so many things and so many bytes at the most: what nobody has asked for longest goes first. */
export class Shelf<T> {
  readonly #mostThings: number
  readonly #mostBytes: number
  /** In the order in which they were last asked for. */
  readonly #things = new Map<string, { thing: T; bytes: number }>()
  #bytes = 0

  constructor(most: { things: number; bytes: number }) {
    this.#mostThings = most.things
    this.#mostBytes = most.bytes
  }

  get(key: string): T | undefined {
    const held = this.#things.get(key)
    if (!held) return undefined
    this.#things.delete(key)
    this.#things.set(key, held)
    return held.thing
  }

  /** Takes the place of what stood there. A thing larger than the whole shelf is not taken. */
  put(key: string, thing: T, bytes: number): void {
    this.#drop(key)
    if (bytes > this.#mostBytes) return
    this.#things.set(key, { thing, bytes })
    this.#bytes += bytes
    for (const oldest of this.#things.keys()) {
      if (this.#things.size <= this.#mostThings && this.#bytes <= this.#mostBytes) return
      this.#drop(oldest)
    }
  }

  get things(): number {
    return this.#things.size
  }

  get bytes(): number {
    return this.#bytes
  }

  #drop(key: string): void {
    const held = this.#things.get(key)
    if (!held) return
    this.#things.delete(key)
    this.#bytes -= held.bytes
  }
}
