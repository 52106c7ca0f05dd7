import type { Value } from '../kit/statement.ts'

export type Row = Readonly<Record<string, unknown>>

/** One connection to Postgres. What is asked of it without waiting goes together, in its order. */
export interface Session {
  /** Whole numbers come as numbers. The caller knows what the rows of its SQL look like. */
  query<R extends object = Row>(
    sql: string,
    values: readonly (Value | readonly Value[])[],
  ): Promise<readonly R[]>
  /** Statements one after the other, without values. */
  exec(sql: string): Promise<void>
}

/** A Postgres database, however it is reached. */
export interface Database {
  /** Has a session to itself until `work` is over. */
  use<T>(work: (session: Session) => Promise<T>): Promise<T>
  /**
   * Keeps one session for good: `greet` runs on it whenever it begins anew, `heard` when news come in on the channel
   * and after every gap in which some may have been missed.
   */
  watch(channel: string, greet: (session: Session) => Promise<void>, heard: () => void): Promise<void>
  close(): Promise<void>
}

/**
 * Every read has its index (plans.test.ts), so other ways are not even considered. Plans are made each time: one that was
 * made when the tables were empty, and kept, looked through all messages of a tenant (measured: a quarter of the commits).
 * A process that stands still in a transaction gives its locks back.
 */
export const settings = [
  `set synchronous_commit = on`,
  ...['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin', 'material', 'sort', 'incremental_sort'].map(
    (way) => `set enable_${way} = off`,
  ),
  `set jit = off`,
  `set plan_cache_mode = force_custom_plan`,
  `set idle_in_transaction_session_timeout = '10s'`,
].join('; ')

/** All or nothing. Its beginning is not waited for: it goes together with what `work` asks first. */
export function transaction<T>(
  database: Database,
  begin: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return database.use(async (session) => {
    try {
      const begun = session.exec(begin)
      const [result] = await Promise.all([work(session), begun])
      await session.exec('commit')
      return result
    } catch (error) {
      await session.exec('rollback').catch(() => undefined)
      throw error
    }
  })
}
