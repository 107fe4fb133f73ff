import type { Child } from 'hono/jsx'
import type { Page } from '../props.ts'
import { WHOLE_PAGE } from '../ui/swap.tsx'

/** What a list is searched by: a plain form, whose results alone are asked for where scripts run. */
export const Search = ({ action, submit, children }: { action: string; submit: string; children: Child }) => (
  <form
    class="house-search"
    action={action}
    hx-get={action}
    hx-trigger="change delay:200ms"
    hx-target="#results"
    hx-swap="outerMorph"
    hx-push-url="true"
    hx-sync="this:replace"
    {...WHOLE_PAGE}
  >
    {children}
    <button type="submit" class="button">
      {submit}
    </button>
  </form>
)

/** In what state something is; what waits for a person looks like it. */
export const Mark = ({ bad, children }: { bad: boolean; children: Child }) => (
  <span class={bad ? 'tag is-bad' : 'tag'}>{children}</span>
)

/** How many there are of each, each leading to them. */
export const Counts = ({
  label,
  counts,
}: {
  label: string
  counts: { href: string; words: string; count: string; bad?: boolean; current?: boolean }[]
}) => (
  <ul class="house-counts" aria-label={label}>
    {counts.map(({ href, words, count, bad, current }) => (
      <li>
        <a href={href} class={bad ? 'chip is-bad' : 'chip'} {...(current && { 'aria-current': 'true' })}>
          <strong>{count}</strong> {words}
        </a>
      </li>
    ))}
  </ul>
)

/** Facts of one thing; those that are not there are left out. */
export const Facts = ({ facts }: { facts: [term: string, fact: Child | undefined][] }) => (
  <dl class="house-facts">
    {facts.map(
      ([term, fact]) =>
        fact !== undefined && (
          <div>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ),
    )}
  </dl>
)

/** Where in a list of pages one is. */
export interface Place {
  /** From 1, of so many. */
  at: number
  pages: number
  total: number
}

/** Links to the neighbours of a page of a list. */
export const neighbours = (
  { locale: { t } }: Page,
  { at, pages }: Place,
  to: (page: number | undefined) => string,
) => {
  const link = (number: number) =>
    number >= 1 && number <= pages ? to(number > 1 ? number : undefined) : undefined
  return [
    [link(at - 1), t('admin.previous'), 'prev'],
    [link(at + 1), t('admin.next'), 'next'],
  ] as [string | undefined, string, 'prev' | 'next'][]
}

/** An instant on the house's own clock. */
export const whenOf = ({ locale, house }: Page, seconds: number) => (
  <time datetime={new Date(seconds * 1000).toISOString()}>{locale.instant(seconds, house.zone)}</time>
)
