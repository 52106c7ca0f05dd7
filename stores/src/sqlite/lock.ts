import { HubError } from '@parley/core/domain/error.ts'
import Database from 'better-sqlite3'

/**
 * Keeps every other process away from the data file: an exclusive transaction on a small database beside it, held as
 * long as the process lives. The operating system ends it with the process, however that dies; nothing goes stale.
 */
export function lock(path: string): { release(): void } {
  try {
    const db = new Database(`${path}.lock`, { timeout: 0 })
    db.exec('begin exclusive')
    return { release: () => void db.close() }
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_BUSY') throw unusable(path, error)
    const detail = `Another process is using ${path}: stop it first, or give this one a data folder of its own.`
    throw new HubError('unavailable', detail)
  }
}

function unusable(path: string, error: unknown): HubError {
  const why = error instanceof Error ? error.message : String(error)
  return new HubError(
    'unavailable',
    `The lock ${path}.lock cannot be taken (${why}): check the folder and its rights.`,
  )
}
