import { startServer as startMysql, type Server as Mysql } from '@parley/stores/mysql/server'
import { startServer as startPostgres, type Server as Postgres } from '@parley/stores/postgres/server'

import type { Programs } from '../faults/programs.ts'

/** The server under a cluster, a process of its own. */
export type DatabaseServer =
  | { readonly kind: 'postgres'; readonly server: Postgres }
  | { readonly kind: 'mysql'; readonly server: Mysql }

export async function startDatabase(
  kind: DatabaseServer['kind'],
  programs: Programs,
  place?: string,
): Promise<DatabaseServer> {
  return kind === 'postgres'
    ? { kind, server: await startPostgres(programs.postgres, 'off', [], place) }
    : { kind, server: await startMysql(programs.mysql, 'off') }
}

/** Stops it, or has it die, and starts it again; after a death it has to recover first. */
export function restartDatabase({ kind, server }: DatabaseServer, how: 'stop' | 'die'): Promise<void> {
  if (kind === 'postgres') return server.restart(how === 'stop' ? 'SIGINT' : 'SIGQUIT')
  return server.restart(how === 'stop' ? 'SIGTERM' : 'SIGKILL')
}
