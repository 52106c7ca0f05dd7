import type { Mover } from '@parley/core/ports/mover.ts'
import type { Stores } from '@parley/core/ports/store.ts'

import { moverOf } from '../kit/server/mover.ts'
import { openStores } from '../kit/server/open.ts'
import { postgres } from './dialect.ts'
import { connect } from './pool.ts'

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`; Postgres 14 or later, reached without a pooler between. */
  readonly url: string
  /** The time of leases, for tests; without it the database's clock, which all processes share. */
  readonly now?: () => number
}

/** The durable record in a Postgres database, for any number of processes at the same time. */
export async function openPostgres({ url, now }: PostgresOptions): Promise<Stores> {
  const database = await connect(url)
  return openStores(postgres, database, now).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
}

/** The way out of a Postgres database, and into one that is empty. */
export function postgresMover(url: string, now: () => number): Mover {
  return moverOf(postgres, () => connect(url), now)
}
