import { HubError } from '@parley/core/domain/error.ts'

import { answer, ask } from '../kit/inquiry.ts'
import { leftOf, type Taken } from '../kit/migrations/left.ts'
import { bind, type Statement } from '../kit/statement.ts'
import type { CompiledStep } from './compile.ts'
import { compiled } from './compiled.ts'
import type { Connection } from './database.ts'

const all: Statement<object, Taken> = { sql: 'select * from "migration"', names: [] }
const take: Statement<{ name: string; at: number }> = {
  sql: 'insert into "migration" ("name", "at") values (?, ?)',
  names: ['name', 'at'],
}
const limit: Statement<{ since: string; name: string }> = {
  sql: 'update "migration" set "since" = ? where "name" = ?',
  names: ['since', 'name'],
}

/** Brings the database to this version of the hub, all in one transaction. */
export function migrate(db: Connection, now: number): void {
  db.exec('create table if not exists "migration" ("name" text primary key, "at" bigint not null)')
  db.transaction(() => {
    for (const { name, sql, since } of toTake(db)) {
      for (const each of sql) db.exec(each)
      db.write({ statement: take, rows: [bind(take, { name, at: now })] })
      if (since) db.write({ statement: limit, rows: [bind(limit, { since, name })] })
    }
  })
}

/** The steps that the database has not taken. Throws `unavailable` for one that only newer versions can work on. */
export function toTake(db: Connection): readonly CompiledStep[] {
  const left = leftOf(compiled.steps, answer(ask(all, {}), db.read))
  if ('unknown' in left) throw newer(left.unknown)
  return left
}

function newer(step: string): HubError {
  const detail = `The data was written by a newer version (it has taken step ${step}): start that version, or a later one.`
  return new HubError('unavailable', detail)
}
