import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Migration } from './migrate.ts'

/** The migrations that lie in a folder as `NNNN_name.sql`, in order. */
export function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
    .sort()
    .map((file) => ({ name: basename(file, '.sql'), sql: readFileSync(join(folder, file), 'utf8') }))
}
