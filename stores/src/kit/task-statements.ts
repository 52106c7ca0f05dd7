import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Work } from '@parley/core/domain/task.ts'
import { sql } from 'kysely'

import { statement, type Param } from './compile.ts'
import type { Compiler } from './compiler.ts'
import type { Json } from './json.ts'
import type { Tables } from './tables.ts'

export type TaskStatements = ReturnType<typeof taskStatements>

interface Added {
  id: number
  grp: string
  tenant: TenantId | null
  doc: Json<Work>
  due_at: number
  trace: string | null
}

export function taskStatements(compiler: Compiler) {
  const db = compiler<Tables>()
  return {
    all: statement(() =>
      db.selectFrom('task').select(['id', 'grp', 'tenant', 'due_at', 'tried_at', 'crashes']).orderBy('id'),
    ),
    one: statement((param: Param<{ id: number }>) =>
      db.selectFrom('task').selectAll().where('id', '=', param('id')),
    ),
    add: statement((param: Param<Added>) =>
      db.insertInto('task').values({
        id: param('id'),
        grp: param('grp'),
        tenant: param('tenant'),
        doc: param('doc'),
        due_at: param('due_at'),
        trace: param('trace'),
        tries: sql.lit(0),
        crashes: sql.lit(0),
      }),
    ),
    done: statement((param: Param<{ id: number }>) => db.deleteFrom('task').where('id', '=', param('id'))),
    again: statement((param: Param<{ due_at: number; now: number; id: number }>) =>
      db
        .updateTable('task')
        .set((row) => ({
          due_at: param('due_at'),
          tries: row('tries', '+', sql.lit(1)),
          tried_at: row.fn.coalesce('tried_at', param('now')),
          crashes: sql.lit(0),
        }))
        .where('id', '=', param('id')),
    ),
    later: statement((param: Param<{ due_at: number; now: number; id: number }>) =>
      db
        .updateTable('task')
        .set((row) => ({
          due_at: param('due_at'),
          tried_at: row.fn.coalesce('tried_at', param('now')),
          crashes: sql.lit(0),
        }))
        .where('id', '=', param('id')),
    ),
    crashed: statement((param: Param<{ id: number }>) =>
      db
        .updateTable('task')
        .set((row) => ({ crashes: row('crashes', '+', sql.lit(1)) }))
        .where('id', '=', param('id')),
    ),
    fact: statement((param: Param<{ name: string }>) =>
      db.selectFrom('fact').select('value').where('name', '=', param('name')),
    ),
    remember: statement((param: Param<{ name: string; value: number }>) =>
      db
        .insertInto('fact')
        .values({ name: param('name'), value: param('value') })
        .onConflict((fact) => fact.column('name').doUpdateSet({ value: param('value') })),
    ),
  }
}

interface OldTask extends Added {
  tries: number
  tried_at: number | null
  crashes: number
}

/** Adds a task that has waited elsewhere. */
export function addOldTask(compiler: Compiler) {
  return statement((param: Param<OldTask>) =>
    compiler<Tables>()
      .insertInto('task')
      .values({
        id: param('id'),
        grp: param('grp'),
        tenant: param('tenant'),
        doc: param('doc'),
        due_at: param('due_at'),
        tries: param('tries'),
        tried_at: param('tried_at'),
        crashes: param('crashes'),
        trace: param('trace'),
      }),
  )
}
