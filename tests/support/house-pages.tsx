/** The pages for whoever administers the house, as `everyPage` has the others. */
import type { Child } from 'hono/jsx'
import type { LoggedDelivery } from '../../db/queries/deliveries.ts'
import type { Seen } from '../../db/queries/people.ts'
import type { Endpoint } from '../../db/queries/webhooks.ts'
import { localeOf } from '../../src/translations/locale.ts'
import { FirstAdminPage } from '../../views/accounts/ways-in.tsx'
import { AuditPage } from '../../views/admin/audit.tsx'
import { KeysPage } from '../../views/admin/keys.tsx'
import { PeoplePage } from '../../views/admin/people.tsx'
import { WebhookPage, WebhooksPage } from '../../views/admin/webhooks.tsx'
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

export function housePages(at: (path: string) => Page): Record<string, () => Child> {
  const admin = (path: string): Page => ({ ...at(path), admin: true })
  const asked = { q: 'a', role: 'staff' as const }
  const subscriptions = { subscriptions: ['*', 'booking.*', 'booking.confirmed', 'booking.cancelled'] }
  const one = { endpoint, deliveries, at: 1, pages: 2, now: NOW, ...subscriptions, ...form }
  const list = { people, total: 120, at: 2, pages: 3, own: 'amelie' }
  return {
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
