import { put } from '@parley/core/domain/change.ts'
import { expect, it } from 'vitest'

import { commitOf, customer, task } from '../conformance/given.ts'
import { commitStatements } from '../kit/commit-statements.ts'
import { wireCommit } from '../kit/wire.ts'
import { runBatch, type Writer } from './batch.ts'
import { sqliteCompiler } from './compiler.ts'
import { openForWriting } from './database.ts'
import { migrate } from './migrate.ts'
import { openTaskLedger } from './task-ledger.ts'
import { asker } from './thread.ts'

it('a commit on which the database fails fails alone', () => {
  const writer = open()
  writer.db.exec(`create trigger fault before insert on customer when new.id = 'cus_bad'
    begin select raise(abort, 'disk I/O error'); end`)
  const commits = (['cus_1', 'cus_bad', 'cus_2'] as const).map((id) => {
    const commit = commitOf([put('customer', customer({ id }))], { tasks: [task(id)] })
    return ['commit', wireCommit('ten_1', commit)] as const
  })
  const replies = runBatch(writer, commits, 10_000)
  const done = { kind: 'answer', answer: ['done', [], expect.any(Number)] }
  expect(replies).toEqual([
    done,
    { kind: 'failed', code: 'unavailable', detail: 'The database failed: disk I/O error.' },
    done,
  ])
  const { tasks } = writer.ledger.kept()
  expect(tasks.map(([, group]) => group)).toEqual(['cus_1', 'cus_2'])
  expect(replies[2]).toMatchObject({ answer: ['done', [], tasks[1]?.[0]] })
})

it('tasks are read only after the crashes of survivors have been counted', () => {
  const writer = open()
  runBatch(writer, [['commit', wireCommit('', commitOf([], { tasks: [task('a')] }))]], 10_000)
  const restarted = { ...writer, ledger: openTaskLedger(writer.db) }
  const { crashed, tasks } = restarted.ledger.kept()
  const ids = tasks.map(([id]) => id)
  expect(crashed).toBe(true)
  writer.db.exec(`create trigger fault before update on task begin select raise(abort, 'disk full'); end`)
  expect(runBatch(restarted, [['tasks', ids, ids]], 10_000)).toMatchObject([{ kind: 'failed' }])
  writer.db.exec('drop trigger fault')
  expect(runBatch(restarted, [['tasks', ids, ids]], 10_000)).toMatchObject([{ answer: [{ 6: 1 }] }])
})

function open(): Writer {
  const db = openForWriting(':memory:')
  migrate(db, 0)
  return { db, sql: commitStatements(sqliteCompiler), ledger: openTaskLedger(db), ask: asker(db) }
}
