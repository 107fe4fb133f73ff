import type { JobState, ListedJob } from '../../db/queries/job-list.ts'
import type { Channel } from '../../db/queries/notification-list.ts'
import type { Page } from '../props.ts'
import { Notice } from '../ui/notice.tsx'
import { HouseFrame } from './frame.tsx'
import { Facts, Mark, whenOf } from './parts.tsx'

/** What was done a moment ago, as the address says it. */
export type Deed = 'retried' | 'called-off' | 'lifted'

export interface JobProps {
  page: Page
  job: ListedJob
  /** The message that it writes, where it writes one. */
  writes?: { id: string; subject: string; channel: Channel } | undefined
  /** Reference of the booking that it is about. */
  booking?: string | undefined
  /** Whether whoever sends its message may have forgotten by now that it was sent. */
  longAgo: boolean
  deed?: Deed | undefined
  refused?: JobState | undefined
}

/** One job: what it is about, what became of it, and what can be done. */
export function JobPage({ page, job, writes, booking, longAgo, deed, refused }: JobProps) {
  const { t, paths, number } = page.locale
  const { id, state, payload } = job
  return (
    <HouseFrame page={page} title={t('office.job')}>
      <p>
        <code class="house-id">{id}</code>
      </p>
      {deed && <Notice kind="good" title={t(`office.done.${deed}`)} />}
      {refused && (
        <Notice kind="wrong" title={t('office.notNow')}>
          <p>{t('office.notNowWords', { state: t(`office.state.${refused}`) })}</p>
        </Notice>
      )}
      {state === 'dead' && <Dead {...{ page, job, longAgo, writes }} />}
      <Facts
        facts={[
          [
            t('office.state'),
            <>
              <Mark bad={state === 'dead'}>{t(`office.state.${state}`)}</Mark>
              {state === 'waiting' && job.error !== undefined && ` ${t('office.waits')}`}
            </>,
          ],
          [t('office.jobName'), <code>{job.name}</code>],
          [t('office.tries'), number(job.attempts)],
          [t('office.due'), whenOf(page, job.due)],
          [t('office.created'), whenOf(page, job.created)],
          [t('office.published'), job.published === undefined ? undefined : whenOf(page, job.published)],
          [t('office.ended'), job.ended === undefined ? undefined : whenOf(page, job.ended)],
          [t('office.error'), job.error === undefined ? undefined : <span dir="auto">{job.error}</span>],
          [t('office.why'), job.skipped === undefined ? undefined : <span dir="auto">{job.skipped}</span>],
          [
            t('office.booking'),
            booking === undefined ? undefined : (
              <a href={paths.desk(booking)}>{t('office.openBooking', { reference: booking })}</a>
            ),
          ],
          [
            t('office.subject'),
            writes && (
              <a href={paths.notification(writes.id)} dir="auto">
                {writes.subject || writes.id}
              </a>
            ),
          ],
          [
            t('office.about'),
            <ul class="house-ids">
              {Object.entries(payload).map(([name, value]) => (
                <li>
                  {name} <code>{String(value)}</code>
                </li>
              ))}
            </ul>,
          ],
        ]}
      />
      {(state === 'waiting' || state === 'dead') && <CallOff page={page} id={id} />}
    </HouseFrame>
  )
}

function Dead({ page, job, writes, longAgo }: Pick<JobProps, 'page' | 'job' | 'longAgo' | 'writes'>) {
  const { t, paths } = page.locale
  return (
    <Notice kind="plain" title={t('office.dead.title')}>
      <p>{t('office.dead.words', { count: job.attempts })}</p>
      <p>{t(safety(writes?.channel, longAgo))}</p>
      <form method="post" action={paths.jobRetry(job.id)}>
        <button type="submit" class="button is-primary">
          {t('office.retry')}
        </button>
      </form>
    </Notice>
  )
}

/** What is to be known before it is tried again. Services for phones know no keys. */
export function safety(channel: Channel | undefined, longAgo: boolean) {
  if (channel === undefined) return 'office.safe'
  if (channel === 'whatsapp') return 'office.unsafePhone'
  return longAgo ? 'office.unsafeLetter' : 'office.safeLetter'
}

function CallOff({ page, id }: { page: Page; id: string }) {
  const { t, paths } = page.locale
  if (!page.admin) return <p class="house-count">{t('office.callOffAdmin')}</p>
  return (
    <form class="house-act" method="post" action={paths.jobCancellation(id)}>
      <p id="call-off-words">{t('office.callOffWords')}</p>
      <button type="submit" class="button is-danger" aria-describedby="call-off-words">
        {t('office.callOff')}
      </button>
    </form>
  )
}
