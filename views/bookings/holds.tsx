import type { Locale } from '../../src/translations/locale.ts'

/** What this visitor holds: a fragment of its own, for the pages it appears on are the same for everyone. */
export const Holds = ({
  locale,
  holds,
  now,
}: {
  locale: Locale
  holds: { reference: string; until: number }[]
  now: number
}) => {
  if (holds.length === 0) return <div id="holds" hidden />
  return (
    <div id="holds" class="holds" role="status">
      <span>{locale.t('hold.yours')}</span>
      {holds.map(({ reference, until }) => (
        <a class="chip" href={locale.paths.checkout(reference)}>
          {locale.t('hold.open', { reference })} (
          {locale.t('hold.minutes', { count: Math.max(1, Math.ceil((until - now) / 60)) })})
        </a>
      ))}
    </div>
  )
}
