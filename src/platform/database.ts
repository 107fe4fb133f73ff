import type { Database } from '../shared/database.ts'
import { openEmbedded } from './database.embedded.ts'
import { openRemote } from './database.remote.ts'
import { together } from './database.together.ts'
import type { Log } from './ports.ts'

/** Opens the half that the address names: a file beside the app, or a libSQL server. For Bun: the Worker has no file. */
export async function openDatabase(options: {
  url: string
  authToken?: string | undefined
  log: Log
}): Promise<Database> {
  const { url, authToken, log } = options
  if (url.startsWith('file:')) return openEmbedded({ url, log })
  if (/^(?:https?|libsql):\/\//.test(url)) return together(openRemote({ url, authToken, log }))
  throw new Error(`DATABASE_URL must begin with file:, libsql://, https:// or http://, not ${url}`)
}
