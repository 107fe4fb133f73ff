import type { Job } from '../jobs/define.ts'
import type { Letter, Message, Services } from '../platform/ports.ts'
import { ok } from '../shared/result.ts'

/** What a job would send now, or why it would send nothing. `own`: that is for its reader's eyes alone. */
export type Rehearsed =
  | { is: 'letter'; letter: Letter }
  | { is: 'message'; text: string }
  | { is: 'nothing'; why?: string | undefined }
  | { is: 'own' }

/**
 * Runs a job that writes to somebody in a house where nothing happens: nothing is stored and nothing leaves it, and what
 * would have is the answer. Its links are made with a secret that is thrown away, so they open nothing: whoever works
 * here reads the letter, and is not let in as its reader.
 */
export async function rehearse(
  services: Services,
  job: Job,
  { id, payload }: { id: string; payload: Record<string, unknown> },
): Promise<Rehearsed> {
  // What a token is made from: such a letter is a way into an account, and says little besides.
  if ('seed' in payload) return { is: 'own' }
  const sent: Rehearsed[] = []
  const to = stage(services, (each) => sent.push(each))
  try {
    const why = await job.run(to, job.schema.parse(payload), id)
    return sent[0] ?? { is: 'nothing', why }
  } catch (error) {
    return sent[0] ?? { is: 'nothing', why: error instanceof Error ? error.message : undefined }
  }
}

function stage(services: Services, sent: (what: Rehearsed) => void): Services {
  const { db, config, mailer, messenger, queue } = services
  const { previousSecret: _, ...rest } = config
  return {
    ...services,
    config: { ...rest, secret: crypto.randomUUID() },
    db: {
      half: db.half,
      read: (statement) => db.read(statement),
      readAll: (statements) => db.readAll(statements),
      // Whoever asks whether it was theirs to do is told so.
      write: async (statements) => ({
        ok: true,
        rows: statements.map(({ sql }) => (/\bRETURNING\b/i.test(sql) ? [{}] : [])),
      }),
      close: async () => {},
    },
    mailer: {
      half: mailer.half,
      async send(letter) {
        sent({ is: 'letter', letter })
        return ok({ id: 'rehearsed' })
      },
    },
    messenger: {
      half: messenger.half,
      async send({ text }: Message) {
        sent({ is: 'message', text })
        return ok({ id: 'rehearsed' })
      },
      news: async () => undefined,
    },
    queue: { ...queue, publish: async () => ok(undefined) },
    log: { debug() {}, info() {}, warn() {}, error() {} },
    bus: { half: 'none', ring() {}, listen: () => () => {} },
  }
}
