import { type SQL, sql } from 'drizzle-orm'
import type { ThemeCard, ThemePage } from '../../src/listings/listing.ts'
import type { Database, Row } from '../../src/shared/database.ts'
import { isName } from '../../src/shared/ids.ts'
import type { Language } from '../../src/shared/languages.ts'
import { pictures } from '../schema/media.ts'
import { themePictures, themes } from '../schema/themes.ts'
import { pictureColumns, pictureOf } from './media.ts'
import { statement, text } from './statement.ts'
import { paragraphsOf, said, textOf } from './text.ts'

export const themeColumns = (language: Language): SQL => sql`
  ${themes.id} AS id, ${themes.slug} AS slug,
  ${said(language, 'theme', themes.id, 'title', themes.title, 'title')},
  ${said(language, 'theme', themes.id, 'summary', themes.summary, 'summary')},
  ${pictureColumns(language)}`

export const themeFrom = sql`${themes}
  JOIN ${themePictures} ON ${themePictures.themeId} = ${themes.id} AND ${themePictures.position} = 0
  JOIN ${pictures} ON ${pictures.id} = ${themePictures.pictureId}`

export const themeOf = (row: Row, language: Language): ThemeCard => ({
  id: text(row, 'id'),
  slug: text(row, 'slug'),
  title: textOf(row, 'title', language),
  summary: textOf(row, 'summary', language),
  cover: pictureOf(row, language),
})

export async function themeCards(db: Database, language: Language): Promise<ThemeCard[]> {
  const rows = await db.read(
    statement(
      sql`SELECT ${themeColumns(language)} FROM ${themeFrom} WHERE ${themes.published} = 1 ORDER BY ${themes.position}`,
    ),
  )
  return rows.map((row) => themeOf(row, language))
}

/** One theme by slug or id, with its gallery. */
export async function themePage(
  db: Database,
  language: Language,
  name: string,
): Promise<Omit<ThemePage, 'packages'> | undefined> {
  if (!isName(name)) return undefined
  const one = sql`(SELECT ${themes.id} FROM ${themes} WHERE (${themes.slug} = ${name} OR ${themes.id} = ${name}) AND ${themes.published} = 1)`
  const [cards, descriptions, gallery] = await db.readAll([
    statement(sql`SELECT ${themeColumns(language)} FROM ${themeFrom} WHERE ${themes.id} = ${one}`),
    statement(sql`SELECT ${said(language, 'theme', themes.id, 'description', themes.description, 'description')}
      FROM ${themes} WHERE ${themes.id} = ${one}`),
    statement(sql`SELECT ${pictureColumns(language)} FROM ${themePictures}
      JOIN ${pictures} ON ${pictures.id} = ${themePictures.pictureId}
      WHERE ${themePictures.themeId} = ${one} ORDER BY ${themePictures.position}`),
  ])
  const card = cards![0]
  if (!card) return undefined
  return {
    ...themeOf(card, language),
    description: paragraphsOf(textOf(descriptions![0]!, 'description', language)),
    gallery: gallery!.map((row) => pictureOf(row, language)),
  }
}
