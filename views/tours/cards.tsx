import type { TourCard } from '../../src/listings/tours/tour.ts'
import type { Page } from '../props.ts'
import { Photo } from '../ui/photo.tsx'
import { langOf, Words } from '../ui/words.tsx'
import { lengthWords } from './words.ts'

interface CardsProps {
  page: Page
  cards: TourCard[]
  /** What a visitor has chosen before opening a tour; it travels in the link. */
  carried?: { date?: string | undefined; guests?: number | undefined }
  /** Whether the first of them is the page's largest picture. */
  first?: boolean
  heading?: 'h2' | 'h3'
}

export const TourCards = ({
  page,
  cards,
  carried = {},
  first = false,
  heading: Heading = 'h3',
}: CardsProps) => {
  const { t, paths, money } = page.locale
  return (
    <ul class="cards">
      {cards.map((card, index) => (
        <li>
          <article class="card">
            <Photo page={page} picture={card.cover} first={first && index === 0} class="card-photo" />
            <div class="card-words">
              <Heading class="card-title" {...langOf(card.title)}>
                <a class="card-link" href={paths.listing('tour', card.slug, carried)}>
                  {card.title.text}
                </a>
              </Heading>
              <p class="card-fact">
                <Words of={card.location} />
                <span class="card-dot" aria-hidden="true">
                  ·
                </span>
                {lengthWords(page.locale, card.minutes)}
                <span class="card-dot" aria-hidden="true">
                  ·
                </span>
                {t(`tours.difficulty.${card.difficulty}`)}
              </p>
              <p class="card-foot">
                <span class="price">{t('tours.from', { price: money(card.price) })}</span>
                {card.popular && <span class="tag">{t('card.popular')}</span>}
              </p>
            </div>
          </article>
        </li>
      ))}
    </ul>
  )
}
