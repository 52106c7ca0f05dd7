import type { RecordKind, Records } from '@parley/core/domain/change.ts'
import type { Entry } from '@parley/core/domain/entry.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { wordsIn } from '@parley/core/domain/event.ts'

import { commitStatements } from './commit-statements.ts'
import type { Compiler } from './compiler.ts'
import { dumpStatements } from './dump-statements.ts'
import type { Read } from './dump.ts'
import { scopeOf } from './facts.ts'
import { ask, type Ask } from './inquiry.ts'
import { toJson } from './json.ts'
import { knows, newestForm } from './migrations/steps.ts'
import { shapes } from './shapes.ts'
import { bind, type Statement, type Value } from './statement.ts'
import { hub, type Home } from './tables.ts'
import { addOldTask } from './task-statements.ts'

/** Makes the rows of what was dumped, page after page. Keys and columns are made anew from the documents. */
export function loader(compiler: Compiler): (page: readonly Entry[]) => readonly Ask[] {
  const sql = { ...commitStatements(compiler), addTask: addOldTask(compiler) }
  let lastTask = 0
  return (page) => {
    const writes = new Map<Statement, (readonly Value[])[]>()
    const add: Add = (statement, values) => {
      const rows = writes.get(statement)
      if (rows) rows.push(values)
      else writes.set(statement, [values])
    }
    for (const entry of page) {
      const tenant = entry.tenant ?? hub
      if (entry.kind === 'head') add(sql.startLog, bind(sql.startLog, { ...entry.doc, tenant }))
      else if (entry.kind === 'event') {
        const { account, seq, id } = entry.doc
        add(
          sql.log,
          bind(sql.log, { tenant, account, seq, id, about: wordsIn(entry.doc), doc: toJson(entry.doc) }),
        )
      } else if (entry.kind === 'task') add(sql.addTask, bind(sql.addTask, taskRow((lastTask += 1), entry)))
      else addRecord(sql, add, tenant, entry.kind, entry.doc)
    }
    return [...writes].map(([statement, rows]) => ({ statement, rows }))
  }
}

type Add = (statement: Statement, values: readonly Value[]) => void

function addRecord<K extends RecordKind>(
  { insert, takeKey }: Pick<ReturnType<typeof commitStatements>, 'insert' | 'takeKey'>,
  add: Add,
  tenant: Home,
  record: K,
  doc: Records[K],
): void {
  const { id, version } = doc
  const keys = shapes[record].keys(doc)
  add(insert[record], [version, toJson(keys), toJson(doc), ...shapes[record].values(doc), tenant, id])
  for (const key of keys) add(takeKey, bind(takeKey, { scope: scopeOf(tenant, key), key, tenant, id }))
}

function taskRow(id: number, { tenant, doc }: Extract<Entry, { kind: 'task' }>) {
  const { group, work, dueAt, tries, triedAt, crashes, trace } = doc
  return {
    id,
    grp: group,
    tenant,
    doc: toJson(work),
    due_at: dueAt,
    tries,
    tried_at: triedAt,
    crashes,
    trace,
  }
}

/** Whether nobody has written anything yet. */
export async function isEmpty(compiler: Compiler, read: Read): Promise<boolean> {
  for (const some of Object.values(dumpStatements(compiler).some))
    if ((await read(ask(some, {}))).length > 0) return false
  return true
}

/** Throws `invalid_request` for documents that are not like those of this version. */
export function refuseForm(form: string): void {
  if (form === newestForm) return
  throw new HubError(
    'invalid_request',
    !knows(form)
      ? `It was written by a newer version (${form}): import it with that version, or a later one.`
      : `It was written by an older version (${form}): start this version on the old data once, then export again.`,
  )
}
