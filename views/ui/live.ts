import type { Page } from '../props.ts'

/**
 * Marks a part that is fetched again, by its id and from the page's own address, when one of `topics` has changed:
 * `content`, `availability` of anything, or `pool:<id>` for what is left in one pool. The script listens; without it,
 * or on a page that is not kept, the part is simply as it was.
 */
export const live = ({ since }: Page, ...topics: string[]) =>
  since === undefined ? {} : { 'data-live': topics.join(' '), 'data-since': since }
