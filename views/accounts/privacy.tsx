import { Problem, problemAt, problemWords } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Form, type FormProps } from './alone.tsx'
import { AccountFrame, Part } from './frame.tsx'

/** What is kept of somebody: to take away, and to have deleted. */
export function PrivacyPage({ upcoming, ...form }: FormProps & { upcoming: boolean }) {
  const { locale } = form.page
  const { t, paths } = locale
  const wrong = problemAt(form.problems, 'sure')
  // Whoever is first asked who they are comes back here and not to where a form is sent.
  const hidden = { back: paths.privacy() }
  return (
    <AccountFrame page={form.page} title={t('account.privacy')} said={form.said}>
      <Part id="export" title={t('account.export')} lead={t('account.exportWords')}>
        <Form action={paths.ofAccount('export')} submit={t('account.exportDo')} hidden={hidden} quiet />
      </Part>
      <Part id="delete" title={t('account.delete')} lead={t('account.deleteWords')}>
        {upcoming && <Notice kind="plain" title={t('account.deleteUpcoming')} />}
        <Form action={paths.ofAccount('deletion')} submit={t('account.deleteDo')} hidden={hidden} danger>
          <div class={wrong ? 'field is-wrong' : 'field'}>
            <label class="check">
              <input
                type="checkbox"
                name="sure"
                value="yes"
                id="field-sure"
                required
                {...(wrong && {
                  'aria-invalid': 'true',
                  'aria-describedby': 'field-sure-problem',
                  'data-focus': '',
                })}
              />
              {t('account.deleteSure')}
            </label>
            {wrong && <Problem id="field-sure-problem" words={problemWords(locale, wrong)} />}
          </div>
        </Form>
      </Part>
    </AccountFrame>
  )
}
