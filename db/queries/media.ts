import { type SQL, sql } from 'drizzle-orm'
import type { Row } from '../../src/shared/database.ts'
import type { Language } from '../../src/shared/languages.ts'
import { pictures } from '../schema/media.ts'
import { said, textOf } from './text.ts'

/** The columns of a joined picture. */
export const pictureColumns = (language: Language): SQL =>
  sql`${pictures.file}, ${pictures.width}, ${pictures.height}, ${pictures.colour},
    ${said(language, 'picture', pictures.id, 'alt', pictures.alt, 'alt')}`

export const pictureOf = (row: Row, language: Language) => ({
  file: row.file as string,
  width: Number(row.width),
  height: Number(row.height),
  colour: row.colour as string,
  alt: textOf(row, 'alt', language).text,
})
