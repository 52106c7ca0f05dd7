import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import { user } from '../conformance/given.ts'
import { statement } from '../kit/compile.ts'
import { toJson } from '../kit/json.ts'
import { stepsLeft } from '../kit/migrations/steps.ts'
import { sqliteCompiler } from './compiler.ts'
import { openForWriting } from './database.ts'
import { migrate } from './migrate.ts'

it('people and tenants of the first version get what was added since', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-migrate-'))
  const db = openForWriting(join(folder, 'old.db'))
  const [first] = [stepsLeft([])].flatMap((left) => ('unknown' in left ? [] : left))
  for (const each of first!.up(sqliteCompiler())) db.exec(each.compile().sql)
  db.exec('create table "migration" ("name" text primary key, "at" bigint not null)')
  db.exec(`insert into "migration" values ('${first!.name}', 0)`)
  const { invite: _, deactivatedAt: __, ...old } = user()
  db.exec(`insert into "user" values ('ten_1', '${old.id}', 1, '[]', '${toJson(old)}')`)
  db.exec(`insert into "tenant" values ('', 'ten_1', 1, '[]', '${toJson({ id: 'ten_1', name: 'Café' })}')`)
  migrate(db, 0)
  const read = (table: string) => {
    const all = statement<object, { doc: string }>(() =>
      sqliteCompiler<Record<string, { doc: string }>>().selectFrom(table).select('doc'),
    )
    return (db.read({ statement: all, rows: [[]] }) as { doc: string }[]).map((row) => JSON.parse(row.doc))
  }
  expect(read('user')).toEqual([{ ...old, invite: null, deactivatedAt: null }])
  expect(read('tenant')).toEqual([{ id: 'ten_1', name: 'Café', plan: 'free', credits: 0, suspendedAt: null }])
  db.close()
  rmSync(folder, { recursive: true })
})
