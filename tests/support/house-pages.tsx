/** The pages for whoever administers the house, as `everyPage` has the others. */
import type { Child } from 'hono/jsx'
import type { ListedBooking } from '../../db/queries/booking-list.ts'
import type { LoggedDelivery } from '../../db/queries/deliveries.ts'
import type { ListedJob } from '../../db/queries/job-list.ts'
import type { ListedNotification } from '../../db/queries/notification-list.ts'
import type { Seen } from '../../db/queries/people.ts'
import type { Endpoint } from '../../db/queries/webhooks.ts'
import { localeOf } from '../../src/translations/locale.ts'
import { FirstAdminPage } from '../../views/accounts/ways-in.tsx'
import { AuditPage } from '../../views/admin/audit.tsx'
import { HousePage } from '../../views/admin/house.tsx'
import { JobPage } from '../../views/admin/job.tsx'
import { JobsPage } from '../../views/admin/jobs.tsx'
import { KeysPage } from '../../views/admin/keys.tsx'
import { NotificationPage } from '../../views/admin/notification.tsx'
import { NotificationsPage } from '../../views/admin/notifications.tsx'
import { PeoplePage } from '../../views/admin/people.tsx'
import { WebhookPage } from '../../views/admin/webhook.tsx'
import { WebhooksPage } from '../../views/admin/webhooks.tsx'
import { LetterSamplePage, LettersPage, MAILBOX_LETTERS } from '../../views/notifications/letters.tsx'
import type { Page } from '../../views/props.ts'

const NOW = 1_795_000_000

const person = (id: string, more: Partial<Seen> = {}): Seen => ({
  id,
  email: `${id}@example.org`,
  name: 'Amélie <Laurent>',
  language: 'fr',
  role: 'customer',
  hasPassword: true,
  hasAuthenticator: false,
  preferences: { reminders: true, reviews: true },
  created: NOW,
  ...more,
})
const people = [
  person('amelie', { role: 'admin', verified: NOW, seen: NOW }),
  person('noor', { role: 'staff', disabled: NOW }),
]
const key = { id: 'k1', name: 'The till & more', prefix: '0a1b2c3d', scopes: ['people:read'], created: NOW }
const keys = [
  key,
  { ...key, id: 'k2', used: NOW, expires: NOW - 1 },
  { ...key, id: 'k3', revoked: NOW, expires: NOW + 86_400 },
]
const form = { values: {}, problems: [] }
const locales = { en: localeOf('en'), fr: localeOf('fr') }
const made = { ...key, key: `rdv_0a1b2c3d_${'x'.repeat(43)}` }
const line = { id: '1', at: NOW, actor: 'account', actorId: 'amelie', action: 'account.role' }

