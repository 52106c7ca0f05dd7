import type { Value } from '../statement.ts'

export type Row = Readonly<Record<string, unknown>>
/** The rows that were found for each row of an ask. */
export type Found = readonly (readonly Row[])[]
export type Bound = Value | readonly Bound[]

/** One connection to a database server. What is asked of it without waiting goes together, in its order. */
export interface Session {
  /** Whole numbers come as numbers. The caller knows what the rows of its SQL look like. */
  query<R extends object = Row>(sql: string, values: readonly Bound[]): Promise<readonly R[]>
  /** Statements one after the other, without values. */
  exec(sql: string): Promise<void>
}

/** A database on a server, however it is reached. */
export interface Database {
  /** Has a session to itself until `work` is over. */
  use<T>(work: (session: Session) => Promise<T>): Promise<T>
  /**
   * Keeps one session for good: `greet` runs on it whenever it begins anew, `heard` when another process has told of new
   * settings, and after every gap in which that may have been missed.
   */
  watch(greet: (session: Session) => Promise<void>, heard: () => void): Promise<void>
  close(): Promise<void>
}

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
