import type { JobState, ListedJob } from '../../db/queries/job-list.ts'
import type { ListedNotification } from '../../db/queries/notification-list.ts'
import type { Page } from '../props.ts'
import { Notice } from '../ui/notice.tsx'
import { HouseFrame } from './frame.tsx'
import { type Deed, safety } from './job.tsx'
import { Facts, Mark, whenOf } from './parts.tsx'

/** What it would say now, or why it says nothing. `gone`: nothing is left that it could be made from. */
export type Preview =
  | { is: 'letter'; text: string }
  | { is: 'message'; text: string }
  | { is: 'nothing'; why?: string | undefined }
  | { is: 'own' }
  | { is: 'gone' }

export interface NotificationProps {
  page: Page
  notification: ListedNotification
  job?: ListedJob | undefined
  preview: Preview
  /** Whether whoever sends it may have forgotten by now that it was sent. */
  longAgo: boolean
  deed?: Deed | undefined
  refused?: JobState | undefined
}

/** One message: what became of it, what it says, and what can be done. */
export function NotificationPage(props: NotificationProps) {
  const { page, notification, job, deed, refused } = props
  const { t, paths, number } = page.locale
  const { id, status, booking, suppressed } = notification
  return (
    <HouseFrame page={page} title={notification.subject || t('office.forgotten')}>
      {deed && <Notice kind="good" title={t(`office.done.${deed}`)} />}
      {refused && (
        <Notice kind="wrong" title={t('office.notNow')}>
          <p>{t('office.notNowWords', { state: t(`office.state.${refused}`) })}</p>
        </Notice>
      )}
      {suppressed && (
        <Notice kind="plain" title={t('office.suppressed.title')}>
          <p>{t(`office.suppressed.${suppressed}`)}</p>
          <p>{t('office.suppressed.liftWords')}</p>
          <form method="post" action={paths.ofNotification(id, 'suppression/removal')}>
            <button type="submit" class="button">
              {t('office.suppressed.lift')}
            </button>
          </form>
        </Notice>
      )}
      {job?.state === 'dead' && (
        <Notice kind="plain" title={t('office.dead.title')}>
          <p>{t('office.dead.words', { count: job.attempts })}</p>
          <p>{t(safety(notification.channel, props.longAgo))}</p>
          <form method="post" action={paths.ofNotification(id, 'retry')}>
            <button type="submit" class="button is-primary">
              {t('office.retry')}
            </button>
          </form>
        </Notice>
      )}
      <Facts
        facts={[
          [
            t('office.status'),
            <>
              <Mark bad={status === 'failed'}>{t(`office.status.${status}`)}</Mark>
              {status === 'failed' && job?.state === 'waiting' && ` ${t('office.waits')}`}
            </>,
          ],
          [t('office.recipient'), notification.recipient || t('office.forgotten')],
          [t('office.channel'), t(`office.channel.${notification.channel}`)],
          [t('office.template'), <code>{notification.template}</code>],
          [
            t('office.booking'),
            booking && (
              <a href={paths.desk(booking.reference)}>
                {t('office.openBooking', { reference: booking.reference })}
              </a>
            ),
          ],
          [t('office.tries'), number(notification.attempts)],
          [t('office.error'), notification.error && <span dir="auto">{notification.error}</span>],
          [t('office.created'), whenOf(page, notification.created)],
          [t('office.updated'), whenOf(page, notification.updated)],
          [
            t('office.delivered'),
            notification.delivered === undefined ? undefined : whenOf(page, notification.delivered),
          ],
          [
            t('office.provider'),
            notification.providerId && <code class="house-id">{notification.providerId}</code>,
          ],
          [
            t('office.job'),
            job && (
              <a href={paths.job(job.id)}>
                <code class="house-id">{job.id}</code>
              </a>
            ),
          ],
        ]}
      />
      <section class="house-preview" aria-labelledby="preview">
        <h2 id="preview">{t('office.preview')}</h2>
        <Said {...props} />
      </section>
    </HouseFrame>
  )
}

function Said({ page, notification, preview }: NotificationProps) {
  const { t, paths } = page.locale
  if (preview.is === 'own' || preview.is === 'gone') return <p>{t(`office.preview.${preview.is}`)}</p>
  if (preview.is === 'nothing')
    return (
      <p>{preview.why ? t('office.preview.because', { why: preview.why }) : t('office.preview.nothing')}</p>
    )
  return (
    <>
      <p class="house-count">{t('office.previewNow')}</p>
      {preview.is === 'letter' && (
        <p>
          <a class="button" href={paths.ofNotification(notification.id, 'html')}>
            {t('office.formatted')}
          </a>
        </p>
      )}
      <pre class="mail-text" dir="auto">
        {preview.text}
      </pre>
    </>
  )
}
