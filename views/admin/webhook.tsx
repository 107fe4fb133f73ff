import type { LoggedDelivery } from '../../db/queries/deliveries.ts'
import type { Endpoint } from '../../db/queries/webhooks.ts'
import type { Key } from '../../src/translations/locale.ts'
import { Part } from '../accounts/frame.tsx'
import type { Page } from '../props.ts'
import { Notice } from '../ui/notice.tsx'
import { HouseFrame, Pager, Sheet } from './frame.tsx'
import { EndpointFields, type EndpointForm, standing } from './webhooks.tsx'

export interface WebhookProps extends EndpointForm {
  endpoint: Endpoint
  deliveries: LoggedDelivery[]
  /** From 1, of so many. */
  at: number
  pages: number
  /** Epoch seconds. */
  now: number
  /** Just made: the one time that it is shown. */
  secret?: string
  refusal?: 'pending' | 'disabled'
}

export function WebhookPage(props: WebhookProps) {
  const { endpoint, deliveries, at, pages, now, secret, refusal, ...form } = props
  const { page } = form
  const { t, paths } = page.locale
  const to = (number: number) =>
    number >= 1 && number <= pages ? paths.webhook(endpoint.id, { page: number > 1 && number }) : undefined
  return (
    <HouseFrame page={page} title={t('webhooks.one')}>
      {secret && (
        <Notice kind="good" title={t('webhooks.secretMade')}>
          <p>{t('webhooks.secretWords')}</p>
          <p>
            <code class="house-key">{secret}</code>
          </p>
        </Notice>
      )}
      {refusal && (
        <Notice kind="wrong" title={t(`webhooks.refusal.${refusal}`)}>
          <p>{t(`webhooks.refusal.${refusal}Words`)}</p>
        </Notice>
      )}
      <p>
        <code class="house-key" dir="ltr">
          {endpoint.url}
        </code>
      </p>
      <Standing page={page} endpoint={endpoint} now={now} />
      <Part id="log" title={t('webhooks.log')}>
        {deliveries.length === 0 ? <p>{t('webhooks.nothingSent')}</p> : <Log {...props} />}
        <Pager
          links={[
            [to(at - 1), t('admin.previous'), 'prev'],
            [to(at + 1), t('admin.next'), 'next'],
          ]}
        />
      </Part>
      <Part id="change-webhook" title={t('webhooks.change')}>
        <EndpointFields {...form} action={paths.webhook(endpoint.id)} submit={t('admin.save')} />
      </Part>
      <Part id="webhook-secret" title={t('webhooks.secret')} lead={t('webhooks.turnWords')}>
        <Button action={paths.ofWebhook(endpoint.id, 'secret')} words={t('webhooks.turn')} />
      </Part>
      <Part id="webhook-removal" title={t('webhooks.remove')} lead={t('webhooks.removeWords')}>
        <Button action={paths.ofWebhook(endpoint.id, 'removal')} words={t('webhooks.remove')} danger />
      </Part>
    </HouseFrame>
  )
}

/** Whether anything is sent there and since when not, with what can be done about it. */
function Standing({ page, endpoint, now }: { page: Page; endpoint: Endpoint; now: number }) {
  const { locale, house } = page
  const { t, paths } = locale
  const { id, disabled, previousUntil } = endpoint
  return (
    <>
      <p>
        {standing(locale, endpoint)}
        {disabled !== undefined && ` (${locale.instant(disabled, house.zone)})`}
      </p>
      {previousUntil !== undefined && previousUntil > now && (
        <p>{t('webhooks.overlap', { until: locale.instant(previousUntil, house.zone) })}</p>
      )}
      <div class="house-change">
        {disabled === undefined ? (
          <>
            <Button action={paths.ofWebhook(id, 'test')} words={t('webhooks.test')} />
            <Button
              action={paths.ofWebhook(id, 'standing')}
              words={t('webhooks.disable')}
              hidden={{ enabled: 'no' }}
            />
          </>
        ) : (
          <Button
            action={paths.ofWebhook(id, 'standing')}
            words={t('webhooks.enable')}
            hidden={{ enabled: 'yes' }}
          />
        )}
      </div>
    </>
  )
}

const Button = ({
  action,
  words,
  label,
  danger,
  hidden = {},
}: {
  action: string
  words: string
  label?: string
  danger?: boolean
  hidden?: Record<string, string>
}) => (
  <form method="post" action={action}>
    {Object.entries(hidden).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button
      type="submit"
      class={danger ? 'button is-danger' : 'button'}
      {...(label && { 'aria-label': label })}
    >
      {words}
    </button>
  </form>
)

/** What was sent there, with every try. */
function Log({ page, endpoint, deliveries }: WebhookProps) {
  const { locale, house } = page
  const { t, paths } = locale
  return (
    <Sheet
      title={t('webhooks.log')}
      columns={[
        t('admin.when'),
        t('webhooks.event'),
        t('webhooks.standing'),
        t('webhooks.tries'),
        t('webhooks.payload'),
        t('webhooks.again'),
      ]}
    >
      {deliveries.map((each) => (
        <tr>
          <td>{locale.instant(each.created, house.zone)}</td>
          <th scope="row">
            <code>{each.type}</code>
          </th>
          <td>{t(`webhooks.status.${each.status}`)}</td>
          <td>
            <Tries page={page} delivery={each} />
          </td>
          <td>
            <details class="house-more">
              <summary>
                <code>{each.event}</code>
              </summary>
              <code>{each.payload}</code>
            </details>
          </td>
          <td>
            {each.status !== 'pending' && endpoint.disabled === undefined && (
              <Button
                action={paths.webhookReplay(each.id)}
                words={t('webhooks.replay')}
                label={t('webhooks.replayOf', { id: each.event })}
                hidden={{ replays: String(each.replays) }}
              />
            )}
          </td>
        </tr>
      ))}
    </Sheet>
  )
}

function Tries({ page, delivery: { attempts } }: { page: Page; delivery: LoggedDelivery }) {
  const { locale, house } = page
  const { t } = locale
  if (attempts.length === 0) return <>{t('webhooks.noTries')}</>
  return (
    <details class="house-more">
      <summary>{t('webhooks.count', { count: attempts.length })}</summary>
      <ol>
        {attempts.map(({ at, status, error, milliseconds, answer }) => (
          <li>
            {locale.instant(at, house.zone)}: {status ?? t(`webhooks.error.${error}` as Key)}{' '}
            {t('webhooks.took', { milliseconds })}
            {answer && (
              <>
                {' '}
                <code dir="auto">{answer}</code>
              </>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
