import { answer, ask } from '../kit/inquiry.ts'
import type { Outcome } from '../kit/judge.ts'
import { bind } from '../kit/statement.ts'
import type { TaskStatements } from '../kit/task-statements.ts'
import { compiled } from './compiled.ts'
import type { Connection } from './database.ts'
import type { Kept, WireTaskRow } from './protocol.ts'

/** The task table. Whose turn it is, is known where tasks are given out (`taskDesk`). */
export interface TaskLedger {
  /** What waited when this process started. */
  kept(): Kept
  /** Writes an outcome's tasks and finishes inside the running transaction; gives the id of the first task, from which the others go on. */
  write(outcome: Outcome, now: number): number
  /** Tasks as they stand; before that, the start of those that survived a crash is counted. */
  read(ids: readonly number[], survivors: readonly number[]): readonly WireTaskRow[]
  /** Notes that nothing was running when the process ended. */
  stop(): void
}

export function openTaskLedger(db: Connection): TaskLedger {
  const sql = compiled.tasks
  const start = fact(db, sql, 'starts') + 1
  const crashed = fact(db, sql, 'clean_stop') === 0
  remember(db, sql, 'starts', start)
  remember(db, sql, 'clean_stop', 0)
  const waiting = () => answer(ask(sql.all, {}), db.read)
  let lastId = waiting().at(-1)?.id ?? 0
  return {
    kept: () => ({
      start,
      crashed,
      tasks: waiting().map(({ id, grp, tenant, due_at, tried_at, crashes }) => [
        id,
        grp,
        tenant,
        due_at,
        tried_at !== null,
        crashes,
      ]),
    }),
    write({ tasks, finishes }, now) {
      const first = lastId + 1
      const rows = tasks.map(([grp, tenant, doc, due_at, trace]) =>
        bind(sql.add, { id: (lastId += 1), grp, tenant, doc, due_at, trace }),
      )
      db.write({ statement: sql.add, rows })
      for (const [kind, , id, , due_at] of finishes) {
        if (kind === 'done') db.write({ statement: sql.done, rows: [[id]] })
        if (kind === 'again') db.write({ statement: sql.again, rows: [bind(sql.again, { due_at, now, id })] })
        if (kind === 'later') db.write({ statement: sql.later, rows: [bind(sql.later, { due_at, now, id })] })
      }
      return first
    },
    read(ids, survivors) {
      // Should one of them crash the process once more, the count must have outlived that.
      const crashes = { statement: sql.crashed, rows: survivors.map((id) => [id]) }
      if (survivors.length > 0) db.transaction(() => db.write(crashes))
      const rows = answer(ask(sql.one, ...ids.map((id) => ({ id }))), db.read)
      return rows.map((row) => [
        row.id,
        row.tenant,
        row.doc,
        row.due_at,
        row.tries,
        row.tried_at,
        row.crashes,
        row.trace,
      ])
    },
    stop: () => remember(db, sql, 'clean_stop', 1),
  }
}

function fact(db: Connection, sql: TaskStatements, name: string): number {
  return answer(ask(sql.fact, { name }), db.read)[0]?.value ?? 0
}

function remember(db: Connection, sql: TaskStatements, name: string, value: number): void {
  db.transaction(() => db.write({ statement: sql.remember, rows: [bind(sql.remember, { name, value })] }))
}
