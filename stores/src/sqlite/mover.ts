import { existsSync } from 'node:fs'

import { HubError } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Dump, Mover } from '@parley/core/ports/mover.ts'

import { dumpStatements } from '../kit/dump-statements.ts'
import { dumpPages, type Read } from '../kit/dump.ts'
import { answer, ask } from '../kit/inquiry.ts'
import { isEmpty, loader, refuseForm } from '../kit/load.ts'
import { newestForm } from '../kit/migrations/steps.ts'
import type { Statement } from '../kit/statement.ts'
import { sqliteCompiler } from './compiler.ts'
import { openForReading, openForWriting, type Connection } from './database.ts'
import { lock } from './lock.ts'
import { migrate, toTake } from './migrate.ts'
import { dropWords } from './words/open.ts'

/** Moves what is in a SQLite file: out of it in one read transaction, into it in one write transaction. */
export function sqliteMover(path: string, now: () => number): Mover {
  return {
    dump: (tenant) => ({ form: newestForm, pages: dumpFile(path, tenant) }),
    async load(dump, prove) {
      refuseForm(dump.form)
      const held = lock(path)
      try {
        dropWords(path)
        const db = openForWriting(path)
        try {
          migrate(db, now())
          await fill(db, path, dump.pages, prove)
        } finally {
          db.close()
        }
      } finally {
        held.release()
      }
    },
  }
}

async function* dumpFile(path: string, tenant: TenantId | null): Dump['pages'] {
  if (!existsSync(path)) throw refused(`There is no data at ${path}: check DATA_DIR.`)
  const db = openForReading(path)
  try {
    db.exec('begin')
    if (toTake(db).length > 0)
      throw refused(`The data at ${path} is of an older version: start this version on it once, then export.`)
    yield* dumpPages(dumpStatements(sqliteCompiler), readerOf(db), tenant)
  } finally {
    db.close()
  }
}

/**
 * All in one transaction: what is not committed when the connection closes has never been there. The
 * rollback journal of an empty file stays empty, while a write-ahead log would grow as large as all that is written.
 */
async function fill(
  db: Connection,
  path: string,
  pages: Dump['pages'],
  prove: (pages: Dump['pages']) => Promise<void>,
): Promise<void> {
  const read = readerOf(db)
  const rowsOf = loader(sqliteCompiler)
  db.exec('pragma journal_mode = delete; pragma cache_size = -262144')
  db.exec('begin immediate')
  if (!(await isEmpty(sqliteCompiler, read)))
    throw refused(`${path} holds a hub already: give it a DATA_DIR of its own.`)
  const makeIndexes = withoutIndexes(db)
  for await (const page of pages) for (const write of rowsOf(page)) db.write(write)
  makeIndexes()
  await prove(dumpPages(dumpStatements(sqliteCompiler), read, null))
  db.exec('commit')
  db.exec('pragma journal_mode = wal')
}

const indexes: Statement<object, { name: string; sql: string }> = {
  sql: `select name, sql from sqlite_master where type = 'index' and sql is not null`,
  names: [],
}

/** Of rows that are there an index is sorted once; with each that comes its place would be looked for. */
function withoutIndexes(db: Connection): () => void {
  const all = answer(ask(indexes, {}), db.read)
  for (const { name } of all) db.exec(`drop index "${name}"`)
  return () => {
    for (const { sql } of all) db.exec(sql)
  }
}

function readerOf(db: Connection): Read {
  return (inquiry) => answer(inquiry, db.read)
}

function refused(detail: string): HubError {
  return new HubError('invalid_request', detail)
}
