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
  const hint = (id: string) => ({ kind: 'answer', answer: ['done', [], [[id, 1_000, id, false]]] })
  expect(replies).toEqual([
    hint('cus_1'),
    { kind: 'failed', code: 'unavailable', detail: 'The database failed: disk I/O error.' },
    hint('cus_2'),
  ])
  const [leases] = runBatch(writer, [['lease', ['cus_1', 'cus_bad', 'cus_2'], 5, 1_000]], 10_000)
  const claims = [expect.any(Number), expect.any(Array)]
  expect(leases).toMatchObject({
    answer: [
      ['cus_1', ...claims],
      ['cus_2', ...claims],
    ],
  })
})

it('a lease of survivors fails, and holds nothing, if their crashes cannot be counted', () => {
  const writer = open()
  runBatch(writer, [['commit', wireCommit('', commitOf([], { tasks: [task('a')] }))]], 10_000)
  const restarted = { ...writer, ledger: openTaskLedger(writer.db) }
  writer.db.exec(`create trigger fault before update on task begin select raise(abort, 'disk full'); end`)
  const lease = ['lease', ['a'], 5, 1_000] as const
  expect(runBatch(restarted, [lease], 10_000)).toMatchObject([{ kind: 'failed' }])
  writer.db.exec('drop trigger fault')
  expect(runBatch(restarted, [lease], 10_000)).toMatchObject([
    { answer: [['a', expect.any(Number), [{ 6: 1 }]]] },
  ])
})

function open(): Writer {
  const db = openForWriting(':memory:')
  migrate(db, 0)
  return { db, sql: commitStatements(sqliteCompiler), ledger: openTaskLedger(db), ask: asker(db) }
}
