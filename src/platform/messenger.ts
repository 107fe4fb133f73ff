import type { Config } from './config.ts'
import { mailboxMessenger } from './messenger.mailbox.ts'
import { twilioMessenger } from './messenger.twilio.ts'
import type { Database, Messenger } from './ports.ts'

/** The half of messages to phones that the configuration names. */
export const makeMessenger = (
  { whatsapp, baseUrl }: Pick<Config, 'whatsapp' | 'baseUrl'>,
  db: Database,
): Messenger =>
  whatsapp.half === 'twilio'
    ? twilioMessenger({ ...whatsapp, callback: `${baseUrl}/webhooks/twilio` })
    : mailboxMessenger(db)