const endpoint: Endpoint = {
  id: 'w1',
  url: 'https://hooks.partner.example/in/a-path-that-is-rather-long-for-a-table?of=theirs&and=more',
  description: 'The till & <more>',
  events: ['booking.confirmed', 'booking.cancelled'],
  created: NOW,
  updated: NOW,
}
const tries = [
  { id: 'a1', at: NOW, status: 500, milliseconds: 120, answer: '<h1>Sorry</h1>' },
  { id: 'a2', at: NOW + 5, milliseconds: 5000, error: 'too_slow' },
]
const delivery = (id: string, status: LoggedDelivery['status'], attempts: LoggedDelivery['attempts']) => ({
  id,
  event: `changed:0192f0c1-0000-7000-8000-00000000000${id}:2`,
  type: 'booking.changed',
  payload: '{"type":"booking.changed","timestamp":"2026-11-18T18:40:00.000Z","data":{}}',
  status,
  replays: 0,
  created: NOW,
  updated: NOW,
  attempts,
})
const deliveries = [
  delivery('1', 'pending', []),
  delivery('2', 'failed', tries),
  delivery('3', 'delivered', [{ id: 'a3', at: NOW, status: 204, milliseconds: 35 }]),
]
const pending: ListedBooking = {
  id: '1',
  reference: 'K7QM4TZX',
  status: 'pending',
  title: { text: 'Garden & Vows' },
  kind: 'package',
  day: '2027-06-12',
  zone: 'Europe/London',
  more: 0,
  total: { amount: 1, currency: 'EUR' },
  name: 'Amélie <Laurent>',
  email: 'amelie@example.org',
  created: NOW,
}
const counts = { waiting: 1_234_567, running: 1, dead: 2 }
const messages = { pending: 1, sent: 2, failed: 1, skipped: 0 }
const none = { waiting: 0, running: 0, dead: 0 }
const job: ListedJob = {
  id: 'letter:booking-received:0192f0c1-7a3b-7c4d-8e5f-0123456789ab:1',
  name: 'letter',
  state: 'dead',
  payload: { booking: '0192f0c1-7a3b-7c4d-8e5f-0123456789ab', template: 'booking-received', version: 1 },
  attempts: 8,
  due: NOW,
  created: NOW,
  ended: NOW,
  error: 'Error: <no> such address',
}
const notification: ListedNotification = {
  id: job.id,
  channel: 'email',
  template: 'booking-received',
  recipient: 'amelie@example.org',
  subject: 'Your request for <Garden & Vows>',
  status: 'failed',
  attempts: 8,
  error: 'no such address',
  booking: { id: '0192f0c1-7a3b-7c4d-8e5f-0123456789ab', reference: 'K7QM4TZX' },
  created: NOW,
  updated: NOW,
  suppressed: 'bounce',
}
const letter = { is: 'letter', text: 'Dear Amélie <Laurent>,' } as const
const place = { at: 2, pages: 3, total: 120 }

