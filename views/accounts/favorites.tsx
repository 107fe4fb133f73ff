import type { Favorite } from '../../db/queries/favorites.ts'
import type { Page } from '../props.ts'
import { Icon } from '../ui/icon.tsx'
import { Photo } from '../ui/photo.tsx'
import { langOf, Words } from '../ui/words.tsx'
import type { Said } from './alone.tsx'
import { AccountFrame } from './frame.tsx'

export interface FavoritesProps {
  page: Page
  favorites: Favorite[]
  said?: Said
}

/** What somebody kept, the latest first. */
export function FavoritesPage({ page, favorites, said }: FavoritesProps) {
  const { t, paths } = page.locale
  return (
    <AccountFrame page={page} title={t('account.favorites')} said={said}>
      {favorites.length === 0 ? (
        <div class="empty">
          <h2>{t('account.noFavorites')}</h2>
          <p>{t('account.noFavoritesWords')}</p>
          <a class="more" href={paths.home()}>
            {t('account.browse')}
            <Icon name="arrow" />
          </a>
        </div>
      ) : (
        <ul class="kept">
          {favorites.map((each) => (
            <Kept page={page} favorite={each} />
          ))}
        </ul>
      )}
    </AccountFrame>
  )
}

function Kept({ page, favorite }: { page: Page; favorite: Favorite }) {
  const { t, paths, money } = page.locale
  const { id, kind, slug, title, summary, price, cover } = favorite
  const words = t('account.unfavorNamed', { title: title.text })
  return (
    <li class="kept-row">
      <Photo page={page} picture={cover} class="kept-photo" decorative />
      <h2 class="kept-title" {...langOf(title)}>
        <a href={paths.listing(kind, slug)}>{title.text}</a>
      </h2>
      <p class="kept-kind">{t(`account.kind.${kind}`)}</p>
      <p class="kept-words">
        <Words of={summary} />
      </p>
      <p class="price">{t('account.favoriteFrom', { price: money(price) })}</p>
      <form class="kept-end" method="post" action={paths.favoriteRemoval(id)}>
        <button type="submit" class="button is-quiet is-icon" aria-label={words} title={words}>
          <Icon name="close" />
        </button>
      </form>
    </li>
  )
}
