import type { Child } from 'hono/jsx'
import { houseParts } from '../accounts/frame.tsx'
import { Layout } from '../layout.tsx'
import type { Page } from '../props.ts'

/** The pages for whoever administers the house: dense, and as wide as their tables. */
export function HouseFrame({ page, title, children }: { page: Page; title: string; children: Child }) {
  const { t, paths } = page.locale
  const bare = page.path.split('?')[0]
  return (
    <Layout page={page} title={title} personal>
      <div class="house">
        <header class="house-head">
          <h1>{title}</h1>
          <nav class="account-nav" aria-label={t('admin.sections')}>
            <ul>
              {[...houseParts(page), [paths.account(), t('admin.mine')] as const].map(([href, words]) => (
                <li>
                  <a href={href} {...(bare === href && { 'aria-current': 'page' })}>
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
