import type { Compilable, SchemaModule } from 'kysely'

/** The database itself says which versions may work on it. */
export function since(schema: SchemaModule): Compilable[] {
  return [schema.alterTable('migration').addColumn('since', 'text')]
}
