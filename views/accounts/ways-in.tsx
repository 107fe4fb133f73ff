import { Alone, Form, type FormProps, NewPasswordField, PersonField } from './alone.tsx'
import { PasskeyButton } from './passkeys.tsx'

/** Where to go on afterwards, when they came from somewhere. */
interface OnWay {
  next?: string
}

/** `passkeys`: whether they have one; `password`: whether they have that. */
interface Means {
  passkeys: boolean
  password: boolean
}

export function SignInPage({ next, ...form }: FormProps & OnWay) {
  const { t, paths } = form.page.locale
  return (
    <Alone page={form.page} title={t('account.signIn')} lead={t('account.signInLead')} said={form.said}>
      <Form action={paths.signIn()} submit={t('account.signIn')} hidden={{ next }}>
        <PersonField form={form} kind="email" label={t('account.email')} />
        <PersonField form={form} kind="password" label={t('account.password')} />
      </Form>
      <PasskeyButton
        page={form.page}
        challenge={paths.signInPasskey('/challenge')}
        answer={paths.signInPasskey()}
        next={next}
      />
      <ul class="alone-ways">
        <li>
          <a class="more" href={paths.forgot()}>
            {t('account.forgotten')}
          </a>
        </li>
        <li>
          <a class="more" href={paths.signUp()}>
            {t('account.noAccount')}
          </a>
        </li>
      </ul>
    </Alone>
  )
}

export function SignUpPage(form: FormProps) {
  const { t, paths } = form.page.locale
  return (
    <Alone page={form.page} title={t('account.signUp')} lead={t('account.signUpLead')} said={form.said}>
      <Form action={paths.signUp()} submit={t('account.signUp')}>
        <PersonField form={form} kind="name" label={t('account.name')} />
        <PersonField form={form} kind="email" label={t('account.email')} />
        <NewPasswordField form={form} label={t('account.password')} />
      </Form>
      <a class="more" href={paths.signIn()}>
        {t('account.haveAccount')}
      </a>
    </Alone>
  )
}

export function ForgotPage(form: FormProps) {
  const { t, paths } = form.page.locale
  return (
    <Alone page={form.page} title={t('account.forgot')} lead={t('account.forgotLead')} said={form.said}>
      <Form action={paths.forgot()} submit={t('account.forgotDo')}>
        <PersonField form={form} kind="email" label={t('account.email')} />
      </Form>
    </Alone>
  )
}

export function ResetPage({ email, ...form }: FormProps & { email: string }) {
  const { t, paths } = form.page.locale
  return (
    <Alone page={form.page} title={t('account.reset')} said={form.said}>
      <Form action={paths.reset()} submit={t('account.resetDo')}>
        <input class="for-managers" type="text" autocomplete="username" value={email} readonly hidden />
        <NewPasswordField form={form} label={t('account.newPassword')} />
      </Form>
    </Alone>
  )
}

/** `asks`: whether the password is needed, for they are not signed in. `moves`: to a new address of an old account. */
export function VerifyPage({
  email,
  asks,
  moves,
  ...form
}: FormProps & { email: string; asks: boolean; moves: boolean }) {
  const { t, paths } = form.page.locale
  const lead = t(moves ? 'account.moveLead' : 'account.verifyLead', { email })
  return (
    <Alone page={form.page} title={t('account.verify')} lead={lead} said={form.said}>
      <Form action={paths.verify()} submit={t(moves ? 'account.moveDo' : 'account.verifyDo')}>
        {asks && (
          <PersonField
            form={form}
            kind="password"
            label={t('account.password')}
            hint={t('account.verifyPassword')}
          />
        )}
      </Form>
    </Alone>
  )
}

export function UndoPage({ email, ...form }: FormProps & { email: string }) {
  const { t, paths } = form.page.locale
  return (
    <Alone
      page={form.page}
      title={t('account.undo')}
      lead={t('account.undoLead', { email })}
      said={form.said}
    >
      <Form action={paths.undoAddress()} submit={t('account.undoDo')} />
    </Alone>
  )
}

/** `email`: of the account that is to be an admin, where the link is for that one alone. */
export function FirstAdminPage({ email, ...form }: FormProps & { email?: string }) {
  const { t, paths } = form.page.locale
  return (
    <Alone
      page={form.page}
      title={t(email === undefined ? 'account.firstAdmin' : 'account.recover')}
      lead={email === undefined ? t('account.firstAdminLead') : t('account.recoverLead', { email })}
      said={form.said}
    >
      <Form
        action={paths.firstAdmin()}
        submit={t(email === undefined ? 'account.firstAdminDo' : 'account.recoverDo')}
      >
        <PersonField form={form} kind="name" label={t('account.name')} />
        {email === undefined ? (
          <PersonField form={form} kind="email" label={t('account.email')} />
        ) : (
          <input class="for-managers" type="text" autocomplete="username" value={email} readonly hidden />
        )}
        <NewPasswordField form={form} label={t('account.password')} />
      </Form>
    </Alone>
  )
}

/** They are asked once more who they are. */
export function ProvePage({ next, passkeys, password, ...form }: FormProps & OnWay & Means) {
  const { t, paths } = form.page.locale
  return (
    <Alone page={form.page} title={t('account.prove')} lead={t('account.proveLead')} said={form.said}>
      {password && (
        <Form action={paths.prove()} submit={t('account.proveDo')} hidden={{ next }}>
          <PersonField form={form} kind="password" label={t('account.password')} />
        </Form>
      )}
      {passkeys && (
        <PasskeyButton
          page={form.page}
          challenge={`${paths.prove()}/challenge`}
          answer={paths.prove()}
          next={next}
        />
      )}
    </Alone>
  )
}

/** Something was done and there is nothing to fill in, or a link is over. */
export const SaidPage = ({
  onward,
  ...form
}: Pick<FormProps, 'page'> & {
  said: NonNullable<FormProps['said']>
  onward: { href: string; words: string }
}) => (
  <Alone page={form.page} title={form.said.title} {...(form.said.words && { lead: form.said.words })}>
    <a class="button is-primary" href={onward.href}>
      {onward.words}
    </a>
  </Alone>
)
