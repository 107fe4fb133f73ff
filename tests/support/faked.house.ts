import { writeFileSync } from 'node:fs'
import type { Statement } from '../../src/shared/database.ts'
import type { Terms } from '../../src/shared/terms.ts'
import type { Told } from './faked.ts'
import { inProcess } from './house.ts'

// A house whose clock, and whose database's clock, stand where it is told to put them. It is told a line at a time on
// its standard input, and answers each with a line.

const set = (seconds: number) => writeFileSync(process.env.FAKETIME_TIMESTAMP_FILE!, `${seconds}\n`)
const [terms = '{}', env = '{}'] = process.argv.slice(2)
const house = await inProcess(JSON.parse(terms) as Partial<Terms>, { env: JSON.parse(env) })

const deeds = {
  at: async (seconds: number) => set(seconds),
  async fetch({ path, ...init }: { path: string } & RequestInit) {
    const answer = await house.fetch(path, init)
    const body = await answer.text()
    await house.done()
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body }
  },
  /** What the process does every minute. */
  async sweep() {
    await house.kick()
    const [wrong] = house.log.lines.filter(({ level }) => level === 'error').splice(0)
    if (wrong) throw new Error(`${wrong.event}: ${Bun.inspect(wrong.fields)}`)
  },
  read: (query: Statement) => house.db.read(query),
  write: (queries: Statement[]) => house.db.write(queries),
}

const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`)

say({ ok: Date.now() })
for await (const line of console) {
  if (!line) break
  const { deed, asked } = JSON.parse(line) as Told
  try {
    say({ ok: (await deeds[deed](asked as never)) ?? null })
  } catch (error) {
    say({ failed: String(error) })
  }
}
await house.close()
