import type { KindName } from '../../src/listings/kinds/records.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { Icon } from './icon.tsx'
import { WHOLE_PAGE } from './swap.tsx'

interface FavorProps {
  locale: Locale
  kind: KindName
  slug: string
  /** It is one of theirs, as the answer to a press knows; the page itself is the same for everybody and does not. */
  kept?: { id: string }
}

/**
 * Keeps a listing for whoever is signed in, and leads the others to the door and back. With scripts it is pressed
 * without leaving the page, and pressed again it lets go.
 */
export function Favor({ locale: { t, paths }, kind, slug, kept }: FavorProps) {
  const action = kept ? paths.favoriteRemoval(kept.id) : paths.favorites()
  return (
    <form
      id="favor"
      class={kept ? 'favor is-kept' : 'favor'}
      method="post"
      action={action}
      hx-post={action}
      hx-target="#favor"
      hx-swap="outerHTML"
      {...WHOLE_PAGE}
    >
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="listing" value={slug} />
      <input type="hidden" name="back" value={paths.listing(kind, slug)} />
      <button type="submit" class="button is-quiet" id="favor-button">
        <Icon name={kept ? 'kept' : 'heart'} />
        {t(kept ? 'account.unfavor' : 'account.favor')}
      </button>
      {kept && (
        <a class="more" href={paths.favorites()}>
          {t('account.favorSee')}
        </a>
      )}
      <span class="hidden-words" role="status">
        {kept ? t('account.favored') : ''}
      </span>
    </form>
  )
}
