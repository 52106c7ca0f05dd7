import type { Compilable, SchemaModule } from 'kysely'

import { record } from './first.ts'

/** API keys, and the audit log with its two ways of looking into it. */
export function keysAndAudit(schema: SchemaModule): Compilable[] {
  return [
    record(schema, 'key'),
    record(schema, 'audit')
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('target', 'text'),
    schema.createIndex('audit_actor').on('audit').columns(['tenant', 'actor', 'id']),
    schema.createIndex('audit_target').on('audit').columns(['tenant', 'target', 'id']),
  ]
}
