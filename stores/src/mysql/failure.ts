import type { QueryError } from 'mysql2'

import type { Meaning } from '../kit/server/failure.ts'

/**
 * ER_LOCK_DEADLOCK, ER_LOCK_WAIT_TIMEOUT, ER_DUP_ENTRY, ER_CHECKREAD, ER_TABLE_DEF_CHANGED: somebody else was there at the
 * same moment.
 */
const ofTheMoment: ReadonlySet<number> = new Set([1213, 1205, 1062, 1020, 1412])
/** ER_ERROR_DURING_COMMIT: it may have been done. */
const duringCommit = 1180

/** What the server has against a statement, without what was to be written: it would name that, too; `form` is its SQL without values. */
export class Refused extends Error {
  readonly errno: number
  readonly sqlState: string
  constructor({ code, errno = 0, sqlState = '', message }: QueryError, form: string) {
    const [words = ''] = message.split(/ ?'|; /)
    const tables = [...form.matchAll(/\b(?:insert into|update|from) `?(\w+)/g)].map(([, table]) => table)
    super(`${words} (${code}, ${[...new Set(tables)].join(', ')})`)
    this.errno = errno
    this.sqlState = sqlState
  }
}

/** The server's own words are kept back, those of the driver are not. */
export function told(error: QueryError, form: string): Error {
  return error.sqlState === undefined ? error : new Refused(error, form)
}

/** Reads the number and the SQLSTATE with which the server refuses. Without them, or with those of a lost connection, nobody knows. */
export function meaning(error: unknown): Meaning {
  if (!(error instanceof Refused) || error.errno === duringCommit) return 'unknown'
  if (!/^[0-9A-Z]{5}$/.test(error.sqlState) || /^(08|70)/.test(error.sqlState)) return 'unknown'
  return ofTheMoment.has(error.errno) ? 'again' : 'no'
}
