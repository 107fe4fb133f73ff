import type { Endpoint } from '../../db/queries/webhooks.ts'
import type { Key, Locale } from '../../src/translations/locale.ts'
import { Form, type FormProps } from '../accounts/alone.tsx'
import { Part } from '../accounts/frame.tsx'
import { Field, Problem, problemAt, problemWords } from '../ui/field.tsx'
import { HouseFrame, Sheet } from './frame.tsx'

export interface EndpointForm extends FormProps {
  /** What may be subscribed to. */
  subscriptions: readonly string[]
}

export interface WebhooksProps extends EndpointForm {
  endpoints: (Endpoint & { last?: string | undefined })[]
}

/** What may be sent, as people call it; with the name that a program reads, which for some is a name of many. */
export function eventWords({ t }: Locale, name: string): string {
  if (name === '*') return t('webhooks.everything')
  if (name === 'booking.*') return t('webhooks.everyMove')
  return t(name.replace(/^booking\./, 'webhooks.event.') as Key)
}

export const standing = ({ t }: Locale, { disabled, disabledWhy = 'by_hand' }: Endpoint) =>
  disabled === undefined ? t('webhooks.enabled') : t(`webhooks.why.${disabledWhy}`)

export function WebhooksPage({ endpoints, ...form }: WebhooksProps) {
  const { locale, house } = form.page
  const { t, paths } = locale
  return (
    <HouseFrame page={form.page} title={t('webhooks.title')}>
      {endpoints.length === 0 ? (
        <p>{t('webhooks.none')}</p>
      ) : (
        <Sheet
          title={t('webhooks.title')}
          columns={[
            t('webhooks.url'),
            t('webhooks.description'),
            t('webhooks.events'),
            t('webhooks.standing'),
            t('webhooks.last'),
            t('admin.created'),
          ]}
        >
          {endpoints.map((each) => (
            <tr>
              <th scope="row">
                <a href={paths.webhook(each.id)} class="house-url" dir="ltr">
                  {each.url}
                </a>
              </th>
              <td dir="auto">{each.description}</td>
              <td>
                <code>{each.events.join(', ')}</code>
              </td>
              <td>{standing(locale, each)}</td>
              <td>{each.last ? t(`webhooks.status.${each.last}` as Key) : t('admin.never')}</td>
              <td>{locale.instant(each.created, house.zone)}</td>
            </tr>
          ))}
        </Sheet>
      )}
      <Part id="new-webhook" title={t('webhooks.new')} lead={t('webhooks.newWords')}>
        <EndpointFields {...form} action={paths.webhooks()} submit={t('webhooks.make')} />
      </Part>
    </HouseFrame>
  )
}

export function EndpointFields({
  page: { locale },
  subscriptions,
  values,
  problems,
  action,
  submit,
}: EndpointForm & { action: string; submit: string }) {
  const { t } = locale
  const wrong = problemAt(problems, 'events')
  return (
    <Form action={action} submit={submit}>
      <Field
        locale={locale}
        name="url"
        label={t('webhooks.url')}
        hint={t('webhooks.urlHint')}
        problems={problems}
      >
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            type="url"
            value={values.url ?? ''}
            maxlength={2000}
            required
            dir="ltr"
          />
        )}
      </Field>
      <Field
        locale={locale}
        name="description"
        label={t('webhooks.description')}
        problems={problems}
        optional
      >
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            type="text"
            value={values.description ?? ''}
            maxlength={200}
            dir="auto"
          />
        )}
      </Field>
      <fieldset class="field" {...(wrong && { 'aria-describedby': 'events-problem' })}>
        <legend class="field-label">{t('webhooks.events')}</legend>
        <div class="checks">
          {subscriptions.map((each) => (
            <label class="check">
              <input
                type="checkbox"
                name={`event.${each}`}
                value="yes"
                checked={values[`event.${each}`] === 'yes'}
              />
              <span>
                {eventWords(locale, each)} <code>{each}</code>
              </span>
            </label>
          ))}
        </div>
        {wrong && <Problem id="events-problem" words={problemWords(locale, wrong)} />}
      </fieldset>
    </Form>
  )
}
