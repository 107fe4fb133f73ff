import type { Testimonial } from '../../src/testimonials/testimonial.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { Stars } from './stars.tsx'

export const Testimonials = ({ locale, testimonials }: { locale: Locale; testimonials: Testimonial[] }) => (
  <ul class="voices">
    {testimonials.map((each) => (
      <li>
        <figure class="voice">
          <Stars locale={locale} rating={each.rating} />
          <blockquote class="voice-words" lang={each.text.language} dir="auto">
            <p>{each.text.text}</p>
          </blockquote>
          <figcaption class="voice-by">
            <bdi class="voice-name">{each.author || locale.t('account.someone')}</bdi>
            <span>
              {locale.t(`event.${each.eventType}`)}, {locale.month(each.month)}
            </span>
          </figcaption>
        </figure>
      </li>
    ))}
  </ul>
)