export function housePages(at: (path: string) => Page): Record<string, () => Child> {
  const admin = (path: string): Page => ({ ...at(path), admin: true })
  const asked = { q: 'a', role: 'staff' as const }
  const subscriptions = { subscriptions: ['*', 'booking.*', 'booking.confirmed', 'booking.cancelled'] }
  const one = { endpoint, deliveries, at: 1, pages: 2, now: NOW, ...subscriptions, ...form }
  const list = { people, total: 120, at: 2, pages: 3, own: 'amelie' }
  const staff = (path: string): Page => ({ ...at(path), staff: true })
  const jobs = { jobs: [job, { ...job, id: 'lapse:1', state: 'running' as const }], filters: {}, counts }
  const sent = { ...notification, status: 'sent', suppressed: undefined, subject: '', recipient: '' } as const
  return {
    house: () => (
      <HousePage
        page={admin('/admin')}
        jobs={counts}
        {...{ messages }}
        pending={{ total: 2, bookings: [pending] }}
      />
    ),
    'house-calm': () => (
      <HousePage
        page={staff('/admin')}
        jobs={none}
        messages={{ ...messages, failed: 0 }}
        pending={{ total: 0, bookings: [] }}
      />
    ),
    jobs: () => <JobsPage page={staff('/admin/jobs')} {...jobs} {...place} names={['letter']} />,
    'jobs-none': () => (
      <JobsPage
        page={staff('/admin/jobs')}
        jobs={[]}
        filters={{ state: 'dead' }}
        counts={none}
        names={[]}
        at={1}
        pages={0}
        total={0}
      />
    ),
    'job-dead': () => (
      <JobPage
        page={admin(`/admin/jobs/${job.id}`)}
        job={job}
        writes={notification}
        booking="K7QM4TZX"
        longAgo
        refused="running"
      />
    ),
    'job-waiting': () => (
      <JobPage
        page={staff('/admin/jobs/lapse:1')}
        job={{ ...job, state: 'waiting', ended: undefined }}
        longAgo={false}
        deed="retried"
      />
    ),
    notifications: () => (
      <NotificationsPage
        page={staff('/admin/notifications')}
        notifications={[notification, sent]}
        filters={{ q: 'a', status: 'failed' }}
        templates={['message']}
        {...place}
      />
    ),
    'notification-failed': () => (
      <NotificationPage
        page={staff('/admin/notifications/1')}
        notification={notification}
        job={job}
        preview={letter}
        longAgo={false}
      />
    ),
    'notification-sent': () => (
      <NotificationPage
        page={staff('/admin/notifications/1')}
        notification={sent}
        preview={{ is: 'own' }}
        longAgo
        deed="lifted"
      />
    ),
    people: () => <PeoplePage page={admin('/admin/people?q=a')} {...list} {...asked} />,
    'people-none': () => (
      <PeoplePage page={admin('/admin/people')} {...list} people={[]} total={0} pages={0} />
    ),
    'people-refused': () => <PeoplePage page={admin('/admin/people')} {...list} refusal="last_admin" />,
    letters: () => (
      <LettersPage page={admin('/admin/letters')} at="/admin/letters" now={NOW} locales={locales} />
    ),
    'letters-beside-the-mailbox': () => (
      <LettersPage page={at(MAILBOX_LETTERS)} at={MAILBOX_LETTERS} now={NOW} locales={locales} />
    ),
    'letter-sample': () => (
      <LetterSamplePage
        page={admin('/admin/letters/refund/fr')}
        at="/admin/letters"
        name="refund"
        language="fr"
        letter={{ subject: 'Nous vous remboursons', html: '', text: 'Bonjour,\n\nMerci.' }}
      />
    ),
    keys: () => <KeysPage page={admin('/admin/keys')} keys={keys} now={NOW} {...form} />,
    'keys-none': () => <KeysPage page={admin('/admin/keys')} keys={[]} now={NOW} {...form} />,
    'keys-made': () => <KeysPage page={admin('/admin/keys')} keys={keys} now={NOW} made={made} {...form} />,
    'keys-problems': () => (
      <KeysPage
        page={admin('/admin/keys')}
        keys={keys}
        now={NOW}
        values={{ 'scope.people:read': 'yes' }}
        problems={[
          { path: 'name', code: 'required' },
          { path: 'scopes', code: 'required' },
        ]}
      />
    ),
    audit: () => (
      <AuditPage
        page={admin('/admin/audit')}
        lines={[
          {
            ...line,
            target: 'account',
            targetId: 'noor',
            before: '{"role":"staff"}',
            after: '{"role":"admin"}',
          },
          { ...line, id: '2', actor: 'shell', action: 'admin.recovery-begun', requestId: '0192f0c1' },
        ]}
        next="2"
      />
    ),
    webhooks: () => (
      <WebhooksPage
        page={admin('/admin/webhooks')}
        endpoints={[
          { ...endpoint, last: 'delivered' },
          { ...endpoint, id: 'w2', events: ['*'], disabled: NOW, disabledWhy: 'gone' },
        ]}
        {...subscriptions}
        {...form}
      />
    ),
    'webhooks-none': () => (
      <WebhooksPage
        page={admin('/admin/webhooks')}
        endpoints={[]}
        {...subscriptions}
        values={{ url: 'http://10.0.0.1', 'event.booking.*': 'yes' }}
        problems={[
          { path: 'url', code: 'inside' },
          { path: 'events', code: 'required' },
        ]}
      />
    ),
    webhook: () => <WebhookPage page={admin('/admin/webhooks/w1')} {...one} />,
    'webhook-made': () => (
      <WebhookPage
        page={admin('/admin/webhooks/w1')}
        {...one}
        endpoint={{ ...endpoint, previousUntil: NOW + 86_400 }}
        deliveries={[]}
        pages={0}
        secret={`whsec_${'x'.repeat(43)}=`}
      />
    ),
    'webhook-off': () => (
      <WebhookPage
        page={admin('/admin/webhooks/w1')}
        {...one}
        endpoint={{ ...endpoint, disabled: NOW, disabledWhy: 'failing' }}
        refusal="disabled"
      />
    ),
    'audit-empty': () => <AuditPage page={admin('/admin/audit')} lines={[]} />,
    'first-admin': () => <FirstAdminPage page={at('/first-admin')} {...form} />,
    'first-admin-recovered': () => (
      <FirstAdminPage page={at('/first-admin')} {...form} email="a@example.org" />
    ),
  }
}
