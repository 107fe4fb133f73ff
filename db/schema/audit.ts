import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What was done by whom to what, for whoever must answer for it later. Only ever added to: the schema refuses the rest. */
export const audit = sqliteTable(
  'audit',
  {
    id: text().primaryKey(),
    at: integer().notNull(),
    /** `account`, `key`, `visitor`, `shell` or `system`, and which. */
    actor: text().notNull(),
    actorId: text(),
    /** A noun and what became of it: `session.begun`, `account.role`. */
    action: text().notNull(),
    target: text(),
    targetId: text(),
    /** JSON, with whatever is personal masked. */
    before: text(),
    after: text(),
    requestId: text(),
  },
  (table) => [
    index('audit_newest').on(table.at),
    index('audit_of_target').on(table.target, table.targetId, table.at),
    index('audit_of_actor').on(table.actorId, table.at),
  ],
)
