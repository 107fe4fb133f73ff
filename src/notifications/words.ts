import { MESSAGE_VALUES, type MessageName } from '../shared/phone.ts'
import type { Locale } from '../translations/locale.ts'

/** A message of approved words as it will be read, with these values in their places. */
export const textOf = ({ t }: Pick<Locale, 't'>, template: MessageName, values: readonly string[]): string =>
  t(`message.${template}`, Object.fromEntries(MESSAGE_VALUES.map((name, at) => [name, values[at] ?? ''])))
