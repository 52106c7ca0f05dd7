import { sql, type Compilable, type SchemaModule } from 'kysely'

import { record } from './first.ts'

/** Dead letters by their state, with what they are picked by; and how far the replaying of many has come. */
export function letters(schema: SchemaModule): Compilable[] {
  const text = (name: string, start: string) =>
    schema
      .alterTable('letter')
      .addColumn(name, 'text', (column) => column.notNull().defaultTo(sql.lit(start)))
  return [
    text('state', 'open'),
    text('reason', 'exhausted'),
    schema.alterTable('letter').addColumn('account', 'text'),
    schema.alterTable('letter').addColumn('endpoint', 'text'),
    schema
      .alterTable('letter')
      .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(sql.lit(0))),
    schema.createIndex('letter_state').on('letter').columns(['tenant', 'state', 'id']),
    record(schema, 'redrive'),
  ]
}
