import { Layout } from '../layout.tsx'
import type { ReviewProps } from '../props.ts'
import { Field, Problem, problemAt, problemWords } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

const RATINGS = [5, 4, 3, 2, 1] as const

/** How was it? Stars as plain choices, and a few words. */
export function ReviewPage(props: ReviewProps) {
  const { page, booking, done } = props
  const { locale } = page
  const { t, paths } = locale
  const line = booking.lines[0]!
  return (
    <Layout page={page} title={t('review.title')} personal>
      {done && (
        <Notice kind={done === 'thanks' ? 'good' : 'wrong'} title={t(`review.${done}`)}>
          <p>{t(`review.${done}Words`)}</p>
        </Notice>
      )}
      <header class="page-head booking-head">
        <h1>{t('review.title')}</h1>
        <p class="lead">{t('review.lead', { title: line.title.text, day: locale.day(line.when.day) })}</p>
      </header>
      {done ? (
        <a class="more" href={paths.testimonials()}>
          {t('common.testimonials')}
        </a>
      ) : (
        <Form {...props} />
      )}
    </Layout>
  )
}

function Form({ page: { locale }, reviewKey, values, problems }: ReviewProps) {
  const { t, paths } = locale
  const field = { locale, problems }
  const wrong = problemAt(problems, 'rating')
  return (
    <form class="checkout-form is-alone" method="post" action={paths.review(reviewKey)} novalidate>
      <fieldset class="field" {...(wrong && { 'aria-describedby': 'rating-problem' })}>
        <legend class="field-label">{t('review.rating')}</legend>
        <div class="ratings">
          {RATINGS.map((each) => (
            <label class="rating">
              <input
                type="radio"
                name="rating"
                value={each}
                required
                checked={values.rating === String(each)}
                id={`rating-${each}`}
              />
              {t('review.stars', { count: each })}
            </label>
          ))}
        </div>
        {wrong && <Problem id="rating-problem" words={problemWords(locale, wrong)} />}
      </fieldset>
      <Field {...field} name="text" label={t('review.text')} hint={t('review.textHint')}>
        {(wiring) => (
          <textarea {...wiring} class="input" dir="auto" rows={5} maxlength={2000} required>
            {values.text}
          </textarea>
        )}
      </Field>
      <Field {...field} name="author" label={t('review.author')} hint={t('review.authorHint')}>
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            type="text"
            dir="auto"
            autocomplete="off"
            maxlength={120}
            required
            value={values.author}
          />
        )}
      </Field>
      <div class="form-end">
        <button type="submit" class="button is-primary is-large">
          {t('review.do')}
        </button>
        <p class="form-note">{t('review.after')}</p>
      </div>
    </form>
  )
}
