import { sql, type Compilable, type Kysely, type SelectQueryBuilder } from 'kysely'

import { statement, type Param } from '../compile.ts'
import type { Statement } from '../statement.ts'
import type { Tables } from '../tables.ts'

type Rows<T extends keyof Tables> = SelectQueryBuilder<Tables, T, object>

/**
 * A statement about one tenant's rows of a table. All reads of a `Store` are made here, and an inquiry `within` a tenant
 * takes no others, so none can forget whose rows it may see.
 */
export function own<T extends keyof Tables, P, R>(
  db: Kysely<Tables>,
  table: T,
  build: (rows: Rows<T>, param: Param<P>) => Compilable<R>,
): Statement<P & { tenant: string }, R> {
  return statement((param: Param<P & { tenant: string }>) => {
    const tenant = sql.ref<string>(`${table}.${table === 'unique_key' ? 'scope' : 'tenant'}`)
    const rows = db.selectFrom<keyof Tables>(table).where(tenant, '=', param('tenant'))
    return build(rows, param)
  })
}
