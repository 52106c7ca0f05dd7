import { ownerOf } from '@parley/core/domain/task.ts'

import { answer, ask } from '../kit/inquiry.ts'
import type { Outcome } from '../kit/judge.ts'
import { bind } from '../kit/statement.ts'
import { taskStatements, type TaskStatements } from '../kit/task-statements.ts'
import { sqliteCompiler } from './compiler.ts'
import type { Connection } from './database.ts'
import type { Answers, WireClaim, WireLease } from './protocol.ts'
import { readyGroups, type ReadyGroups, type Waiting } from './ready-groups.ts'

/** The task table together with its image in memory, which follows only what was committed. */
export interface TaskLedger {
  readonly groups: ReadyGroups
  /** Writes an outcome's tasks and finishes inside the running transaction; the result puts them into memory once that has committed. */
  write(outcome: Outcome, now: number): () => void
  lease(groups: readonly string[], most: number, leaseMs: number, now: number): Answers['lease']
  /** Notes that nothing was running when the process ended. */
  stop(): void
}

/** Epochs of later processes are higher: each start opens a new range of them. */
const epochsPerStart = 2 ** 32

export function openTaskLedger(db: Connection): TaskLedger {
  const sql = taskStatements(sqliteCompiler)
  const groups = readyGroups()
  let epoch = start(db, sql) * epochsPerStart
  let lastId = load(db, sql, groups)
  remember(db, sql, 'clean_stop', 0)
  return {
    groups,
    write(outcome, now) {
      const added = outcome.tasks.map(([grp, tenant, doc, due_at, trace]) => ({
        id: (lastId += 1),
        grp,
        tenant,
        doc,
        due_at,
        trace,
      }))
      db.write({ statement: sql.add, rows: added.map((task) => bind(sql.add, task)) })
      for (const [kind, , id, , due_at] of outcome.finishes) {
        if (kind === 'done') db.write({ statement: sql.done, rows: [[id]] })
        if (kind === 'again') db.write({ statement: sql.again, rows: [bind(sql.again, { due_at, now, id })] })
        if (kind === 'later') db.write({ statement: sql.later, rows: [bind(sql.later, { due_at, now, id })] })
      }
      return () => {
        for (const finish of outcome.finishes) groups.finish(finish)
        for (const { id, grp: group, tenant, due_at: dueAt } of added)
          groups.add(group, ownerOf({ tenant, group }), { id, dueAt, survivor: false, again: false })
      }
    },
    lease(names, most, leaseMs, now) {
      const taken = [...new Set(names)].flatMap((name): readonly Taken[] => {
        const tasks = groups.due(name, most, now)
        return tasks.length === 0 ? [] : [{ name, tasks, epoch: (epoch += 1) }]
      })
      countCrashes(db, sql, taken)
      for (const { name, tasks, epoch } of taken) groups.hold(name, tasks, epoch, now + leaseMs)
      return taken.map((one) => wireLease(db, sql, one))
    },
    stop: () => remember(db, sql, 'clean_stop', 1),
  }
}

interface Taken {
  readonly name: string
  readonly tasks: readonly Waiting[]
  readonly epoch: number
}

/** Counts this start and gives its number. */
function start(db: Connection, sql: TaskStatements): number {
  const number = fact(db, sql, 'starts') + 1
  remember(db, sql, 'starts', number)
  return number
}

/** Puts the waiting tasks into memory and gives the last id. After a crash each of them may have been its cause. */
function load(db: Connection, sql: TaskStatements, groups: ReadyGroups): number {
  const survivor = fact(db, sql, 'clean_stop') === 0
  let last = 0
  for (const { id, grp: group, tenant, due_at: dueAt, tried_at } of answer(ask(sql.all, {}), db.read)) {
    groups.add(group, ownerOf({ tenant, group }), { id, dueAt, survivor, again: tried_at !== null })
    last = id
  }
  return last
}

/** Before a survivor runs again: should it crash the process once more, the count must have outlived that. */
function countCrashes(db: Connection, sql: TaskStatements, taken: readonly Taken[]): void {
  const survivors = taken.flatMap(({ tasks }) => tasks.filter((task) => task.survivor))
  if (survivors.length === 0) return
  db.transaction(() => db.write({ statement: sql.crashed, rows: survivors.map((task) => [task.id]) }))
  for (const task of survivors) task.survivor = false
}

function wireLease(db: Connection, sql: TaskStatements, { name, tasks, epoch }: Taken): WireLease {
  const rows = answer(ask(sql.one, ...tasks), db.read)
  const claims = rows.map((row): WireClaim => [
    row.id,
    row.tenant,
    row.doc,
    row.due_at,
    row.tries,
    row.tried_at,
    row.crashes,
    row.trace,
  ])
  return [name, epoch, claims]
}

function fact(db: Connection, sql: TaskStatements, name: string): number {
  return answer(ask(sql.fact, { name }), db.read)[0]?.value ?? 0
}

function remember(db: Connection, sql: TaskStatements, name: string, value: number): void {
  db.transaction(() => db.write({ statement: sql.remember, rows: [bind(sql.remember, { name, value })] }))
}
