import type { Child } from 'hono/jsx'
import type { FieldProblem } from '../../src/shared/problem.ts'
import type { Text } from '../../src/shared/text.ts'
import type { Locale } from '../../src/translations/locale.ts'
import type { ShownLine } from '../props.ts'

/** One thing to be said of a line: on its page, in its letters, beside its bill. */
export interface Fact {
  term: string
  words: Text
  /** When it is, in seconds: told on the visitor's own clock as well, where that shows another time. */
  at?: { instant: number; zone: string; own: string }
  /** Somebody's own words, which may run in another direction. */
  typed?: boolean
}

/** What a form shows in its fields, and what is wrong with it. */
export interface Asked {
  locale: Locale
  problems: FieldProblem[]
  /** By the name of the field. */
  values: Record<string, string>
}

/** The words of a kind: what a line of it is, in facts, and the fields that ask for the rest. */
export interface KindView {
  facts(locale: Locale, line: ShownLine): Fact[]
  /** What else was taken with it, one after the other. */
  extras?(locale: Locale, line: ShownLine): { quantity: number; name: Text }[]
  /** The heading over the fields that are asked for when it is booked, and the fields; none where all has been chosen. */
  asking?: { title(locale: Locale): string; names: readonly string[]; Fields(asked: Asked): Child }
  /** What a path of the choice is called. */
  nameOf(locale: Locale, path: string): string
  /** The fields of what a customer may change; `options` is what the kind's door found for them to choose from. */
  Changes(asked: Asked & { line: ShownLine; options: unknown }): Child
}
