import type { Message } from '../platform/ports.ts'
import type { Locale } from '../translations/locale.ts'

/** A message of an approved template as a mailbox shows it: what it is about, and its values. */
export const textOf = ({ t }: Locale, template: Message['template'], values: readonly string[]): string =>
  `${t(`office.whatsapp.${template}`)}${t('form.colon')} ${values.join(' · ')}`
