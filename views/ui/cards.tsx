import type { PackageCard, ThemeCard } from '../../src/listings/listing.ts'
import type { Page } from '../props.ts'
import { Photo } from './photo.tsx'
import { langOf, Words } from './words.tsx'

/** What a visitor has chosen before opening a listing; it travels in the link. */
export interface Carried {
  date?: string
  guests?: number
  eventType?: string
  theme?: string
}

interface CardsProps {
  page: Page
  cards: PackageCard[]
  carried?: Carried
  /** Whether the first of them is the page's largest picture. */
  first?: boolean
  heading?: 'h2' | 'h3'
}

export const PackageCards = ({ page, cards, carried = {}, first = false, heading = 'h3' }: CardsProps) => (
  <ul class="cards">
    {cards.map((card, index) => (
      <li>
        <Card page={page} card={card} carried={carried} first={first && index === 0} heading={heading} />
      </li>
    ))}
  </ul>
)

function Card({
  page,
  card,
  carried,
  first,
  heading: Heading,
}: {
  page: Page
  card: PackageCard
  carried: Carried
  first: boolean
  heading: 'h2' | 'h3'
}) {
  const { t, paths, money } = page.locale
  return (
    <article class="card">
      <Photo page={page} picture={card.cover} first={first} class="card-photo" />
      <div class="card-words">
        <Heading class="card-title" {...langOf(card.title)}>
          <a class="card-link" href={paths.package(card.slug, { ...carried })}>
            {card.title.text}
          </a>
        </Heading>
        <p class="card-fact">{t('card.guests', { min: card.minGuests, max: card.maxGuests })}</p>
        <p class="card-foot">
          <span class="price">{money(card.price)}</span>
          {card.popular && <span class="tag">{t('card.popular')}</span>}
        </p>
      </div>
    </article>
  )
}

export const ThemeCards = ({ page, themes, first, heading: Heading = 'h2' }: ThemeCardsProps) => (
  <ul class="cards is-themes">
    {themes.map((theme, index) => (
      <li>
        <article class="card">
          <Photo page={page} picture={theme.cover} first={first && index === 0} class="card-photo" />
          <div class="card-words">
            <Heading class="card-title" {...langOf(theme.title)}>
              <a class="card-link" href={page.locale.paths.theme(theme.slug)}>
                {theme.title.text}
              </a>
            </Heading>
            <p class="card-fact">
              <Words of={theme.summary} />
            </p>
          </div>
        </article>
      </li>
    ))}
  </ul>
)

interface ThemeCardsProps {
  page: Page
  themes: ThemeCard[]
  first?: boolean
  heading?: 'h2' | 'h3'
}

/** The departures board: every package on a line, with its numbers under one another. */
export const Board = ({ page, cards }: { page: Page; cards: PackageCard[] }) => (
  <ul class="board">
    {cards.map((card) => (
      <li class="board-row">
        <Photo page={page} picture={card.cover} class="board-photo" decorative />
        <a class="board-title" href={page.locale.paths.package(card.slug)} {...langOf(card.title)}>
          {card.title.text}
        </a>
        <span class="board-for">
          {card.eventTypes
            .slice(0, 2)
            .map((each) => page.locale.t(`event.${each}`))
            .join(', ')}
        </span>
        <span class="board-guests">
          {page.locale.t('card.guests', { min: card.minGuests, max: card.maxGuests })}
        </span>
        <span class="board-price price">{page.locale.money(card.price)}</span>
      </li>
    ))}
  </ul>
)
