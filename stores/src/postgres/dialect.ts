import type { Dialect } from '../kit/server/dialect.ts'
import { postgresCompiler } from './compiler.ts'
import { meaning } from './failure.ts'
import { holders } from './holders.ts'
import { withoutIndexes } from './indexes.ts'
import { isCurrent, migrate } from './migrate.ts'
import { settingsChannel } from './session.ts'
import { read, write } from './set-wise.ts'
import { turns } from './turns.ts'
import { words } from './words.ts'

const now = `select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`

export const postgres: Dialect = {
  compiler: postgresCompiler,
  begin: 'begin',
  snapshot: 'begin isolation level repeatable read read only',
  patience: `set local idle_in_transaction_session_timeout = 0`,
  async clock(session) {
    const [row] = await session.query<{ now: number }>(now, [])
    return row?.now ?? 0
  },
  meaning,
  read,
  write,
  tellSettings: (session) => session.query('select pg_notify($1, $2)', [settingsChannel, '']),
  migrate,
  isCurrent,
  withoutIndexes,
  turns,
  holders,
  words,
}
