import type { Locale } from '../../src/translations/locale.ts'

/**
 * Answers that are a page of their own and not the part that was asked for take the place of the whole content. Without this
 * htmx would put an error page inside a form.
 */
export const WHOLE_PAGE: Record<string, string> = Object.fromEntries(
  ['403', '404', '405', '413', '429', '5xx'].map((status) => [
    `hx-status:${status}`,
    'target:#content select:#content swap:outerHTML push:false replace:false',
  ]),
)

/** Shown by the script when an answer did not arrive at all; nothing that was typed is lost. */
export const Unreachable = ({ locale }: { locale: Locale }) => (
  <p class="field-problem" role="alert" data-unreachable hidden>
    {locale.t('form.unreachable')}
  </p>
)
