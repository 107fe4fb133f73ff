/** Content in the page's language; `language` is set on text that has no translation into it, and names the one it is in. */
export interface Text {
  text: string
  language?: string
}
