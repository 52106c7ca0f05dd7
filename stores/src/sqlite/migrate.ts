import { HubError } from '@parley/core/domain/error.ts'

import { statement, type Param } from '../kit/compile.ts'
import { answer, ask } from '../kit/inquiry.ts'
import { stepsLeft, type Step } from '../kit/migrations/steps.ts'
import { sqliteCompiler } from './compiler.ts'
import type { Connection } from './database.ts'

interface Taken {
  name: string
  at: number
}

/** Brings the database to this version of the hub, all in one transaction. */
export function migrate(db: Connection, now: number): void {
  const sql = sqliteCompiler<{ migration: Taken }>()
  db.exec('create table if not exists "migration" ("name" text primary key, "at" bigint not null)')
  const take = statement((param: Param<Taken>) =>
    sql.insertInto('migration').values({ name: param('name'), at: param('at') }),
  )
  db.transaction(() => {
    for (const step of toTake(db)) {
      for (const each of step.up(sqliteCompiler())) db.exec(worded(each.compile().sql))
      db.write({ statement: take, rows: [[step.name, now]] })
    }
  })
}

/** SQLite knows each index by its name alone. */
function worded(sql: string): string {
  return sql.replace(/^(drop index .*) on .*$/, '$1')
}

/** The steps that the database has not taken. Throws `unavailable` for one that was written by a newer version. */
export function toTake(db: Connection): readonly Step[] {
  const sql = sqliteCompiler<{ migration: Taken }>()
  const all = statement<object, Taken>(() => sql.selectFrom('migration').selectAll())
  const taken = answer(ask(all, {}), db.read)
  const left = stepsLeft(taken.map((step) => step.name))
  if ('unknown' in left) throw newer(left.unknown)
  return left
}

function newer(step: string): HubError {
  const detail = `The data was written by a newer version (it has taken step ${step}): start that version, or a later one.`
  return new HubError('unavailable', detail)
}
