import { Hono } from 'hono'
import { termsOf } from '../../../db/queries/house.ts'
import { listingOf } from '../../../db/queries/listings.ts'
import { KIND_VIEWS } from '../../../views/bookings/kinds.ts'
import { BookingForm, QuotePage } from '../../../views/bookings/quote.tsx'
import type { BookingFormProps } from '../../../views/props.ts'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { hint, keep } from '../../http/cookies.ts'
import { type Fields, formOf, queryOf, soundKey } from '../../http/forms.ts'
import { asksFor, goOn, pageOf, personal, show, showPart } from '../../http/page.ts'
import { visitorOf } from '../../http/visitor.ts'
import { KIND_NAMES, type KindName, kindOf } from '../../listings/kinds/records.ts'
import { SHELVES } from '../../paths.ts'
import { newId } from '../../shared/ids.ts'
import { ok } from '../../shared/result.ts'
import { localeOf } from '../../translations/locale.ts'
import { book } from '../book.ts'
import { HOLD, statusOf } from '../draft.ts'
import { priceOf, soundLines } from '../lines.ts'
import { keyCookie, linkKey } from '../link.ts'
import { noRoomNow } from '../no-room.ts'
import { askingAs } from '../opened/shape.ts'
import type { AskedLine } from '../order.ts'
import type { BookRefusal } from '../refusals.ts'
import { inForm, kindNamed, lineOf, saidIn } from './form.ts'
import type { ListingPage } from './page.ts'
import { knownOf } from './shape.ts'
import { isOver, shownLine, shownRefusal, statusOfRefusal } from './shown.ts'

/** From the quote of a choice, of whatever kind, to a booking or a hold. Each kind lends the page its choice was made on. */
export function orderPages(doors: Doors, pages: Record<KindName, ListingPage<Ctx>>) {
  const { services } = doors
  const { db, clock, config } = services
  const routes = new Hono<Env>()

  for (const kind of KIND_NAMES) {
    routes.get(`/${SHELVES[kind]}/:slug/quote`, async (c) => {
      personal(c)
      const slug = c.req.param('slug') ?? ''
      const query = queryOf(c)
      const line = lineOf(query, kind, slug)
      const quoted = await quotedLine(c, line, query('promotion'))
      if (!quoted.ok) {
        if (quoted.refusal.some(({ path }) => path === 'lines.0.listing')) return c.notFound()
        return pages[kind](c, slug, 422, inForm(quoted.refusal, kindOf(kind), line))
      }
      const { sound, ...props } = quoted.value
      const full = await noRoomNow(services, sound)
      if (full) return pages[kind](c, slug, 409, [])
      const values = { promotion: query('promotion') ?? '', ...(await knownOf(c)) }
      const form = { ...props, values, problems: [], idempotencyKey: newId() }
      return show(c, <QuotePage page={await pageOf(c, services)} {...form} />)
    })
  }

  return routes
    .post('/bookings', (c) => order(c, false))

    .post('/holds', (c) => order(c, true))

  async function order(c: Ctx, holds: boolean) {
    personal(c)
    const form = await formOf(c)
    const language = c.get('language')
    const key = soundKey(form('key') ?? newId())
    const line = lineOf(form, kindNamed(form), form('listing') ?? '')
    const { customer, ...said } = saidIn(form)
    const asked = { lines: [line], ...said, ...(!holds && { customer }) }
    const visitor = holds ? await visitorOf(c, config) : undefined
    const asking = { key, language, ...(visitor && { visitor }), ...(await askingAs(c)) }
    const booked = await book(services, await termsNow(), asked, asking)
    if (!booked.ok) return refusedForm(c, form, line, key, booked.refusal)
    afterwards(c, doors.kick())
    const { id, reference, linkVersion, status } = booked.value
    keep(c, config, keyCookie(reference), await linkKey(config.secret, id, linkVersion), 180)
    if (status === 'held') hint(c, config, 'holding', 2 * HOLD)
    const { paths } = localeOf(language)
    return goOn(c, status === 'held' ? paths.checkout(reference) : paths.booking(reference))
  }

  /** A choice with its price, as the form shows it. What the form itself asks for is not looked at here. */
  async function quotedLine(c: Ctx, line: AskedLine, promotion: string | undefined) {
    const asked = KIND_VIEWS[line.kind].asking?.names ?? []
    const chosen = Object.entries(line).filter(([name]) => !asked.includes(name))
    const terms = await termsNow()
    const look = { terms, language: c.get('language'), part: 'sketch' as const }
    const sound = await soundLines(services, [Object.fromEntries(chosen) as AskedLine], look)
    if (!sound.ok) return sound
    const found = sound.value[0]!
    const quote = await priceOf(services, [found], look, promotion ? { promotion } : {})
    const fields = Object.entries(found.kind.fields(found.choice)).filter(([name]) => !asked.includes(name))
    const instant = statusOf([found], terms) === 'confirmed'
    const props = { line: shownLine(found, terms), fields: Object.fromEntries(fields), quote, instant }
    return ok({ sound: found, ...props })
  }

  /** The form again, with what was typed, what is wrong with it and, where the choice makes sense, today's price. */
  async function refusedForm(c: Ctx, form: Fields, line: AskedLine, key: string, refusal: BookRefusal) {
    const kind = kindOf(line.kind)
    const language = c.get('language')
    const listing = await listingOf(db, line.kind, language, line.listing, {
      choice: line,
      now: Math.floor(clock.now() / 1000),
    })
    if (!listing) return c.notFound()
    const problems = refusal.code === 'invalid' ? inForm(refusal.problems, kind, line) : []
    const quoted = await quotedLine(c, line, refusal.code === 'invalid' ? undefined : form('promotion'))
    const { slug, title, cover } = listing
    const props = quoted.ok
      ? withoutSound(quoted.value)
      : { line: { kind: line.kind, slug, title, cover }, fields: choiceTyped(form, line.kind) }
    const names = problems.flatMap(({ path }) => {
      const words = kind.called?.(listing, path)
      return words ? [[path, words.text]] : []
    })
    const shown = shownRefusal(refusal, form('quote') ?? '', (await termsNow()).currency)
    // Nothing is found where the form was sent to, so the page's switches of language and appearance lead to the quote.
    const path = localeOf(language).paths.quote(line.kind, slug, props.fields)
    const again: BookingFormProps = {
      page: { ...(await pageOf(c, services)), path },
      ...props,
      values: form.typed,
      problems,
      names: Object.fromEntries(names),
      idempotencyKey: isOver(refusal) ? newId() : key,
      ...(shown && { refusal: shown }),
    }
    const status = statusOfRefusal(refusal)
    // What is wrong with the house takes the place of the whole content: see WHOLE_PAGE.
    return status !== 503 && asksFor(c, 'booking-form')
      ? showPart(c, <BookingForm {...again} />, status)
      : show(c, <QuotePage {...again} />, status)
  }

  async function termsNow() {
    return termsOf(db, clock.now())
  }
}

const withoutSound = <T extends { sound: unknown }>({ sound: _, ...rest }: T) => rest

const CUSTOMER = [
  'name',
  'email',
  'phone',
  'whatsapp',
  'company',
  'message',
  'promotion',
  'quote',
  'key',
  'kind',
  'listing',
]

/** What a form said of the choice, as it was typed, to be carried on although it makes no sense. */
function choiceTyped(form: Fields, kind: KindName): Record<string, string> {
  const elsewhere = [...CUSTOMER, ...(KIND_VIEWS[kind].asking?.names ?? [])]
  return Object.fromEntries(Object.entries(form.typed).filter(([name]) => !elsewhere.includes(name)))
}
