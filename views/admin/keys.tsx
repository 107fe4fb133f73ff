import type { MadeKey } from '../../src/accounts/keys.ts'
import { SCOPES, type Scope } from '../../src/rights.ts'
import type { Key } from '../../src/translations/locale.ts'
import { Form, type FormProps } from '../accounts/alone.tsx'
import { Part } from '../accounts/frame.tsx'
import { Choices, Field, Problem, problemAt, problemWords } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { HouseFrame, Sheet } from './frame.tsx'

/** For how many days a key may be made. */
export const DAYS = ['30', '90', '365'] as const

export interface ShownKey {
  id: string
  name: string
  prefix: string
  scopes: string[]
  created: number
  expires?: number | undefined
  used?: number | undefined
  revoked?: number | undefined
}

export interface KeysProps extends FormProps {
  keys: ShownKey[]
  /** Just made: the one time that it is shown. */
  made?: MadeKey
  /** Epoch seconds. */
  now: number
}

const scopeName = (scope: string) => `admin.scope.${scope.replace(':', '_')}` as Key

export function KeysPage({ keys, made, now, ...form }: KeysProps) {
  const { locale, house } = form.page
  const { t, paths } = locale
  const when = (seconds: number | undefined) =>
    seconds === undefined ? t('admin.never') : locale.instant(seconds, house.zone)
  const ends = ({ expires, revoked }: ShownKey) =>
    revoked !== undefined
      ? t('admin.revoked')
      : expires !== undefined && expires <= now
        ? t('admin.over')
        : when(expires)
  return (
    <HouseFrame page={form.page} title={t('admin.keys')}>
      {made && (
        <Notice kind="good" title={t('admin.made')}>
          <p>{t('admin.madeWords')}</p>
          <p>
            <code class="house-key">{made.key}</code>
          </p>
        </Notice>
      )}
      {keys.length === 0 ? (
        <p>{t('admin.noKeys')}</p>
      ) : (
        <Sheet
          title={t('admin.keys')}
          columns={[
            t('admin.name'),
            t('admin.begins'),
            t('admin.scopes'),
            t('admin.created'),
            t('admin.used'),
            t('admin.ends'),
            t('admin.change'),
          ]}
        >
          {keys.map((each) => (
            <tr>
              <th scope="row" dir="auto">
                {each.name}
              </th>
              <td>
                <code>rdv_{each.prefix}_</code>
              </td>
              <td>{each.scopes.join(', ')}</td>
              <td>{when(each.created)}</td>
              <td>{when(each.used)}</td>
              <td>{ends(each)}</td>
              <td>
                {each.revoked === undefined && (
                  <form method="post" action={paths.keyRevocation(each.id)}>
                    <button
                      type="submit"
                      class="button is-danger"
                      aria-label={t('admin.revokeOf', { name: each.name })}
                    >
                      {t('admin.revoke')}
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </Sheet>
      )}
      <Part id="new-key" title={t('admin.newKey')} lead={t('admin.newKeyWords')}>
        <NewKey {...form} />
      </Part>
    </HouseFrame>
  )
}

function NewKey({ page: { locale }, values, problems }: FormProps) {
  const { t, paths } = locale
  const wrong = problemAt(problems, 'scopes')
  return (
    <Form action={paths.keys()} submit={t('admin.makeKey')}>
      <Field locale={locale} name="name" label={t('admin.keyName')} problems={problems}>
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            type="text"
            value={values.name ?? ''}
            maxlength={80}
            required
            dir="auto"
          />
        )}
      </Field>
      <fieldset class="field" {...(wrong && { 'aria-describedby': 'scopes-problem' })}>
        <legend class="field-label">{t('admin.scopes')}</legend>
        <div class="checks">
          {SCOPES.map((each: Scope) => (
            <label class="check">
              <input
                type="checkbox"
                name={`scope.${each}`}
                value="yes"
                checked={values[`scope.${each}`] === 'yes'}
              />
              {t(scopeName(each))}
            </label>
          ))}
        </div>
        {wrong && <Problem id="scopes-problem" words={problemWords(locale, wrong)} />}
      </fieldset>
      <Field locale={locale} name="days" label={t('admin.keyDays')}>
        {(wiring) => (
          <select {...wiring} class="input is-short">
            <Choices
              options={[
                ...DAYS.map((value) => ({ value, words: t('admin.days', { count: Number(value) }) })),
                { value: 'ever', words: t('admin.forEver') },
              ]}
              chosen={values.days ?? '90'}
            />
          </select>
        )}
      </Field>
    </Form>
  )
}
