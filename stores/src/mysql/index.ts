import type { Mover } from '@parley/core/ports/mover.ts'
import type { Stores } from '@parley/core/ports/store.ts'

import { moverOf } from '../kit/server/mover.ts'
import { openStores } from '../kit/server/open.ts'
import { mysql } from './dialect.ts'
import { connect } from './pool.ts'

export { examineMysql } from './examine.ts'

export interface MysqlOptions {
  /** `mysql://user:password@host:3306/database`, with `?ssl=true` if wanted; MySQL 8.0.22, MariaDB 10.6 or later. */
  readonly url: string
  /** The time of leases, for tests; without it the database's clock, which all processes share. */
  readonly now?: () => number
}

/** The durable record in a MySQL or MariaDB database, for any number of processes at the same time. */
export async function openMysql({ url, now }: MysqlOptions): Promise<Stores> {
  const database = await connect(url)
  return openStores(mysql, database, now).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
}

/** The way out of a MySQL database, and into one that is empty. */
export function mysqlMover(url: string, now: () => number): Mover {
  return moverOf(mysql, () => connect(url), now)
}
