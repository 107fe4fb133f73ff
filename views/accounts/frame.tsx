import type { Child } from 'hono/jsx'
import { Layout } from '../layout.tsx'
import type { Page } from '../props.ts'
import { Notice } from '../ui/notice.tsx'
import type { Said } from './alone.tsx'

/** The pages of one's own account, each a part of the same place. */
export function AccountFrame({
  page,
  title,
  said,
  children,
}: {
  page: Page
  title: string
  said?: Said | undefined
  children: Child
}) {
  const { t, paths } = page.locale
  const parts = [
    [paths.account(), t('account.bookings')],
    [paths.favorites(), t('account.favorites')],
    [paths.profile(), t('account.profile')],
    [paths.security(), t('account.security')],
    [paths.privacy(), t('account.privacy')],
    ...(page.staff ? [[paths.house(), t('office.start')] as const] : []),
  ] as const
  const bare = page.path.split('?')[0]
  return (
    <Layout page={page} title={title} personal>
      <header class="page-head account-head">
        <h1 dir="auto">{title}</h1>
        <form method="post" action={paths.signOut()}>
          <button type="submit" class="button is-quiet">
            {t('account.signOut')}
          </button>
        </form>
      </header>
      <div class="account">
        <nav class="account-nav" aria-label={t('account.sections')}>
          <ul>
            {parts.map(([href, words]) => (
              <li>
                <a href={href} {...(bare === href && { 'aria-current': 'page' })}>
                  {words}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="account-parts">
          {said && (
            <Notice kind={said.kind} title={said.title}>
              {said.words && <p>{said.words}</p>}
            </Notice>
          )}
          {children}
        </div>
      </div>
    </Layout>
  )
}

/** One thing of an account, under its own heading. */
export const Part = ({
  id,
  title,
  lead,
  children,
}: {
  id: string
  title: string
  lead?: string
  children: Child
}) => (
  <section class="account-part" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {lead && <p>{lead}</p>}
    {children}
  </section>
)
