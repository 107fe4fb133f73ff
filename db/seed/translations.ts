import type { Statement } from '../../src/shared/database.ts'
import { insert } from '../queries/statement.ts'
import { translations as table } from '../schema/translations.ts'
import { french, type Said } from './content.ts'

type Content = (typeof table.$inferInsert)['content']

/** The French of a row's texts, by the name of the field that a page asks for. */
export const translations = (
  content: Content,
  contentId: string,
  fields: Readonly<Record<string, Said>>,
): Statement[] =>
  Object.entries(fields).map(([field, { fr }]) =>
    insert(table, { content, contentId, language: 'fr', field, text: french(fr) }),
  )
