import { startServer } from '../support/server.ts'

/**
 * Whether the time of an answer tells who has an account: the same door tried with an address that has one and with one
 * that has none, one after the other. Medians of 200, as a ratio; what may be is 0.9 to 1.1.
 *
 *   bun tests/bench/doors.ts
 */
const ROUNDS = 200
const PASSWORD = 'four words make a good one'
const server = await startServer({})
const post = (path: string, body: object) =>
  fetch(`${server.url}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then((answer) => answer.text())
const known = 'known@example.org'
await post('register', { name: 'Known', email: known, password: PASSWORD })
let counted = 0
function unknown() {
  counted += 1
  return `nobody${counted}@example.org`
}

const DOORS: Record<string, (email: string) => Promise<string>> = {
  'sign in, wrong password': (email) => post('login', { email, password: 'not the right one' }),
  'sign up': (email) => post('register', { name: 'Somebody', email, password: PASSWORD }),
  'forgotten password': (email) => post('forgot-password', { email }),
}
const median = (list: number[]) => [...list].sort((a, b) => a - b)[list.length >> 1]!
for (const [name, knock] of Object.entries(DOORS)) {
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let round = 0; round < ROUNDS + 10; round += 1)
    for (const who of round % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const email = who === 'known' ? known : unknown()
      const before = performance.now()
      await knock(email)
      if (round >= 10) times[who].push(performance.now() - before)
    }
  const [one, other] = [median(times.known), median(times.unknown)]
  console.log(
    `${name.padEnd(24)} known ${one.toFixed(2)} ms   unknown ${other.toFixed(2)} ms   ${(one / other).toFixed(3)}`,
  )
}

// Fifty at once: how long the page that everybody reads waits meanwhile.
const waits: number[] = []
const crowd = Promise.all(
  Array.from({ length: 50 }, () => post('login', { email: known, password: 'not the right one' })),
)
let over = false
crowd.finally(() => {
  over = true
})
while (!over) {
  const before = performance.now()
  await (await fetch(`${server.url}/api/health`)).text()
  waits.push(performance.now() - before)
  await Bun.sleep(5)
}
console.log(
  `health while fifty sign in: longest ${Math.max(...waits).toFixed(1)} ms of ${waits.length} asked`,
)
await server.stop()
