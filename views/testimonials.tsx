import { business } from './home.tsx'
import { Layout } from './layout.tsx'
import type { TestimonialsProps } from './props.ts'
import { Average } from './ui/stars.tsx'
import { Testimonials } from './ui/testimonials.tsx'

export function TestimonialsPage({ page, testimonials, summary }: TestimonialsProps) {
  const { t, paths } = page.locale
  return (
    <Layout
      page={page}
      title={t('voices.title')}
      description={t('voices.description', { house: page.house.name })}
      data={[
        {
          ...business(page, summary.average, summary.count),
          review: testimonials.slice(0, 10).map((each) => ({
            '@type': 'Review',
            author: { '@type': 'Person', name: each.author },
            reviewBody: each.text.text,
            reviewRating: { '@type': 'Rating', ratingValue: each.rating, bestRating: 5 },
          })),
        },
      ]}
    >
      <header class="page-head">
        <h1>{t('voices.title')}</h1>
        <p class="lead">{t('voices.lead')}</p>
      </header>
      <Average locale={page.locale} summary={summary} />
      {testimonials.length > 0 ? (
        <Testimonials locale={page.locale} testimonials={testimonials} />
      ) : (
        <div class="empty">
          <h2>{t('voices.empty')}</h2>
          <p>
            <a class="button" href={paths.packages()}>
              {t('home.allPackages')}
            </a>
          </p>
        </div>
      )}
    </Layout>
  )
}
