import type { TestimonialSummary } from '../../src/testimonials/testimonial.ts'
import type { Locale } from '../../src/translations/locale.ts'

const STAR = 'M12 2.6l2.9 6 6.6.9-4.8 4.6 1.2 6.5-5.9-3.2-5.9 3.2 1.2-6.5L2.5 9.5l6.6-.9z'

/** A rating as five stars and, for those who cannot see them, in words. */
export const Stars = ({ locale, rating }: { locale: Locale; rating: number }) => (
  <span class="stars">
    <span class="hidden-words">{locale.t('stars.rating', { rating: locale.number(rating) })}</span>
    {[1, 2, 3, 4, 5].map((each) => (
      <svg
        class={each <= Math.round(rating) ? 'star is-full' : 'star'}
        viewBox="0 0 24 24"
        aria-hidden="true"
      >
        <path d={STAR} />
      </svg>
    ))}
  </span>
)

/** What all of them say together; nothing where nobody has said anything yet. */
export const Average = ({ locale, summary }: { locale: Locale; summary: TestimonialSummary }) =>
  summary.average === undefined ? null : (
    <p class="average">
      <span class="average-number" aria-hidden="true">
        {locale.number(Math.round(summary.average * 10) / 10)}
      </span>
      <span class="average-words">
        <Stars locale={locale} rating={Math.round(summary.average * 10) / 10} />
        <span>{locale.t('stars.count', { count: summary.count })}</span>
      </span>
    </p>
  )
