import { HubError } from '@parley/core/domain/error.ts'
import { createConnection, type ConnectionOptions, type RowDataPacket } from 'mysql2/promise'

/** What is asked of a server once, before it is used. */
export interface ServerSettings {
  /** Run on every connection first. */
  readonly settings: string
  /** The longest statement that it takes. */
  readonly mostBytes: number
}

/** Throws `unavailable` for a server that is too old. */
export async function settingsOf(config: ConnectionOptions): Promise<ServerSettings> {
  const connection = await createConnection(config)
  try {
    const asked = 'select version() as version, @@max_allowed_packet as most'
    const [[row]] = await connection.query<RowDataPacket[]>(asked)
    const version = String(row?.['version'])
    const isMaria = version.includes('MariaDB')
    const known = isMaria ? [10, 6, 0] : [8, 0, 22]
    const [, ...numbers] = /^(?:5\.5\.5-)?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []
    const newer = known.findIndex((number, at) => number !== Number(numbers[at]))
    if (newer >= 0 && Number(numbers[newer] ?? 0) < (known[newer] ?? 0)) throw tooOld(version)
    return {
      settings: settingsWith(isMaria ? maria : mysql),
      mostBytes: Number(row?.['most']),
    }
  } finally {
    connection.destroy()
  }
}

/** The order of bytes, and how many steps a recursion may take, as each server calls them. */
const maria = { collation: 'utf8mb4_nopad_bin', recursion: 'max_recursive_iterations' }
const mysql = { collation: 'utf8mb4_0900_bin', recursion: 'cte_max_recursion_depth' }

/**
 * Each statement sees what others have committed, and locks only the rows that it finds. What does not fit is refused, not
 * cut off. A process that stands still gives its locks back: in seconds.
 */
function settingsWith({ collation, recursion }: typeof maria): string {
  return [
    `set names utf8mb4 collate ${collation}`,
    'set session transaction isolation level read committed',
    `set sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00', autocommit = 1`,
    'set innodb_lock_wait_timeout = 10, wait_timeout = 30',
    // The index is named already: looking each value up beforehand, to count its rows, would be for nothing.
    'set eq_range_index_dive_limit = 1',
    // From one owner to the next (turns.ts): after a thousand MariaDB would leave the others out, and MySQL would fail.
    `set ${recursion} = 4294967295`,
  ].join('; ')
}

function tooOld(version: string): HubError {
  const detail = `The database server is too old (${version}): the hub needs MySQL 8.0.22 or MariaDB 10.6, or later.`
  return new HubError('unavailable', detail)
}
