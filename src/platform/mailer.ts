import type { Config } from './config.ts'
import { mailboxMailer } from './mailer.mailbox.ts'
import { resendMailer } from './mailer.resend.ts'
import type { Database, Mailer } from './ports.ts'

/** The half of mail that the configuration names. */
export const makeMailer = ({ mail }: Pick<Config, 'mail'>, db: Database): Mailer =>
  mail.half === 'resend' ? resendMailer(mail) : mailboxMailer(db)
