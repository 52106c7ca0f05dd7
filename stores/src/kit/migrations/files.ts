import type { Compilable, SchemaModule } from 'kysely'

import { record } from './first.ts'

/** Files by their message and by their content; templates and accounts by their business. */
export function files(schema: SchemaModule): Compilable[] {
  return [
    record(schema, 'file').addColumn('message', 'text').addColumn('hash', 'text'),
    schema.createIndex('file_message').on('file').columns(['tenant', 'message']),
    schema.createIndex('file_hash').on('file').columns(['tenant', 'hash']),
    record(schema, 'template').addColumn('business', 'text', (column) => column.notNull()),
    schema.createIndex('template_business').on('template').columns(['tenant', 'business', 'id']),
    schema.alterTable('account').addColumn('business', 'text'),
    schema.createIndex('account_business').on('account').columns(['business']),
  ]
}
