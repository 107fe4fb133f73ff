import type { ListedBooking } from '../../db/queries/booking-list.ts'
import type { LiveState } from '../../db/queries/job-list.ts'
import type { NotificationStatus } from '../../db/queries/notification-list.ts'
import type { Page } from '../props.ts'
import { Notice } from '../ui/notice.tsx'
import { Words } from '../ui/words.tsx'
import { HouseFrame } from './frame.tsx'
import { Counts } from './parts.tsx'

export interface HouseProps {
  page: Page
  jobs: Record<LiveState, number>
  /** Of the last thirty days. */
  messages: Record<NotificationStatus, number>
  /** Those that wait for the house's answer: how many, and the first of them. */
  pending: { total: number; bookings: ListedBooking[] }
}

/** Where somebody who works here begins: what needs a person, and then how things are going. */
export function HousePage(props: HouseProps) {
  const { page, jobs, messages } = props
  const { t, paths, number } = page.locale
  return (
    <HouseFrame page={page} title={t('office.start')}>
      <Needs {...props} />
      <section class="house-part" aria-labelledby="at-work">
        <h2 id="at-work">{t('office.jobs')}</h2>
        <Counts
          label={t('office.jobs')}
          counts={(['waiting', 'running', 'dead'] as const).map((state) => ({
            href: paths.jobs({ state }),
            words: t(`office.state.${state}`),
            count: number(jobs[state]),
          }))}
        />
      </section>
      <section class="house-part" aria-labelledby="messages">
        <h2 id="messages">{t('office.messagesOf')}</h2>
        <Counts
          label={t('office.notifications')}
          counts={(['sent', 'pending', 'failed', 'skipped'] as const).map((status) => ({
            href: paths.notifications({ status }),
            words: t(`office.status.${status}`),
            count: number(messages[status]),
          }))}
        />
      </section>
    </HouseFrame>
  )
}

function Needs({ page, jobs, messages, pending }: HouseProps) {
  const { locale } = page
  const { t, paths } = locale
  if (jobs.dead + messages.failed + pending.total === 0)
    return <Notice kind="good" title={t('office.needsNothing')} />
  return (
    <section class="house-part" aria-labelledby="needs">
      <h2 id="needs">{t('office.needs')}</h2>
      <ul class="house-needs">
        {jobs.dead > 0 && (
          <li>
            <a href={paths.jobs({ state: 'dead' })}>{t('office.deadJobs', { count: jobs.dead })}</a>
            <p>{t('office.deadJobsWords')}</p>
          </li>
        )}
        {messages.failed > 0 && (
          <li>
            <a href={paths.notifications({ status: 'failed' })}>
              {t('office.failed', { count: messages.failed })}
            </a>
            <p>{t('office.failedWords')}</p>
          </li>
        )}
        {pending.total > 0 && (
          <li>
            <h3>{t('office.pending', { count: pending.total })}</h3>
            <p>{t('office.pendingWords')}</p>
            <ul class="house-waiting">
              {pending.bookings.map((each) => (
                <li>
                  <a href={paths.desk(each.reference)}>{each.reference}</a>{' '}
                  <span>
                    <Words of={each.title} />
                  </span>{' '}
                  <span>{locale.day(each.day, 'medium')}</span> <bdi>{each.name}</bdi>
                </li>
              ))}
            </ul>
          </li>
        )}
      </ul>
    </section>
  )
}
