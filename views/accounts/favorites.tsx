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
        <ul class="cards is-kept">
          {favorites.map((each) => (
            <li>
              <Kept page={page} favorite={each} />
            </li>
          ))}
        </ul>
      )}
    </AccountFrame>
  )
}

function Kept({ page, favorite }: { page: Page; favorite: Favorite }) {
  const { t, paths, money } = page.locale
  const { id, kind, slug, title, summary, price, cover } = favorite
  return (
    <>
      <article class="card">
        <Photo page={page} picture={cover} class="card-photo" />
        <div class="card-words">
          <p class="card-kind">{t(`account.kind.${kind}`)}</p>
          <h2 class="card-title" {...langOf(title)}>
            <a class="card-link" href={paths.listing(kind, slug)}>
              {title.text}
            </a>
          </h2>
          <p class="card-fact">
            <Words of={summary} />
          </p>
          <p class="card-foot">
            <span class="price">{t('account.favoriteFrom', { price: money(price) })}</span>
          </p>
        </div>
      </article>
      <form method="post" action={paths.favoriteRemoval(id)}>
        <button
          type="submit"
          class="button is-quiet"
          aria-label={t('account.unfavorNamed', { title: title.text })}
        >
          <Icon name="close" />
          {t('account.unfavorShort')}
        </button>
      </form>
    </>
  )
}
