import type { Tier } from '../../src/shared/terms.ts'
import type { Locale } from '../../src/translations/locale.ts'

/** The cancellation tiers as sentences, and what holds after the last of them. */
export function policyWords(locale: Locale, policy: readonly Tier[]): string[] {
  const { t } = locale
  if (policy.length === 0) return [t('policy.none')]
  const tiers = policy.map(({ hours, percent }) =>
    t('policy.tier', { before: before(locale, hours), percent: locale.number(percent) }),
  )
  return [...tiers, t('policy.after')]
}

const before = ({ t }: Locale, hours: number): string =>
  hours >= 48 && hours % 24 === 0
    ? t('policy.days', { count: hours / 24 })
    : t('policy.hours', { count: hours })
