import { HubError } from '@parley/core/domain/error.ts'

import { statement, type Param } from '../kit/compile.ts'
import { answer, ask } from '../kit/inquiry.ts'
import { stepsLeft, type Step, type Taken } from '../kit/migrations/steps.ts'
import { sqliteCompiler } from './compiler.ts'
import type { Connection } from './database.ts'

/** Brings the database to this version of the hub, all in one transaction. */
export function migrate(db: Connection, now: number): void {
  const sql = sqliteCompiler<{ migration: Taken & { at: number } }>()
  db.exec('create table if not exists "migration" ("name" text primary key, "at" bigint not null)')
  const take = statement((param: Param<{ name: string; at: number }>) =>
    sql.insertInto('migration').values({ name: param('name'), at: param('at') }),
  )
  const limit = statement((param: Param<{ since: string; name: string }>) =>
    sql
      .updateTable('migration')
      .set({ since: param('since') })
      .where('name', '=', param('name')),
  )
  db.transaction(() => {
    for (const step of toTake(db)) {
      for (const each of step.up(sqliteCompiler())) db.exec(worded(each.compile().sql))
      db.write({ statement: take, rows: [[step.name, now]] })
      if (step.since) db.write({ statement: limit, rows: [[step.since, step.name]] })
    }
  })
}

/** SQLite knows each index by its name alone. */
function worded(sql: string): string {
  return sql.replace(/^(drop index .*) on .*$/, '$1')
}

/** The steps that the database has not taken. Throws `unavailable` for one that only newer versions can work on. */
export function toTake(db: Connection): readonly Step[] {
  const sql = sqliteCompiler<{ migration: Taken }>()
  const all = statement<object, Taken>(() => sql.selectFrom('migration').selectAll())
  const left = stepsLeft(answer(ask(all, {}), db.read))
  if ('unknown' in left) throw newer(left.unknown)
  return left
}

function newer(step: string): HubError {
  const detail = `The data was written by a newer version (it has taken step ${step}): start that version, or a later one.`
  return new HubError('unavailable', detail)
}
