import { openMysql } from '@parley/stores/mysql'
import { startServer } from '@parley/stores/mysql/server'

import type { Subject } from './place.ts'
import { twoProcesses } from './two-processes.ts'

export async function mysql(program: string): Promise<Subject & AsyncDisposable> {
  const server = await startServer(program, 'off')
  return twoProcesses({ name: 'MariaDB', server, open: openMysql })
}
