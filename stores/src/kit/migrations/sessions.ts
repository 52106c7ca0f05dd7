import { sql, type Compilable, type Kysely } from 'kysely'

import type { Tables } from '../tables.ts'

/** Sessions no longer hold a token; those that do end, and people sign in again. */
export function sessions(db: Kysely<Tables>): Compilable[] {
  return [db.deleteFrom('session'), db.deleteFrom('unique_key').where('key', 'like', sql.lit('hub:token:%'))]
}
