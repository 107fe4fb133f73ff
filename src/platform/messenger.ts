import type { Config } from './config.ts'
import { mailboxMessenger } from './messenger.mailbox.ts'
import type { Database, Messenger } from './ports.ts'

/** The half of messages to phones that the configuration names. */
export const makeMessenger = (_: Pick<Config, 'whatsapp' | 'baseUrl'>, db: Database): Messenger =>
  mailboxMessenger(db)
