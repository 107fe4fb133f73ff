import type { Seen } from '../../db/queries/people.ts'
import type { Account } from '../../src/shared/who.ts'
import type { Locale } from '../../src/translations/locale.ts'
import type { Page } from '../props.ts'
import { Choices, Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { HouseFrame, Pager, Sheet } from './frame.tsx'

const ROLES: Account['role'][] = ['customer', 'staff', 'admin']

export interface PeopleProps {
  page: Page
  people: Seen[]
  total: number
  /** From 1, of so many. */
  at: number
  pages: number
  q?: string | undefined
  role?: Account['role'] | undefined
  /** The id of who looks, who decides on everybody else. */
  own: string
  refusal?: 'own' | 'last_admin'
}

const roles = ({ t }: Locale) => ROLES.map((value) => ({ value, words: t(`admin.role.${value}`) }))

export function PeoplePage({ page, people, total, at, pages, q, role, own, refusal }: PeopleProps) {
  const { locale } = page
  const { t, paths } = locale
  const to = (number: number) =>
    number >= 1 && number <= pages ? paths.people({ q, role, page: number > 1 && number }) : undefined
  return (
    <HouseFrame page={page} title={t('admin.people')}>
      {refusal && (
        <Notice kind="wrong" title={t(`admin.refusal.${refusal}`)}>
          <p>{t(`admin.refusal.${refusal}Words`)}</p>
        </Notice>
      )}
      <form class="house-search" action={paths.people()}>
        <Field locale={locale} name="q" label={t('admin.search')}>
          {(wiring) => (
            <input {...wiring} class="input" type="search" value={q ?? ''} maxlength={100} dir="auto" />
          )}
        </Field>
        <Field locale={locale} name="role" label={t('admin.role')}>
          {(wiring) => (
            <select {...wiring} class="input">
              <Choices options={roles(locale)} none={t('admin.anyRole')} {...(role && { chosen: role })} />
            </select>
          )}
        </Field>
        <button type="submit" class="button">
          {t('admin.searchDo')}
        </button>
      </form>
      <output class="house-count">{total ? t('admin.count', { count: total }) : t('admin.nobody')}</output>
      {people.length > 0 && (
        <Sheet
          title={t('admin.people')}
          columns={[
            t('admin.name'),
            t('admin.email'),
            t('admin.role'),
            t('admin.verified'),
            t('admin.seen'),
            t('admin.disabled'),
            t('admin.change'),
          ]}
        >
          {people.map((each) => (
            <tr>
              <th scope="row" dir="auto">
                {each.name}
              </th>
              <td>{each.email}</td>
              <td>{t(`admin.role.${each.role}`)}</td>
              <td>{t(each.verified ? 'admin.yes' : 'admin.no')}</td>
              <td>{each.seen ? locale.instant(each.seen, page.house.zone) : t('admin.never')}</td>
              <td>{t(each.disabled ? 'admin.yes' : 'admin.no')}</td>
              <td>
                {each.id === own ? (
                  t('admin.you')
                ) : (
                  <Change {...{ locale, q, at, person: each }} chosen={role} />
                )}
              </td>
            </tr>
          ))}
        </Sheet>
      )}
      <Pager
        links={[
          [to(at - 1), t('admin.previous'), 'prev'],
          [to(at + 1), t('admin.next'), 'next'],
        ]}
      />
    </HouseFrame>
  )
}

/** What one person may do. `q`, `chosen` and `at` lead back to where they were found. */
function Change({
  locale,
  person,
  q,
  chosen,
  at,
}: {
  locale: Locale
  person: Seen
  q: string | undefined
  chosen: string | undefined
  at: number
}) {
  const { t, paths } = locale
  const { id, name, role, disabled } = person
  return (
    <form class="house-change" method="post" action={paths.person(id)}>
      {Object.entries({ q, among: chosen, page: at > 1 ? String(at) : undefined }).map(
        ([field, value]) => value && <input type="hidden" name={field} value={value} />,
      )}
      <select class="input" name="role" aria-label={t('admin.roleOf', { name })}>
        <Choices options={roles(locale)} chosen={role} />
      </select>
      <label class="check">
        <input
          type="checkbox"
          name="disabled"
          value="yes"
          checked={disabled !== undefined}
          aria-label={t('admin.disabledOf', { name })}
        />
        {t('admin.disabled')}
      </label>
      <button type="submit" class="button" aria-label={t('admin.saveOf', { name })}>
        {t('admin.save')}
      </button>
    </form>
  )
}
