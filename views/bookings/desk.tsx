import type { Move } from '../../src/bookings/steps.ts'
import { Layout } from '../layout.tsx'
import type { DeskProps } from '../props.ts'
import { Bill, Due } from '../ui/bill.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Words } from '../ui/words.tsx'
import { Line, SIGN, Who } from './show.tsx'

/** One booking as the house sees it, with what it can decide now. */
export function DeskPage(props: DeskProps) {
  const { page, booking, refusal } = props
  const { locale } = page
  const { t } = locale
  return (
    <Layout page={page} title={t('desk.title', { reference: booking.reference })} personal>
      {refusal && (
        <Notice kind="wrong" title={t(`desk.refusal.${refusal}`)}>
          <p>{t('desk.refusal.words')}</p>
        </Notice>
      )}
      <header class="page-head booking-head">
        <p class="booking-reference">{t('desk.label')}</p>
        <h1>{t('desk.title', { reference: booking.reference })}</h1>
        <p class="lead">
          <Words of={booking.lines[0]?.title ?? { text: '' }} />
        </p>
      </header>
      <State {...props} />
      <div class="booking">
        <div class="booking-main">
          <Moves {...props} />
          <section class="booking-part">
            <h2>{t('booking.who')}</h2>
            <Who locale={locale} booking={booking} />
          </section>
          {booking.lines.map((line) => (
            <Line page={page} line={line} plain />
          ))}
        </div>
        <div class="booking-side">
          <section class="summary">
            <h2 class="summary-title">{t('booking.bill')}</h2>
            <Bill locale={locale} lines={booking.bill} taxes={booking.taxes} total={booking.total} />
            <Due locale={locale} {...booking} />
          </section>
          <Timeline {...props} />
          <p class="booking-private">{t('desk.private')}</p>
        </div>
      </div>
    </Layout>
  )
}

function State({ page: { locale }, booking, answerBy }: DeskProps) {
  const { t } = locale
  const { status } = booking
  const sign = status in SIGN ? SIGN[status as keyof typeof SIGN] : 'over'
  const waits = status === 'pending'
  return (
    <section class={`state is-${sign}`} aria-label={t('booking.state')}>
      <p class="state-name">
        <span class="state-sign">
          <Icon name={sign === 'good' ? 'check' : sign === 'over' ? 'close' : 'clock'} />
        </span>
        {t(waits ? 'desk.pending' : `status.${status}`)}
      </p>
      {waits && <p>{t('desk.pending.words', { when: locale.instant(answerBy, booking.zone) })}</p>}
    </section>
  )
}

function Moves(props: DeskProps) {
  const { page, moves } = props
  const { t } = page.locale
  return (
    <section class="booking-part" aria-labelledby="desk-moves">
      <h2 id="desk-moves">{t('desk.moves')}</h2>
      {moves.length === 0 && <p>{t('desk.none')}</p>}
      <ul class="moves">
        {moves.map((move) => (
          <li>
            <MoveForm {...props} move={move} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const LOOKS: Partial<Record<Move, string>> = {
  confirm: 'is-primary',
  complete: 'is-primary',
  decline: 'is-danger',
  cancel: 'is-danger',
}
const ASKS_WHY = new Set<Move>(['decline', 'cancel', 'no_show'])

/** What takes a reason opens first, so that nobody declines with one press. */
function MoveForm(props: DeskProps & { move: Move }) {
  const { page, tried, move } = props
  if (!ASKS_WHY.has(move)) return <Form {...props} />
  return (
    <details class="move-opens" open={tried?.move === move}>
      <summary>{page.locale.t(`desk.${move}`)}</summary>
      <Form {...props} />
    </details>
  )
}

/** The reason where there is one to give, the button, and what it does in a sentence. */
function Form(props: DeskProps & { move: Move }) {
  const { page, booking, times, move } = props
  const { t, paths } = page.locale
  return (
    <form class="move" method="post" action={paths.deskMoves(booking.reference)} novalidate>
      <input type="hidden" name="move" value={move} />
      <input type="hidden" name="version" value={booking.version} />
      <input type="hidden" name="times" value={times} />
      {ASKS_WHY.has(move) && <Why {...props} />}
      <button type="submit" class={`button ${LOOKS[move] ?? ''}`}>
        {t(`desk.${move}`)}
      </button>
      <p class="move-words">{t(`desk.${move}.words`, { email: booking.customer.email })}</p>
    </form>
  )
}

function Why({ page: { locale }, tried, problems, move }: DeskProps & { move: Move }) {
  const mine = tried?.move === move
  const optional = move === 'no_show'
  return (
    <Field
      locale={locale}
      name="why"
      prefix={move}
      label={locale.t('desk.why')}
      hint={locale.t('desk.whyHint')}
      optional={optional}
      problems={mine ? problems : []}
    >
      {(wiring) => (
        <textarea {...wiring} class="input" dir="auto" rows={2} maxlength={2000} required={!optional}>
          {mine ? tried.why : ''}
        </textarea>
      )}
    </Field>
  )
}

function Timeline({ page: { locale }, booking }: DeskProps) {
  const { t } = locale
  return (
    <section class="booking-part">
      <h2>{t('booking.events')}</h2>
      <ol class="timeline">
        {booking.events.map(({ at, what, who, why }) => (
          <li>
            <time datetime={new Date(at * 1000).toISOString()}>
              {locale.instant(at, booking.zone)}, {t(`desk.by.${who}`)}
            </time>
            <span>
              {t(`booking.event.${what}`)}
              {why && (
                <q class="timeline-why" dir="auto">
                  {why}
                </q>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
