import { sql, type Compilable, type Kysely } from 'kysely'

import type { Tables } from '../tables.ts'

/** People can be invited and shut out, tenants have a plan, and somebody's sessions are found. */
export function people(db: Kysely<Tables>): Compilable[] {
  return [
    extend(db, 'tenant', { plan: 'free', credits: 0, suspendedAt: null }),
    extend(db, 'user', { invite: null, deactivatedAt: null }),
    db.schema.createIndex('session_user').on('session').columns(['tenant', 'user', 'id']),
  ]
}

/** Every document gets these members; as text, for each database has JSON functions of its own. */
function extend(db: Kysely<Tables>, table: 'tenant' | 'user', members: object): Compilable {
  const head = `${JSON.stringify(members).slice(0, -1)},`
  return db.updateTable(table).set({ doc: sql<string>`concat(${sql.lit(head)}, substr(doc, 2))` })
}
