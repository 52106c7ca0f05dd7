import type { Compilable, SchemaModule } from 'kysely'

import { record } from './first.ts'

/** What administrators are told of, and where. */
export function alerts(schema: SchemaModule): Compilable[] {
  return [record(schema, 'alert'), record(schema, 'target')]
}
