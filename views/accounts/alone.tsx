import type { Child } from 'hono/jsx'
import type { FieldProblem } from '../../src/shared/problem.ts'
import { Layout } from '../layout.tsx'
import type { Page } from '../props.ts'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { classes } from '../ui/words.tsx'

/** What is shown above a form that stands alone: that it went well, or why it did not. */
export interface Said {
  kind: 'good' | 'wrong' | 'plain'
  title: string
  words?: string
}

export interface FormProps {
  page: Page
  values: Record<string, string>
  problems: FieldProblem[]
  said?: Said
}

/** One thing to do on a page of its own. */
export const Alone = ({
  page,
  title,
  lead,
  said,
  children,
}: {
  page: Page
  title: string
  lead?: string
  said?: Said | undefined
  children?: Child
}) => (
  <Layout page={page} title={title} personal>
    <header class="page-head">
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
    </header>
    <div class="alone">
      {said && (
        <Notice kind={said.kind} title={said.title}>
          {said.words && <p dir="auto">{said.words}</p>}
        </Notice>
      )}
      {children}
    </div>
  </Layout>
)

export const Form = ({
  action,
  submit,
  danger,
  quiet,
  hidden = {},
  children,
}: {
  action: string
  submit: string
  danger?: boolean
  quiet?: boolean
  hidden?: Record<string, string | undefined>
  children?: Child
}) => (
  <form class="checkout-form" method="post" action={action} novalidate>
    {Object.entries(hidden).map(
      ([name, value]) => value && <input type="hidden" name={name} value={value} />,
    )}
    {children}
    <div>
      <button type="submit" class={classes('button', danger ? 'is-danger' : !quiet && 'is-primary')}>
        {submit}
      </button>
    </div>
  </form>
)

type Kind = 'name' | 'email' | 'phone' | 'password' | 'new-password'

const KINDS: Record<Kind, { type: string; autocomplete: string; most: number }> = {
  name: { type: 'text', autocomplete: 'name', most: 120 },
  email: { type: 'email', autocomplete: 'username', most: 254 },
  phone: { type: 'tel', autocomplete: 'tel', most: 32 },
  password: { type: 'password', autocomplete: 'current-password', most: 1024 },
  'new-password': { type: 'password', autocomplete: 'new-password', most: 1024 },
}

/** A field of a person: what a browser or a password manager fills in by itself. A password is never shown again. */
export function PersonField({
  form: { page, values, problems },
  kind,
  name,
  label,
  hint,
  prefix,
  optional,
}: {
  form: FormProps
  kind: Kind
  name?: string
  label: string
  hint?: string
  prefix?: string
  optional?: boolean
}) {
  const { type, autocomplete, most } = KINDS[kind]
  const called = name ?? (kind === 'new-password' ? 'password' : kind)
  return (
    <Field
      locale={page.locale}
      name={called}
      label={label}
      problems={problems}
      {...(hint !== undefined && { hint })}
      {...(prefix !== undefined && { prefix })}
      {...(optional && { optional })}
    >
      {(wiring) => (
        <input
          {...wiring}
          class="input"
          type={type}
          autocomplete={autocomplete}
          maxlength={most}
          required={!optional}
          {...(kind === 'name' && { dir: 'auto' })}
          {...(type !== 'password' && { value: values[called] ?? '' })}
        />
      )}
    </Field>
  )
}

/** A password that is chosen now, with what is asked of one. */
export const NewPasswordField = ({ form, label }: { form: FormProps; label: string }) => (
  <PersonField
    form={form}
    kind="new-password"
    label={label}
    hint={form.page.locale.t('account.passwordHint')}
  />
)
