import { afterAll, afterEach, expect } from 'bun:test'
import { killWhatIsLeft } from './processes.ts'

// Two rules of every test: the network is off but for this machine, and an error nobody expected fails the run.

const real = globalThis.fetch
const here = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

const guarded = (input: RequestInfo | URL, init?: RequestInit) => {
  const url = new URL(input instanceof Request ? input.url : input)
  if (here.test(url.hostname)) return real(input, init)
  throw new Error(`A test reached for ${url.origin}. Tests speak only to this machine.`)
}
globalThis.fetch = Object.assign(guarded, { preconnect: real.preconnect })

const unexpected: string[] = []
const print = console.error
console.error = (...words: unknown[]) => {
  unexpected.push(words.map(String).join(' '))
  print(...words)
}

afterEach(() => {
  const said = unexpected.splice(0)
  expect(said, 'console.error was called and no test expected it').toEqual([])
})

afterAll(killWhatIsLeft)
