import { bookingNamed } from '../../db/queries/bookings.ts'
import { bookingEventNamed, toldStatements } from '../../db/queries/deliveries.ts'
import { endpointsEnabled } from '../../db/queries/webhooks.ts'
import type { Services } from '../platform/ports.ts'
import { newId } from '../shared/ids.ts'
import { isSubscribed, messageOf, typeOf } from './events.ts'

/** Tells a move of a booking to every endpoint that wants to know of it. The answer is why nobody was told. */
export async function announce(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: string,
): Promise<string | undefined> {
  const event = await bookingEventNamed(db, id)
  const type = event && typeOf(event.what)
  if (!type) return 'nobody is told of this'
  const endpoints = (await endpointsEnabled(db)).filter(({ events }) => isSubscribed(events, type))
  if (endpoints.length === 0) return 'nobody wants to know'
  const booking = await bookingNamed(db, event.bookingId)
  if (!booking) return 'the booking is gone'
  const payload = JSON.stringify(messageOf(type, event, booking))
  const deliveries = endpoints.map((endpoint) => ({ id: newId(), endpointId: endpoint.id }))
  await db.write(
    toldStatements(
      { id: event.id, type, bookingId: event.bookingId, payload },
      deliveries,
      Math.floor(clock.now() / 1000),
    ),
  )
  return undefined
}
