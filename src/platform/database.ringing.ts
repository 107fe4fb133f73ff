import type { Bus, Database } from './ports.ts'

/** Rings `availability` after every write of this process that may have changed it, whichever verb made it. */
export const ringing = (db: Database, bus: Bus): Database => ({
  ...db,
  async write(statements) {
    const written = await db.write(statements)
    if (written.ok && statements.some(({ sql }) => CLAIMED.test(sql))) bus.ring('availability')
    return written
  },
})

const CLAIMED = /\b(claims|pools|pool_overrides|departures)\b/
