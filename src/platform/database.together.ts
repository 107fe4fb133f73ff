import type { Database, Statement } from '../shared/database.ts'

/**
 * A database that is asked a question once for all who come with it while it is being answered: of a thousand who want
 * the same listing at the same moment its server hears a few. The question they share is put after the last of them
 * came, so nobody is told what was true before. Not for Workers, where no request may wait for another's.
 */
export const together = (db: Database): Database => ({
  ...db,
  read: shared(db.read, (statement) => nameOf([statement])),
  readAll: shared(db.readAll, nameOf),
})

function shared<Q, A>(ask: (question: Q) => Promise<A>, nameIn: (question: Q) => string | undefined) {
  const underway = new Map<string, Promise<A>>()
  const coming = new Map<string, Promise<A>>()

  function begin(name: string, question: Q): Promise<A> {
    const answer = ask(question).finally(() => {
      if (underway.get(name) === answer) underway.delete(name)
    })
    underway.set(name, answer)
    return answer
  }

  return async (question: Q): Promise<A> => {
    const name = nameIn(question)
    if (name === undefined) return ask(question)
    const first = underway.get(name)
    if (!first) return begin(name, question)
    const next =
      coming.get(name) ??
      first.then(nothing, nothing).then(() => {
        coming.delete(name)
        return begin(name, question)
      })
    coming.set(name, next)
    return next
  }
}

const nothing = () => {}

/** The question as a text; undefined for one that is not worth it. */
function nameOf(statements: readonly Statement[]): string | undefined {
  const args = statements.map((each) => each.args)
  const plain = args.flat().every((arg) => typeof arg !== 'bigint' && !(arg instanceof Uint8Array))
  return plain ? JSON.stringify([statements.map(({ sql }) => sql), args]) : undefined
}
