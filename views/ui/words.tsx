import type { Child } from 'hono/jsx'
import type { Text } from '../../src/listings/listing.ts'

/** The attribute that tells a screen reader when a text fell back to another language. */
export const langOf = (text: Text) => (text.language ? { lang: text.language } : {})

/** A text of the catalogue, marked when it is not in the page's language. */
export const Words = ({ of }: { of: Text }): Child =>
  of.language ? (
    <span lang={of.language} dir="auto">
      {of.text}
    </span>
  ) : (
    of.text
  )

/** What a person typed: its direction is its own. */
export const Typed = ({ children }: { children: string }) => <bdi>{children}</bdi>

export const classes = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ')
