import type {
  Channel,
  ListedNotification,
  NotificationFilters,
  NotificationStatus,
} from '../../db/queries/notification-list.ts'
import type { Locale } from '../../src/translations/locale.ts'
import type { Page } from '../props.ts'
import { Choices, Field } from '../ui/field.tsx'
import { HouseFrame, Pager, Sheet } from './frame.tsx'
import { Mark, neighbours, type Place, Search, whenOf } from './parts.tsx'

const STATUSES: NotificationStatus[] = ['pending', 'sent', 'failed', 'skipped']
const CHANNELS: Channel[] = ['email', 'whatsapp']

export interface NotificationsProps extends Place {
  page: Page
  notifications: ListedNotification[]
  filters: Pick<NotificationFilters, 'q' | 'status' | 'channel' | 'template'>
  templates: string[]
}

/** Everything the house has written to anybody. */
export function NotificationsPage(props: NotificationsProps) {
  const { page, filters, templates } = props
  const { locale } = page
  const { t, paths } = locale
  return (
    <HouseFrame page={page} title={t('office.notifications')}>
      <Search action={paths.notifications()} submit={t('office.filter')}>
        <Field locale={locale} name="q" label={t('office.find')}>
          {(wiring) => (
            <input
              {...wiring}
              class="input"
              type="search"
              value={filters.q ?? ''}
              maxlength={100}
              dir="auto"
            />
          )}
        </Field>
        <Choice
          {...{ locale, name: 'status', label: t('office.status'), none: t('office.anyStatus') }}
          options={STATUSES.map((value) => ({ value, words: t(`office.status.${value}`) }))}
          chosen={filters.status}
        />
        <Choice
          {...{ locale, name: 'channel', label: t('office.channel'), none: t('office.anyChannel') }}
          options={CHANNELS.map((value) => ({ value, words: t(`office.channel.${value}`) }))}
          chosen={filters.channel}
        />
        <Choice
          {...{ locale, name: 'template', label: t('office.template'), none: t('office.anyTemplate') }}
          options={templates.map((value) => ({ value, words: value }))}
          chosen={filters.template}
        />
      </Search>
      <NotificationsResults {...props} />
    </HouseFrame>
  )
}

const Choice = ({
  locale,
  name,
  label,
  none,
  options,
  chosen,
}: {
  locale: Locale
  name: string
  label: string
  none: string
  options: { value: string; words: string }[]
  chosen: string | undefined
}) => (
  <Field locale={locale} name={name} label={label} class="is-narrow">
    {(wiring) => (
      <select {...wiring} class="input">
        <Choices options={options} none={none} {...(chosen && { chosen })} />
      </select>
    )}
  </Field>
)

export function NotificationsResults(props: NotificationsProps) {
  const { page, notifications, filters, total } = props
  const { t, paths } = page.locale
  return (
    <section id="results" class="house-results" aria-label={t('office.results')}>
      <p class="house-count" role="status">
        {total ? t('office.notifications.count', { count: total }) : t('office.notifications.none')}
      </p>
      {notifications.length > 0 && (
        <Sheet
          title={t('office.notifications')}
          columns={[
            t('office.status'),
            t('office.subject'),
            t('office.booking'),
            t('office.recipient'),
            t('office.when'),
            t('office.channel'),
            t('office.template'),
          ]}
        >
          {notifications.map((each) => (
            <tr>
              <td>
                <Mark bad={each.status === 'failed'}>{t(`office.status.${each.status}`)}</Mark>
              </td>
              <th scope="row">
                <a href={paths.notification(each.id)} class="house-brief" dir="auto">
                  {each.subject || t('office.forgotten')}
                </a>
              </th>
              <td>
                {each.booking && <a href={paths.desk(each.booking.reference)}>{each.booking.reference}</a>}
              </td>
              <td>{each.recipient || t('office.forgotten')}</td>
              <td>{whenOf(page, each.created)}</td>
              <td>{t(`office.channel.${each.channel}`)}</td>
              <td>
                <code>{each.template}</code>
              </td>
            </tr>
          ))}
        </Sheet>
      )}
      <Pager links={neighbours(page, props, (at) => paths.notifications({ ...filters, page: at }))} />
    </section>
  )
}
