import type { Child } from 'hono/jsx'
import { Layout } from '../layout.tsx'
import type { Page } from '../props.ts'

/** What is there for whoever works here; some of it only for who administers the house. */
const partsOf = ({ admin, locale: { t, paths } }: Page): [href: string, words: string][] => [
  [paths.house(), t('office.start')],
  [paths.notifications(), t('office.notifications')],
  [paths.letters(), t('letters.title')],
  [paths.jobs(), t('office.jobs')],
  ...(admin
    ? ([
        [paths.people(), t('admin.people')],
        [paths.keys(), t('admin.keys')],
        [paths.webhooks(), t('webhooks.title')],
        [paths.audit(), t('admin.audit')],
      ] as [string, string][])
    : []),
  [paths.account(), t('admin.mine')],
]

/** The page itself, or the list that it was opened from. */
const current = (bare: string | undefined, href: string) =>
  bare === href
    ? { 'aria-current': 'page' as const }
    : bare?.startsWith(`${href}/`) && !href.endsWith('/admin') && { 'aria-current': 'true' as const }

/** The pages of the house for whoever works there: dense, and as wide as their tables. */
export function HouseFrame({ page, title, children }: { page: Page; title: string; children: Child }) {
  const { t } = page.locale
  const bare = page.path.split('?')[0]
  return (
    <Layout page={page} title={title} personal>
      <div class="house">
        <header class="house-head">
          <h1>{title}</h1>
          <nav class="account-nav" aria-label={t('admin.sections')}>
            <ul>
              {partsOf(page).map(([href, words]) => (
                <li>
                  <a href={href} {...current(bare, href)}>
                    {words}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        {children}
      </div>
    </Layout>
  )
}

/** A table that may be wider than the screen: it scrolls by itself, also by keyboard. */
export const Sheet = ({
  title,
  columns,
  children,
}: {
  title: string
  columns: string[]
  children: Child
}) => (
  <section class="sheet" aria-label={title} tabindex={0}>
    <table class="sheet-table">
      <thead>
        <tr>
          {columns.map((each) => (
            <th scope="col">{each}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
)

/** To the neighbours of a page of a list. */
export const Pager = ({
  links,
}: {
  links: [href: string | undefined, words: string, rel: 'prev' | 'next'][]
}) => (
  <p class="house-pages">
    {links.map(
      ([href, words, rel]) =>
        href && (
          <a class="more" href={href} rel={rel}>
            {words}
          </a>
        ),
    )}
  </p>
)
