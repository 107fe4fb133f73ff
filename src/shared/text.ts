/** Content in the page's language; `language` is set on text that has no translation into it, and names the one it is in. */
export interface Text {
  text: string
  language?: string
}

/** A text that stands in a line of its own, such as a subject: what would end the line is a space in it. */
export const oneLine = (text: string): string => text.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
