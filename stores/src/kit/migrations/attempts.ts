import { sql, type Compilable, type SchemaModule } from 'kysely'

import { record } from './first.ts'

/** The record of calls out. Each stands in as few indexes as possible, because there is one for every message. */
export function attempts(schema: SchemaModule): Compilable[] {
  return [
    record(schema, 'attempt').addColumn('endpoint', 'text').addColumn('about', 'text'),
    schema
      .createIndex('attempt_endpoint')
      .on('attempt')
      .columns(['tenant', 'endpoint', 'id'])
      .where(sql.ref('endpoint'), 'is not', sql.lit(null)),
    schema.createIndex('attempt_about').on('attempt').columns(['tenant', 'about', 'id']),
  ]
}
