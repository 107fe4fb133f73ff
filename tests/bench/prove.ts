import { databaseKilled, type Kills, serverKilled } from '../support/kill.ts'
import { killedBeforeLetters, type LettersKept } from '../support/kill-letters.ts'
import { answersLost, type Lost, withoutItsKeys } from '../support/lost.ts'
import { tally } from '../support/orders.ts'
import { HALVES, type Premises, withPremises } from '../support/premises.ts'
import { lastCrew, type Race, tenPlaces, withoutItsGuard } from '../support/race.ts'

// npm run prove [rounds] [kills] [stampedes] [customers] [deaths]: what the house promises about its last places and about crashes, proved at length
// with real processes. One line for each proof; the exit code is 1 when anything did not hold.

const [rounds = 20, kills = 30, stampedes = 50, customers = 300, deaths = 200] = process.argv
  .slice(2)
  .map(Number)

interface Proof {
  words: string
  faults: string[]
}

const ofRace = ({ rounds, answers, faults }: Race): Proof => ({
  words: `${rounds} rounds, ${answers.length} requests: ${tally(answers)}`,
  faults,
})
const ofKills = ({ kills, answers, untold, letters, faults }: Kills): Proof => ({
  words: `${kills} kills, ${answers.length} requests: ${tally(answers)}; ${untold} made without an answer and found again by their keys; ${letters} letters, each once`,
  faults,
})
const ofLost = ({ answers, unknown, carried, lost, faults }: Lost): Proof => ({
  words: `${lost} of ${carried} answers lost, ${answers.length} customers: ${tally(answers)}; ${unknown} asked again with the same key`,
  faults,
})
const ofLetters = ({ kills, answers, jobs, calls, letters, faults }: LettersKept): Proof => ({
  words: `${kills} kills, ${answers.length} requests: ${tally(answers)}; ${jobs} jobs, of which the queue called ${calls} times; ${letters} letters, each once`,
  faults,
})
/** A proof that finds nothing wrong where everything is wrong would prove nothing. */
const ofTwin = (found: string[]): Proof => ({
  words: `found out: ${found[0] ?? 'nothing'}`,
  faults: found.length > 0 ? [] : ['The sabotaged house was not found out'],
})

const race = (house: Premises) => lastCrew(house, { rounds, guests: 200 }).then(ofRace)
const proofs: [string, () => Promise<Proof>][] = [
  ...HALVES.map((half): [string, () => Promise<Proof>] => [
    `last crew, three processes, ${half}`,
    () => withPremises(half, race),
  ]),
  ...HALVES.map((half): [string, () => Promise<Proof>] => [
    `a thousand for ten places, three processes, ${half}`,
    () => withPremises(half, (house) => tenPlaces(house, { rounds: stampedes, guests: 1_000 }).then(ofRace)),
  ]),
  ...HALVES.map((half): [string, () => Promise<Proof>] => [
    `the same without the guard, ${half}`,
    () => withPremises(half, (house) => withoutItsGuard(house, tenPlaces)).then(ofTwin),
  ]),
  [
    'a fifth of the database’s answers lost, libSQL server',
    () => withPremises('libSQL server', (house) => answersLost(house, { customers }).then(ofLost)),
  ],
  [
    'the same without the keys of attempts, libSQL server',
    () => withPremises('libSQL server', withoutItsKeys).then(ofTwin),
  ],
  [
    'server killed in a burst, embedded',
    () => withPremises('embedded', (house) => serverKilled(house, { kills }).then(ofKills)),
  ],
  [
    'libSQL server killed in a burst',
    () => withPremises('libSQL server', (house) => databaseKilled(house, { kills }).then(ofKills)),
  ],
  [
    'house killed between a booking and its letters, which its queue brings one to three times',
    () => withPremises('embedded', (house) => killedBeforeLetters(house, { kills: deaths }).then(ofLetters)),
  ],
  [
    'the same with a mail service that forgets keys',
    () =>
      withPremises('embedded', async (house) =>
        ofTwin((await killedBeforeLetters(house, { kills: 60, forgets: true })).faults),
      ),
  ],
]

for (const [name, prove] of proofs) {
  const began = performance.now()
  const { words, faults } = await prove().catch((error: unknown) => ({
    words: 'did not come to its end',
    faults: [String(error)],
  }))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${faults.length === 0 ? '✓' : '✗'} ${name} (${seconds} s): ${words}`)
  for (const fault of faults.slice(0, 20)) console.log(`    ${fault}`)
  if (faults.length > 20) console.log(`    … and ${faults.length - 20} more`)
  if (faults.length > 0) process.exitCode = 1
}
