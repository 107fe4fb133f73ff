import type { FieldProblem } from '../../src/shared/problem.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { Layout } from '../layout.tsx'
import type { BookingFormProps, EntryProps, Page, ShownLine, WaitlistProps } from '../props.ts'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Rows } from '../ui/rows.tsx'
import { Words } from '../ui/words.tsx'
import { KIND_VIEWS } from './kinds.ts'

/** What is full, and who wants to be told. */
export function WaitlistPage(props: WaitlistProps) {
  const { page, line, fields, refusal } = props
  const { locale } = page
  const { t, paths } = locale
  return (
    <Layout page={page} title={t('waitlist.title')} personal>
      <nav class="crumbs" aria-label={t('common.crumbs')}>
        <a href={`${paths.listing(line.kind, line.slug, fields)}#panel`}>
          <Icon name="left" />
          <Words of={line.title} />
        </a>
      </nav>
      <header class="page-head">
        <h1>{t('waitlist.title')}</h1>
        {!refusal && <p class="lead">{t('waitlist.lead')}</p>}
      </header>
      {refusal === 'closed' && (
        <Notice
          kind="wrong"
          title={t('refusal.closed', { day: line.when ? locale.day(line.when.day) : '' })}
        />
      )}
      {refusal === 'not_full' && (
        <Notice kind="good" title={t('waitlist.notFull')}>
          <p>
            <a class="button" href={paths.quote(line.kind, line.slug, fields)}>
              {t('waitlist.book')}
            </a>
          </p>
        </Notice>
      )}
      {!refusal && (
        <div class="checkout-form is-alone">
          {line.when && <Rows facts={KIND_VIEWS[line.kind].facts(locale, line as ShownLine)} />}
          <form method="post" action={paths.waitlist()} novalidate>
            <Choice line={line} fields={fields} />
            <Waiter page={page} values={props.values} problems={props.problems} />
          </form>
        </div>
      )}
    </Layout>
  )
}

/**
 * The same beside a refusal, as another way to send the form that was refused: who they are and what they want stands
 * in it already. Enter in a field presses the first button of a form, and that must still ask for the booking.
 */
export const WaitInstead = ({ locale, house }: Page) => (
  <div class="waitlist">
    <button type="submit" hidden tabindex={-1} />
    <p>{locale.t('waitlist.words', { hours: house.offerHours })}</p>
    <button type="submit" class="button" formaction={locale.paths.waitlist()} hx-ignore>
      {locale.t('waitlist.open')}
    </button>
  </div>
)

const Choice = ({ line, fields }: Pick<BookingFormProps, 'line' | 'fields'>) => (
  <>
    {Object.entries({ kind: line.kind, listing: line.slug, ...fields })
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
  </>
)

interface WaiterProps {
  page: Page
  values: Record<string, string>
  problems: FieldProblem[]
}

function Waiter({ page: { locale, house }, values, problems }: WaiterProps) {
  const { t } = locale
  const field = { locale, problems, prefix: 'waitlist' }
  return (
    <div class="waitlist-fields">
      <p>{t('waitlist.words', { hours: house.offerHours })}</p>
      <Field {...field} name="name" label={t('form.name')}>
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            type="text"
            dir="auto"
            autocomplete="name"
            required
            maxlength={120}
            value={values.name}
          />
        )}
      </Field>
      <Field {...field} name="email" label={t('form.email')}>
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            type="email"
            inputmode="email"
            autocomplete="email"
            spellcheck={false}
            required
            maxlength={254}
            value={values.email}
          />
        )}
      </Field>
      <button type="submit" class="button is-primary">
        {t('waitlist.do')}
      </button>
    </div>
  )
}

/** They are on it now, or were before: nobody is told which. */
export function JoinedPage({ page }: { page: Page }) {
  const { t, paths } = page.locale
  return (
    <Layout page={page} title={t('waitlist.joined')} personal>
      <header class="page-head">
        <h1>{t('waitlist.joined')}</h1>
        <p class="lead">{t('waitlist.joinedWords')}</p>
      </header>
      <a class="button" href={paths.home()}>
        {t('waitlist.more')}
      </a>
    </Layout>
  )
}

/** Somebody's place on the list, for whoever has the link of a letter to them. */
export function EntryPage({ page, entry }: EntryProps) {
  const { t } = page.locale
  return (
    <Layout page={page} title={t('waitlist.leaveTitle')} personal>
      <header class="page-head">
        <h1>{t(`waitlist.status.${entry.status}`)}</h1>
        <p class="lead">{t(`waitlist.status.${entry.status}.words`)}</p>
      </header>
      {(entry.status === 'waiting' || entry.status === 'offered') && (
        <Leaving locale={page.locale} id={entry.id} />
      )}
    </Layout>
  )
}

const Leaving = ({ locale, id }: { locale: Locale; id: string }) => (
  <form method="post" action={locale.paths.waitlistEntry(id)}>
    <button type="submit" class="button is-danger">
      {locale.t('waitlist.leave')}
    </button>
  </form>
)
