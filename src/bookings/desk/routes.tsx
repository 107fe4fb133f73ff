import { Hono } from 'hono'
import type { OwnBooking } from '../../../db/queries/bookings.ts'
import { termsOf } from '../../../db/queries/house.ts'
import { DeskPage } from '../../../views/bookings/desk.tsx'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { keep } from '../../http/cookies.ts'
import { formOf } from '../../http/forms.ts'
import { goOn, pageOf, show } from '../../http/page.ts'
import { localeOf } from '../../translations/locale.ts'
import { answerBy } from '../draft.ts'
import { deskCookie } from '../link.ts'
import { type MoveRefusal, move } from '../moves.ts'
import { openedPage } from '../opened/shape.ts'
import { MOVES, type Move, movesNow, timesResent } from '../steps.ts'

const DAYS = 30

/** One booking at the house's own desk, for whoever has the link that stands in the house's letters. */
export function deskPages(doors: Doors) {
  const { services } = doors
  const { db, clock, config } = services
  const pathOf = (c: Ctx, { reference }: OwnBooking) => localeOf(c.get('language')).paths.desk(reference)

  return new Hono<Env>()
    .get('/desk/:ref', async (c) => {
      const carried = c.req.query('key')
      const booking = await opened(c, carried)
      if (!booking) return c.notFound()
      if (carried === undefined) return deskPage(c, booking)
      keep(c, config, deskCookie(booking.reference), carried, DAYS)
      return c.redirect(pathOf(c, booking), 302)
    })

    .post('/desk/:ref/moves', async (c) => {
      const booking = await opened(c)
      if (!booking) return c.notFound()
      const form = await formOf(c)
      const name = MOVES.find((each) => each === form('move'))
      if (!name) return deskPage(c, booking, undefined, { code: 'illegal_status' })
      const seen = { ...booking, version: Number(form('version')) || 0 }
      const said = { move: name, why: form('why'), times: Number(form('times')) || 0 }
      const done = await move(services, seen, said)
      if (!done.ok) return deskPage(c, (await opened(c))!, said, done.refusal)
      afterwards(c, doors.kick())
      return goOn(c, pathOf(c, booking))
    })

  async function opened(c: Ctx, carried?: string) {
    return (await openedPage(c, services, { carried, desk: true }))?.booking
  }

  async function deskPage(
    c: Ctx,
    booking: OwnBooking,
    tried?: { move: Move; why?: string | undefined },
    refusal?: MoveRefusal,
  ) {
    const invalid = refusal?.code === 'invalid'
    const props = {
      page: { ...(await pageOf(c, services)), path: pathOf(c, booking) },
      booking,
      moves: movesNow(booking, clock.now()),
      times: timesResent(booking),
      answerBy: answerBy(await termsOf(db, clock.now()), receivedAt(booking)),
      problems: invalid ? refusal.problems : [],
      ...(tried && { tried }),
      ...(refusal && !invalid && { refusal: refusal.code }),
    }
    return show(c, <DeskPage {...props} />, !refusal ? 200 : invalid ? 422 : 409)
  }
}

const receivedAt = ({ events, booked }: OwnBooking) =>
  events.find(({ what }) => what === 'received')?.at ?? booked
