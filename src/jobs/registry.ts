import { accountLetter } from '../accounts/jobs.ts'
import { retention } from '../admin/retention/jobs.ts'
import { forgotten, lapse, letter, offer, unanswered, waitlistLetter } from '../bookings/jobs.ts'
import { balance, bookingMessage, followUp, reminder, reminderLetter } from '../bookings/reminders/jobs.ts'
import { planning } from '../inventory/jobs.ts'
import { byHand } from '../notifications/jobs.ts'
import { announcement, webhook } from '../webhooks/jobs.ts'
import type { Job } from './define.ts'

/** Everything that happens later, on one screen. */
const LATER = [
  letter,
  lapse,
  unanswered,
  offer,
  waitlistLetter,
  forgotten,
  accountLetter,
  planning,
  announcement,
  webhook,
  byHand,
  followUp,
  reminder,
  reminderLetter,
  balance,
  bookingMessage,
  retention,
] as const

export const JOBS: ReadonlyMap<string, Job> = new Map(LATER.map((job) => [job.name, job as unknown as Job]))
