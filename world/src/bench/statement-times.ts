import { Client } from 'pg'

/** What Postgres has done of one statement: how often, and for how long, planning included. */
export interface StatementTime {
  readonly calls: number
  readonly ms: number
  readonly rows: number
  readonly sql: string
}

/** So that Postgres counts what each statement costs (Postgres, "pg_stat_statements"). */
export const countingStatements = [
  'shared_preload_libraries=pg_stat_statements',
  'pg_stat_statements.track_planning=on',
]

/** Counts the statements of a database from now on; `times` gives the dearest first. */
export async function countStatements(url: string): Promise<{ times(): Promise<readonly StatementTime[]> }> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('create extension if not exists pg_stat_statements')
  await client.query('select pg_stat_statements_reset()')
  return {
    async times() {
      const { rows } = await client.query<StatementTime>(
        `select calls::float8, total_plan_time + total_exec_time as ms, rows::float8, query as sql
         from pg_stat_statements order by ms desc`,
      )
      await client.end()
      return rows
    },
  }
}
