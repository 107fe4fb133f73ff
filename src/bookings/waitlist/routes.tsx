import { Hono } from 'hono'
import { termsOf } from '../../../db/queries/house.ts'
import { type Entry, entryNamed } from '../../../db/queries/waitlist.ts'
import { EntryPage, JoinedPage, WaitlistPage } from '../../../views/bookings/waitlist.tsx'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { keep, kept } from '../../http/cookies.ts'
import { type Fields, formOf, queryOf } from '../../http/forms.ts'
import { goOn, pageOf, personal, show } from '../../http/page.ts'
import { kindOf } from '../../listings/kinds/records.ts'
import { isName } from '../../shared/ids.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import { localeOf } from '../../translations/locale.ts'
import { soundLines } from '../lines.ts'
import { inForm, kindNamed, lineOf } from '../orders/form.ts'
import { shownLine } from '../orders/shown.ts'
import { fullPart, join } from './join.ts'
import { entryCookie, leave, opensEntry } from './leave.ts'

const DAYS = 30

/** Asking to be told when there is room, and no longer wanting to be. */
export function waitlistPages(doors: Doors) {
  const { services } = doors
  const { db, clock, config } = services
  const pathsOf = (c: Ctx) => localeOf(c.get('language')).paths

  return new Hono<Env>()
    .use('/waitlist/*', async (c, next) => {
      personal(c)
      c.header('X-Robots-Tag', 'noindex')
      await next()
    })

    .get('/waitlist', (c) => waitlistPage(c, queryOf(c), []))

    .post('/waitlist', async (c) => {
      const form = await formOf(c)
      const who = Object.fromEntries(['name', 'email'].map((each) => [each, form(each) ?? '']))
      const line = lineIn(form)
      const asking = { line, who, language: c.get('language') }
      const joined = await join(services, await termsOf(db, clock.now()), asking)
      if (!joined.ok) {
        const problems = joined.refusal.code === 'invalid' ? joined.refusal.problems : []
        return waitlistPage(c, form, inForm(problems, kindOf(line.kind), line))
      }
      afterwards(c, doors.kick())
      return goOn(c, pathsOf(c).waitlistJoined())
    })

    .get('/waitlist/joined', async (c) => show(c, <JoinedPage page={await pageOf(c, services)} />))

    .get('/waitlist/:entry', async (c) => {
      const carried = c.req.query('key')
      const entry = await opened(c, carried)
      if (!entry) return c.notFound()
      if (carried === undefined) return show(c, <EntryPage page={await pageOf(c, services)} entry={entry} />)
      keep(c, config, entryCookie(entry.id), carried, DAYS)
      return c.redirect(pathsOf(c).waitlistEntry(entry.id), 302)
    })

    .post('/waitlist/:entry', async (c) => {
      const entry = await opened(c)
      if (!entry) return c.notFound()
      await leave(services, entry.id)
      afterwards(c, doors.kick())
      return goOn(c, pathsOf(c).waitlistEntry(entry.id))
    })

  /** The entry of the address, for whoever has its key. */
  async function opened(c: Ctx, carried?: string): Promise<Entry | undefined> {
    const id = c.req.param('entry') ?? ''
    if (!isName(id)) return undefined
    const key = carried ?? kept(c, config, entryCookie(id))
    return key && (await opensEntry(config, key, id)) ? entryNamed(db, id) : undefined
  }

  /** The form, where there is something to wait for; a choice that makes no sense is told on the quote's own page. */
  async function waitlistPage(c: Ctx, form: Fields, problems: FieldProblem[]) {
    const line = lineIn(form)
    const terms = await termsOf(db, clock.now())
    const language = c.get('language')
    const sound = await soundLines(services, [line], { terms, language, part: 'sketch' })
    if (!sound.ok) {
      if (sound.refusal.some(({ path }) => path === 'lines.0.listing')) return c.notFound()
      return goOn(c, pathsOf(c).quote(line.kind, line.listing, choiceIn(form)))
    }
    const found = sound.value[0]!
    const full = await fullPart(services, found)
    const fields = found.kind.fields(found.choice)
    const page = await pageOf(c, services)
    const path = pathsOf(c).waitlist({ kind: line.kind, listing: line.listing, ...fields })
    const props = {
      page: { ...page, path },
      line: shownLine(found, terms),
      fields,
      values: form.typed,
      problems,
      ...(!full.ok && { refusal: full.refusal.code }),
    }
    const status = !full.ok && c.req.method === 'POST' ? 409 : problems.length ? 422 : 200
    return show(c, <WaitlistPage {...props} />, status)
  }
}

const lineIn = (form: Fields) => lineOf(form, kindNamed(form), form('listing') ?? '')

const ELSEWHERE = new Set(['kind', 'listing', 'name', 'email'])
const choiceIn = ({ typed }: Fields) =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !ELSEWHERE.has(name)))
