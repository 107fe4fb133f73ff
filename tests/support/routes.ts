import { createApp } from '../../src/app.tsx'
import { openAssets } from '../../src/platform/assets.bun.ts'
import { memoryBus } from '../../src/platform/bus.memory.ts'
import { parseConfig } from '../../src/platform/config.ts'
import type { Services } from '../../src/platform/ports.ts'
import { keptLog } from './log.ts'

export interface Route {
  method: string
  /** With its parameters as they are written: `/bookings/:ref`. */
  path: string
}

/** Every door of the app, as its own router knows them. Nothing is behind them. */
export function everyRoute(): Route[] {
  const services = {
    config: parseConfig({ BASE_URL: 'http://localhost', DATABASE_URL: 'file:none.db' }),
    log: keptLog(),
    clock: { now: Date.now },
    assets: openAssets(),
    bus: memoryBus(),
    mailer: { half: 'mailbox' },
  } as unknown as Services
  const closing = new AbortController().signal
  const app = createApp({ services, kick: async () => {}, compresses: false, shares: false, closing })
  const doors = app.routes.filter(({ method }) => method !== 'ALL')
  return [...new Map(doors.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()]
}

/** The address of a door, with a value for each of its parameters: one that nothing has, unless it is given. */
export const addressOf = ({ path }: Route, values: Record<string, string> = {}): string =>
  path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => values[name] ?? `no-such-${name}`)
