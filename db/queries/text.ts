import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Row } from '../../src/shared/database.ts'
import { DEFAULT_LANGUAGE, type Language } from '../../src/shared/languages.ts'
import type { Text } from '../../src/shared/text.ts'
import { translations } from '../schema/translations.ts'

type Content = (typeof translations.$inferInsert)['content']

/** Selects a text as `name`, and beside it its translation where the page's language is not the house's own. */
export function said(
  language: Language,
  content: Content,
  id: SQLWrapper,
  field: string,
  column: SQLWrapper,
  name: string,
): SQL {
  const plain = sql`${column} AS ${sql.identifier(name)}`
  if (language === DEFAULT_LANGUAGE) return plain
  return sql`${plain}, (SELECT ${translations.text} FROM ${translations}
    WHERE ${translations.content} = ${content} AND ${translations.contentId} = ${id}
      AND ${translations.language} = ${language} AND ${translations.field} = ${field})
    AS ${sql.identifier(`${name}_said`)}`
}

/** Reads what `said` selected. A text without its translation names the language it is in. */
export function textOf(row: Row, name: string, language: Language): Text {
  const own = row[name] as string
  if (language === DEFAULT_LANGUAGE) return { text: own }
  const translated = row[`${name}_said`] as string | null
  return translated === null ? { text: own, language: DEFAULT_LANGUAGE } : { text: translated }
}

/** A long text as its paragraphs. */
export const paragraphsOf = ({ text, language }: Text): Text[] =>
  text.split(/\n{2,}/).map((each) => ({ text: each.trim(), ...(language && { language }) }))
