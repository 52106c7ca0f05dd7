import { Worker } from 'node:worker_threads'

import type { Connection } from './database.ts'

/** As many pages (of 4 kB) as the log grows before it is copied, and the commits between two looks at it, of 10 µs each. */
const mostPages = 3_000
const commitsBetween = 100

/** Copies the write-ahead log into the data file while commits go on. */
export interface LogCopier {
  committed(count: number): void
  close(): void
}

/**
 * A thread copies what is there, and the writer only what has come meanwhile, after which SQLite begins the log anew: copying
 * all of it would hold up every commit for 20 to 50 ms. If the thread fails, SQLite has the writer do it (`openForWriting`).
 */
export function logCopier(db: Connection, path: string): LogCopier {
  let thread: Worker | null = null
  let commits = 0
  let copying = false

  const start = () => {
    const started = new Worker(new URL('./log-thread.ts', import.meta.url), { workerData: path })
    started.on('message', () => {
      copying = false
      copyLog(db)
    })
    started.on('error', () => {
      thread = null
      copying = false
    })
    return started
  }
  return {
    committed(count) {
      commits += count
      if (copying || commits < commitsBetween) return
      commits = 0
      if (db.pagesInLog() < mostPages) return
      copying = true
      thread ??= start()
      thread.postMessage('copy')
    },
    close: () => thread?.postMessage('close'),
  }
}

/** As far as nobody reads what it would take away. What cannot be copied now stays in the log. */
export function copyLog(db: Connection): void {
  try {
    db.exec('pragma wal_checkpoint(passive)')
  } catch {
    // A full disk, say: the next commit tells.
  }
}
