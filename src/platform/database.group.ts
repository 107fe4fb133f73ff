import { type Row, type Statement, Unavailable, type Written } from '../shared/database.ts'
import { constraintOf } from './constraint.ts'
import type { Connection } from './database.connection.ts'
import { isBusy, jitter } from './patience.ts'

/** A batch that waits for its commit. */
interface Waiting {
  statements: readonly Statement[]
  deadline: number
  answer: (written: Written) => void
  fail: (error: unknown) => void
}

/** What is to be told to the one who waits, once it is true. */
type Outcome = { written: Written } | { error: unknown }

/** At most so many batches hold the file and the event loop together. */
const TOGETHER = 128

/**
 * Group commit: the batches that arrived while the last commit was made, or in one turn of the event loop,
 * share one transaction and so one wait for the disk, each in its own savepoint. Nobody is answered before
 * the COMMIT, and a refusal too may rest on a neighbour's rows, so it is not told before they are durable.
 */
export class Group {
  readonly #connection: Connection
  readonly #patienceMs: number
  #waiting: Waiting[] = []
  #running: Promise<void> | undefined

  constructor(connection: Connection, patienceMs: number) {
    this.#connection = connection
    this.#patienceMs = patienceMs
  }

  write(statements: readonly Statement[]): Promise<Written> {
    return new Promise((answer, fail) => {
      this.#waiting.push({ statements, deadline: performance.now() + this.#patienceMs, answer, fail })
      this.#running ??= this.#run()
    })
  }

  /** Resolves when everything that waits has been answered. */
  async settled(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        // A turn of the loop: the requests that arrived together have all asked by then, and the native
        // handles of the last group can be freed, which microtasks alone never allow.
        await new Promise(setImmediate)
        const group = this.#waiting.splice(0, TOGETHER)
        try {
          if (!this.#commitTogether(group)) await this.#waitForTheLock(group)
        } catch (error) {
          // Not even the rollback worked. Whoever is still unanswered learns that, and the next group tries anew.
          for (const one of group) tell(one, unknownFate(error))
        }
      }
    } finally {
      this.#running = undefined
    }
  }

  /** Answers every batch of the group, or returns false, having changed nothing, when the file is locked. */
  #commitTogether(group: Waiting[]): boolean {
    if (group.length === 1) return this.#commitEach(group)
    const outcomes: Outcome[] = []
    try {
      this.#connection.command('BEGIN IMMEDIATE')
      for (const { statements } of group) outcomes.push(this.#inSavepoint(statements))
    } catch (error) {
      this.#rollBack()
      if (isBusy(error)) return false
      // The whole transaction is gone: RAISE(ROLLBACK), a full disk, a failing one. Alone, each one learns its own truth.
      return this.#commitEach(group)
    }
    const failure = this.#commit()
    if (failure === undefined)
      group.forEach((one, index) => {
        tell(one, outcomes[index]!)
      })
    else if (isBusy(failure)) return false
    // A deferred foreign key is checked at COMMIT, so one batch's fault stopped them all.
    else if (constraintOf(failure)) return this.#commitEach(group)
    else for (const one of group) tell(one, unknownFate(failure))
    return true
  }

  #inSavepoint(statements: readonly Statement[]): Outcome {
    this.#connection.command('SAVEPOINT batch')
    const outcome = this.#runAll(statements)
    if ('error' in outcome || !outcome.written.ok) {
      if (!this.#connection.inTransaction) throw 'error' in outcome ? outcome.error : new Error('rolled back')
      this.#connection.command('ROLLBACK TO batch')
    }
    this.#connection.command('RELEASE batch')
    return outcome
  }

  /** One transaction for each. Those the lock kept out go back to wait, so the group is answered in full or stays whole. */
  #commitEach(group: Waiting[]): boolean {
    while (group.length > 0) {
      const outcome = this.#commitAlone(group[0]!.statements)
      if (outcome === 'busy') return false
      tell(group.shift()!, outcome)
    }
    return true
  }

  #commitAlone(statements: readonly Statement[]): Outcome | 'busy' {
    try {
      this.#connection.command('BEGIN IMMEDIATE')
    } catch (error) {
      return isBusy(error) ? 'busy' : { error }
    }
    const outcome = this.#runAll(statements)
    if ('error' in outcome || !outcome.written.ok) {
      this.#rollBack()
      return 'error' in outcome && isBusy(outcome.error) ? 'busy' : outcome
    }
    const failure = this.#commit()
    if (failure === undefined) return outcome
    if (isBusy(failure)) return 'busy'
    const constraint = constraintOf(failure)
    return constraint
      ? { written: { ok: false, constraint, statement: statements.length } }
      : unknownFate(failure)
  }

  #runAll(statements: readonly Statement[]): Outcome {
    const rows: Row[][] = []
    try {
      for (const statement of statements) rows.push(this.#connection.rows(statement))
      return { written: { ok: true, rows } }
    } catch (error) {
      const constraint = constraintOf(error)
      return constraint ? { written: { ok: false, constraint, statement: rows.length } } : { error }
    }
  }

  /** The error that kept the COMMIT from being made, after which nothing of the transaction is left. */
  #commit(): unknown {
    try {
      this.#connection.command('COMMIT')
      return undefined
    } catch (error) {
      this.#rollBack()
      return error
    }
  }

  #rollBack(): void {
    if (this.#connection.inTransaction) this.#connection.command('ROLLBACK')
  }

  async #waitForTheLock(group: Waiting[]): Promise<void> {
    const late = group.filter((one) => one.deadline < performance.now())
    for (const one of late) one.fail(new Unavailable('The database file stayed locked', { ambiguous: false }))
    this.#waiting.unshift(...group.filter((one) => !late.includes(one)))
    await jitter()
  }
}

function tell(one: Waiting, outcome: Outcome): void {
  if ('error' in outcome) one.fail(outcome.error)
  else one.answer(outcome.written)
}

/** The disk failed while the commit was made: after a crash its frames may be found whole, or not. */
const unknownFate = (cause: unknown): Outcome => ({
  error: new Unavailable('The commit could not be written to the disk', { cause, ambiguous: true }),
})
