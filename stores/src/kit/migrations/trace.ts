import type { Compilable, SchemaModule } from 'kysely'

/** Tasks know which request or webhook they come from. */
export function trace(schema: SchemaModule): Compilable[] {
  return [schema.alterTable('task').addColumn('trace', 'text')]
}
