import { openPostgres } from '@parley/stores/postgres'
import { startServer } from '@parley/stores/postgres/server'

import type { Subject } from './place.ts'
import { twoProcesses } from './two-processes.ts'

export async function postgres(program: string): Promise<Subject & AsyncDisposable> {
  const server = await startServer(program, 'off')
  return twoProcesses({ name: 'Postgres', server, open: openPostgres })
}
