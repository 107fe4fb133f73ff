import argon2WASM from 'argon2-wasm-edge/wasm/argon2.wasm'
import blake2bWASM from 'argon2-wasm-edge/wasm/blake2b.wasm'
import { createApp } from './app.tsx'
import { makeDispatcher } from './jobs/dispatch.ts'
import { planNights } from './jobs/nightly.ts'
import { JOBS } from './jobs/registry.ts'
import { type AssetsBinding, edgeAssets } from './platform/assets.edge.ts'
import { noBus } from './platform/bus.memory.ts'
import { edgeCaller } from './platform/caller.edge.ts'
import { rulesOf } from './platform/caller.ts'
import { type Environment, parseConfig } from './platform/config.ts'
import { openRemote } from './platform/database.remote.ts'
import { edgeHasher } from './platform/hasher.edge.ts'
import { makeLimiter } from './platform/limiter.ts'
import { makeLog } from './platform/log.ts'
import { makeMailer } from './platform/mailer.ts'
import { makeMessenger } from './platform/messenger.ts'
import type { Services } from './platform/ports.ts'
import { makeQueue } from './platform/queue.ts'

type Bindings = Environment & { ASSETS: AssetsBinding }

interface House {
  app: ReturnType<typeof createApp>
  kick: () => Promise<void>
  /** Once for each house: what is done every night plans itself after that. */
  nights(): Promise<void>
}

/** One house for each isolate, made with its first request, for that is when a Worker learns its environment. */
let house: House | undefined

function open(env: Bindings): House {
  const { ASSETS: _, ...environment } = env
  const config = parseConfig(environment, 'edge')
  const log = makeLog({ json: true })
  const db = openRemote({ ...config.database, log })
  const clock = { now: Date.now }
  const mailer = makeMailer(config, db)
  const messenger = makeMessenger(config, db)
  const queue = makeQueue(config)
  const hasher = edgeHasher({ argon2WASM, blake2bWASM })
  // The place of a hosted bus, which a stream could listen to instead of looking.
  const limiter = makeLimiter(config, { db, clock, log, shares: false })
  const services: Services = {
    config,
    db,
    clock,
    log,
    assets: edgeAssets,
    mailer,
    messenger,
    queue,
    hasher,
    bus: noBus,
    limiter,
    caller: edgeCaller(rulesOf(config)),
  }
  // A request of a Worker must not wait for another one's work, so here no round is shared.
  const kick = () => makeDispatcher(services, JOBS).kick()
  const closing = new AbortController().signal
  let planned: Promise<void> | undefined
  const nights = () =>
    (planned ??= planNights(services).catch((error) => {
      planned = undefined
      log.error('jobs.not_planned', { error })
    }))
  return { app: createApp({ services, kick, compresses: false, shares: false, closing }), kick, nights }
}

export default {
  fetch(request: Request, env: Bindings, context: ExecutionContext) {
    house ??= open(env)
    return edgeAssets.serve(request, env.ASSETS) ?? house.app.fetch(request, env, context)
  },
  /** Every minute: what a lost kick left undone. */
  scheduled(_: unknown, env: Bindings, context: ExecutionContext) {
    house ??= open(env)
    context.waitUntil(Promise.all([house.kick(), house.nights()]))
  },
}

interface ExecutionContext {
  waitUntil(task: Promise<unknown>): void
  passThroughOnException(): void
  props: unknown
}
