import type { Child } from 'hono/jsx'
import { LANGUAGES } from '../../src/shared/languages.ts'
import type { Account } from '../../src/shared/who.ts'
import { Choices, Field } from '../ui/field.tsx'
import { Form, type FormProps, NewPasswordField, PersonField } from './alone.tsx'
import { AccountFrame, Part } from './frame.tsx'

const NAMES = { en: 'English', fr: 'Français' } as const

export function ProfilePage({ account, ...form }: FormProps & { account: Account }) {
  const { locale } = form.page
  const { t, paths } = locale
  const checks = [
    ['reminders', t('account.lettersReminders')],
    ['reviews', t('account.lettersReviews')],
  ] as const
  return (
    <AccountFrame page={form.page} title={t('account.profile')} said={form.said}>
      <Form action={paths.profile()} submit={t('account.save')}>
        <PersonField form={form} kind="name" label={t('account.name')} />
        <PersonField form={form} kind="phone" label={t('account.phone')} optional />
        <Field locale={locale} name="language" label={t('account.language')} problems={form.problems}>
          {(wiring) => (
            <select {...wiring} class="input">
              <Choices
                options={LANGUAGES.map((value) => ({ value, words: NAMES[value], lang: value }))}
                chosen={form.values.language ?? account.language}
              />
            </select>
          )}
        </Field>
        <fieldset class="field">
          <legend class="field-label">{t('account.letters')}</legend>
          <div class="checks">
            {checks.map(([name, words]) => (
              <label class="check">
                <input type="checkbox" name={name} value="yes" checked={form.values[name] === 'yes'} />
                {words}
              </label>
            ))}
          </div>
        </fieldset>
      </Form>
    </AccountFrame>
  )
}

export interface SecurityProps extends FormProps {
  account: Account
  sessions: { id: string; device: string; through: 'pages' | 'api'; seen: number; own: boolean }[]
  /** Other ways in, each a part of its own. */
  children?: Child
}

export function SecurityPage({ account, sessions, children, ...form }: SecurityProps) {
  const { locale } = form.page
  const { t, paths } = locale
  return (
    <AccountFrame page={form.page} title={t('account.security')} said={form.said}>
      <Part id="password" title={t('account.changePassword')}>
        <Form action={paths.ofAccount('password')} submit={t('account.save')}>
          {account.hasPassword && (
            <PersonField form={form} kind="password" name="current" label={t('account.currentPassword')} />
          )}
          <NewPasswordField form={form} label={t('account.newPassword')} />
        </Form>
      </Part>
      {children}
      <Part id="address" title={t('account.changeEmail')}>
        <Form action={paths.ofAccount('email')} submit={t('account.changeEmailDo')}>
          <PersonField
            form={form}
            kind="email"
            label={t('account.newEmail')}
            hint={t('account.newEmailHint', { email: account.email })}
          />
        </Form>
      </Part>
      <Part id="sessions" title={t('account.sessions')}>
        <ul class="owned">
          {sessions.map((each) => (
            <li class="owned-row">
              <span class="owned-title" dir="auto">
                {each.through === 'api' ? t('account.throughApi') : each.device || t('account.unknownDevice')}
              </span>
              {each.own ? (
                <span class="owned-state">{t('account.thisDevice')}</span>
              ) : (
                <form method="post" action={paths.ofAccount(`sessions/${each.id}/end`)}>
                  <button type="submit" class="button">
                    {t('account.endSession')}
                  </button>
                </form>
              )}
              <p>{t('account.lastSeen', { when: locale.instant(each.seen, form.page.house.zone) })}</p>
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <Form action={paths.ofAccount('sessions/end')} submit={t('account.endOthers')} danger />
        )}
      </Part>
    </AccountFrame>
  )
}
