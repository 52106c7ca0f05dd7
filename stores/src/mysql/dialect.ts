import type { Dialect } from '../kit/server/dialect.ts'
import { mysqlCompiler } from './compiler.ts'
import { meaning } from './failure.ts'
import { holders } from './holders.ts'
import { isCurrent, migrate } from './migrate.ts'
import { read, write } from './set-wise.ts'
import { turns } from './turns.ts'
import { words } from './word-table.ts'

const now = `select timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)) div 1000 as now`
const settingsChanged = `update fact set value = value + 1 where name = 'settings'`

export const mysql: Dialect = {
  compiler: mysqlCompiler,
  begin: 'start transaction',
  snapshot:
    'set transaction isolation level repeatable read; start transaction with consistent snapshot, read only',
  patience: 'set wait_timeout = 28800',
  async clock(session) {
    const [row] = await session.query<{ now: number }>(now, [])
    return row?.now ?? 0
  },
  meaning,
  read,
  write,
  tellSettings: (session) => session.query(settingsChanged, []),
  migrate,
  isCurrent,
  // To drop one would end the transaction, and with it the promise of all or nothing.
  withoutIndexes: async () => async () => undefined,
  turns,
  holders,
  words,
}
