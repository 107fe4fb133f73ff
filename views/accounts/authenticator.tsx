import type { Standing } from '../../src/accounts/authenticator.ts'
import { inFours, type Square } from '../../src/accounts/code.ts'
import type { Page } from '../props.ts'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Alone, Form, type FormProps } from './alone.tsx'
import { AccountFrame, Part } from './frame.tsx'

/** The second step at the door. */
export function CodePage({ next, ...form }: FormProps & { next?: string }) {
  const { t, paths } = form.page.locale
  return (
    <Alone page={form.page} title={t('code.title')} lead={t('code.lead')} said={form.said}>
      <Form action={paths.signInCode()} submit={t('account.signIn')} hidden={{ next }}>
        <CodeField form={form} hint={t('code.recoveryHint')} />
      </Form>
      <a class="more" href={paths.signIn()}>
        {t('code.again')}
      </a>
    </Alone>
  )
}

/** What stands about it among the ways in. */
export function AuthenticatorPart({ page, standing }: { page: Page; standing: Standing }) {
  const { locale } = page
  const { t, paths } = locale
  const asked = standing.is === 'asked'
  return (
    <Part id="authenticator" title={t('authenticator.title')} lead={t('authenticator.lead')}>
      {asked && (
        <p>
          {t('authenticator.since', { when: locale.instant(standing.since, page.house.zone) })}{' '}
          {t('authenticator.left', { count: standing.codes })}
        </p>
      )}
      <div>
        <a class="button" href={paths.authenticator()}>
          {t(asked ? 'authenticator.change' : 'authenticator.setUp')}
        </a>
      </div>
    </Part>
  )
}

interface AuthenticatorProps extends FormProps {
  standing: Standing
  /** Of a secret that waits for its first code. */
  square?: Square
  /** Codes for emergencies that were just made: this is the only time they are shown. */
  codes?: string[]
  /** Without a confirmed address nothing can be set up. */
  verified: boolean
  /** The house wants it of this person. */
  owes: boolean
}

export function AuthenticatorPage({ standing, square, codes, owes, verified, ...form }: AuthenticatorProps) {
  const { t, paths } = form.page.locale
  const action = paths.authenticator()
  return (
    <AccountFrame page={form.page} title={t('authenticator.title')}>
      {owes && (
        <Notice kind="plain" title={t('authenticator.owes')}>
          <p>
            {t('authenticator.owesWords')} <a href={paths.account()}>{t('authenticator.later')}</a>
          </p>
        </Notice>
      )}
      {codes && <Codes page={form.page} codes={codes} />}
      {standing.is === 'none' && (
        <Part id="begin" title={t('authenticator.setUp')} lead={t('authenticator.beginLead')}>
          {verified ? (
            <Form action={action} submit={t('authenticator.begin')} hidden={{ do: 'begin' }} />
          ) : (
            <p>{t('passkey.unverified')}</p>
          )}
        </Part>
      )}
      {standing.is === 'waiting' && square && (
        <Part id="learn" title={t('authenticator.learn')} lead={t('authenticator.learnLead')}>
          <QrCode square={square} label={t('authenticator.square')} />
          <p>
            {t('authenticator.bySecret')} <code class="secret">{inFours(standing.secret)}</code>
          </p>
          <Form action={action} submit={t('authenticator.confirm')}>
            <CodeField form={form} hint={t('authenticator.codeHint')} />
          </Form>
          <Another action={action} what="begin" words={t('authenticator.other')} />
        </Part>
      )}
      {standing.is === 'asked' && (
        <>
          <Part
            id="codes"
            title={t('authenticator.codes')}
            lead={t('authenticator.left', { count: standing.codes })}
          >
            <Another action={action} what="codes" words={t('authenticator.renew')} />
          </Part>
          <Part id="remove" title={t('authenticator.remove')} lead={t('authenticator.removeLead')}>
            <Form action={`${action}/removal`} submit={t('authenticator.removeDo')} danger />
          </Part>
        </>
      )}
    </AccountFrame>
  )
}

/** What may be had once more, and is not what one came for. */
const Another = ({ action, what, words }: { action: string; what: string; words: string }) => (
  <form method="post" action={action}>
    <input type="hidden" name="do" value={what} />
    <button type="submit" class="button">
      {words}
    </button>
  </form>
)

function Codes({ page, codes }: { page: Page; codes: string[] }) {
  const { t, paths } = page.locale
  return (
    <>
      <Notice kind="good" title={t('authenticator.done')}>
        <p>{t('authenticator.keep')}</p>
      </Notice>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li>
            <code>{inFours(code)}</code>
          </li>
        ))}
      </ul>
      <a class="more" href={paths.security()}>
        {t('authenticator.kept')}
      </a>
    </>
  )
}

const QrCode = ({ square: { size, path }, label }: { square: Square; label: string }) => (
  <svg class="qr" viewBox={`0 0 ${size} ${size}`} width="240" height="240" role="img" aria-label={label}>
    <rect width={size} height={size} fill="#fff" />
    <path d={path} fill="#000" />
  </svg>
)

const CodeField = ({ form, hint }: { form: FormProps; hint: string }) => (
  <Field
    locale={form.page.locale}
    name="code"
    label={form.page.locale.t('code.field')}
    hint={hint}
    problems={form.problems}
  >
    {(wiring) => (
      <input
        {...wiring}
        class="input"
        type="text"
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck={false}
        maxlength={40}
        required
      />
    )}
  </Field>
)
