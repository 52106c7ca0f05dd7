import { HubError } from '@parley/core/domain/error.ts'
import Database from 'better-sqlite3'

import type { Ask } from '../kit/inquiry.ts'
import type { Statement, Value } from '../kit/statement.ts'

/** One connection with the two primitives that everything else is made of. */
export interface Connection {
  read(ask: Ask): readonly unknown[]
  write(ask: Ask): void
  /** Runs it in one transaction; what it throws undoes all of it. */
  transaction<T>(run: () => T): T
  exec(sql: string): void
  /** How long the write-ahead log is. */
  pagesInLog(): number
  close(): void
}

/** A writer that is about to commit takes its time for an fsync, not for a lock: nobody else writes. */
const busyTimeoutMs = 5_000

export function openForWriting(path: string): Connection {
  const db = open(path, false)
  db.pragma('journal_mode = WAL')
  // better-sqlite3 is compiled with synchronous=NORMAL for WAL, which may lose the last commits on a power failure.
  db.pragma('synchronous = FULL')
  // Pages of 4 kB; long before that `logCopier` has copied them.
  db.pragma('wal_autocheckpoint = 12000')
  return connection(db, 'begin immediate')
}

export function openForReading(path: string): Connection {
  return connection(open(path, true), 'begin')
}

/** Opens the file without saying how it is written. */
export function open(path: string, readonly: boolean): Database.Database {
  try {
    const db = new Database(path, { readonly, timeout: busyTimeoutMs })
    // In KiB: hot pages of the indexes stay in memory; more gains little (measured at 5 million messages).
    db.pragma('cache_size = -65536')
    return db
  } catch (error) {
    throw new HubError(
      'unavailable',
      `The database ${path} cannot be opened (${reason(error)}): check the folder.`,
    )
  }
}

export function connection(db: Database.Database, begin: string): Connection {
  const prepared = new Map<Statement, Database.Statement<Value[]>>()
  const ready = (statement: Statement) => {
    let found = prepared.get(statement)
    if (!found) prepared.set(statement, (found = db.prepare(statement.sql)))
    return found
  }
  const lookAtLog = db.prepare<[], { log: number }>('pragma wal_checkpoint(noop)')
  const [start, commit, rollback] = [begin, 'commit', 'rollback'].map((sql) => db.prepare(sql))
  return {
    read({ statement, rows }) {
      const query = ready(statement)
      const [only] = rows
      if (only && rows.length === 1) return query.all(...only)
      return rows.flatMap((values) => query.all(...values))
    },
    write({ statement, rows }) {
      const change = ready(statement)
      for (const values of rows) change.run(...values)
    },
    transaction(run) {
      start?.run()
      try {
        const result = run()
        commit?.run()
        return result
      } catch (error) {
        if (db.inTransaction) rollback?.run()
        throw error
      }
    },
    exec: (sql) => void db.exec(sql),
    pagesInLog: () => lookAtLog.get()?.log ?? 0,
    close: () => void db.close(),
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
