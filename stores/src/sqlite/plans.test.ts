import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { commitStatements } from '../kit/commit-statements.ts'
import { dumpStatements } from '../kit/dump-statements.ts'
import { hubStatements, readStatements } from '../kit/reads/statements.ts'
import type { Statement } from '../kit/statement.ts'
import { sqliteCompiler } from './compiler.ts'
import { openForWriting } from './database.ts'
import { migrate } from './migrate.ts'
import { scratch } from './scratch.ts'

const reads = readStatements(sqliteCompiler)
const commits = commitStatements(sqliteCompiler)
const dumps = dumpStatements(sqliteCompiler)
const statements: [string, Statement][] = [
  ...Object.entries({ ...reads, ...hubStatements(sqliteCompiler) }),
  ...(['head', 'update', 'drop'] as const).flatMap((what) =>
    Object.entries(commits[what]).map(([name, each]): [string, Statement] => [`${what} ${name}`, each]),
  ),
  ...(['home', 'page'] as const).flatMap((what) =>
    Object.entries(dumps[what]).map(([name, each]): [string, Statement] => [`dump ${what} ${name}`, each]),
  ),
  ...Object.entries({ tasks: dumps.tasks, owner: commits.owner, seq: commits.seq, freeKey: commits.freeKey }),
]

let db: Database.Database
let place: Awaited<ReturnType<typeof scratch>>
beforeAll(async () => {
  place = await scratch({ now: 0 })
  db = new Database(place.path, { readonly: true })
})
afterAll(async () => {
  db.close()
  await place.end()
})

it.each(statements)('%s is answered from an index, in the order of the index', (_name, { sql, names }) => {
  const steps = db
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...names.map(() => 1))
  const plan = steps.map((step) => step.detail).join('; ')
  expect(plan).toMatch(/SEARCH/)
  // What was found, at most so many, is counted.
  expect(plan).not.toMatch(/SCAN (?!some\b)|TEMP B-TREE/)
})

it.each([
  ['inFlight', 'message_in_flight'],
  ['lastRead', 'message_place'],
  ['unreadUpTo', 'message_unread'],
  ['list', 'conversation_latest'],
  ['unreadList', 'conversation_latest_unread'],
  ['countUnread', 'conversation_latest_unread'],
] as const)('%s looks only at the few rows of %s', (name, index) => {
  const { sql, names } = reads[name]
  const steps = db
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...names.map(() => 1))
  expect(steps.map((step) => step.detail).join()).toContain(`INDEX ${index} `)
})

it.each(Object.entries(reads))('%s names the tenant whose rows it reads', (_name, { sql, names }) => {
  expect(names).toContain('tenant')
  expect(sql).toMatch(/where "\w+"\."(tenant|scope)" = \?/)
})

it('a load leaves every index as it was', async () => {
  const loaded = await scratch({ now: 0 })
  await loaded.load(loaded.dump(null), async () => undefined)
  const other = new Database(loaded.path, { readonly: true })
  const [before, after] = [db, other].map((each) =>
    each.prepare(`select name, sql from sqlite_master where type = 'index' order by name`).all(),
  )
  expect(after).toEqual(before)
  other.close()
  await loaded.end()
})

it('data of a newer version are worked on while it only added, and refused with what to do once it took something away', () => {
  const writing = openForWriting(':memory:')
  migrate(writing, 1)
  writing.exec(`insert into migration values ('998-adds', 1, null), ('999-takes-away', 1, '012-since')`)
  migrate(writing, 2)
  writing.exec(`update migration set since = '998-adds' where name = '999-takes-away'`)
  expect(() => migrate(writing, 2)).toThrow('start that version')
  writing.close()
})
