import type { Database } from '../shared/database.ts'

/**
 * Takes or renews the lease `name` for `seconds`; true when `holder` has it now. The database's clock decides,
 * so processes whose clocks differ agree. Before the migrations have made the table nobody has a lease.
 */
export async function holdLease(
  db: Database,
  name: string,
  holder: string,
  seconds: number,
): Promise<boolean> {
  const [table] = await db.read({
    sql: "SELECT 1 AS made FROM sqlite_schema WHERE type = 'table' AND name = 'leases'",
    args: [],
  })
  if (!table) return false
  const written = await db.write([
    {
      sql: `INSERT INTO leases (name, holder, expires) VALUES (?, ?, unixepoch() + ?)
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires = excluded.expires
            WHERE leases.holder = excluded.holder OR leases.expires <= unixepoch()
            RETURNING holder`,
      args: [name, holder, seconds],
    },
  ])
  return written.ok && written.rows[0]?.length === 1
}
