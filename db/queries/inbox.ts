import type { Statement } from '../../src/shared/database.ts'
import { inbox } from '../schema/webhooks.ts'
import { insert } from './statement.ts'

/**
 * Takes an event that another service tells of. It is the first statement of the batch of what the event brings about:
 * told a second time, it refuses the whole batch by `TAKEN`. `now` in seconds.
 */
export const eventTaken = (source: string, eventId: string, now: number): Statement =>
  insert(inbox, { source, eventId, at: now })

export const TAKEN = 'inbox.source, inbox.event_id'
