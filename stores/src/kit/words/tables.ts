import type { Compilable, SchemaModule } from 'kysely'

import type { Tables } from '../tables.ts'
import type { Kind } from './code.ts'

/** What is known of an index of words beside the words themselves. It stands where the index stands. */
export interface WordTables extends Tables {
  /** Up to which event of each account's log the words were taken up. */
  word_cursor: { tenant: string; account: string; seq: number }
  /** The record down to which those from before the index were taken up, from the last one; nothing is before all. */
  word_fill: { kind: Kind; tenant: string; id: string }
}

export function wordTables(schema: SchemaModule): Compilable[] {
  return [
    schema
      .createTable('word_cursor')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('word_cursor_pk', ['tenant', 'account']),
    schema
      .createTable('word_fill')
      .addColumn('kind', 'text', (column) => column.primaryKey())
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull()),
  ]
}
