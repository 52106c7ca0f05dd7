import { startRedis } from '@parley/queues/redis/server'
import { needs, type ServiceName } from '@parley/scripts/needs'
import { startServer } from '@parley/stores/postgres/server'

/** The servers beside the processes that are measured: like in production, they are safe from a loss of power. */
export interface Services {
  /** The URL of a new database. */
  database(): Promise<string>
  /** A Redis with nothing in it, which writes its log once a second; `end` stops it. */
  redis(): Promise<{ readonly url: string; end(): Promise<void> }>
  end(): Promise<void>
}

/** What a machine of this size is given for Postgres; the rest is as it comes. */
const settings = ['shared_buffers=1GB', 'max_wal_size=4GB']

export async function startServices(): Promise<Services> {
  const postgres = await startServer(program('postgres'), 'on', settings)
  const redis = program('redis')
  return {
    database: postgres.database,
    redis: () => startRedis(redis, ['appendonly yes', 'appendfsync everysec']),
    end: postgres.stop,
  }
}

function program(name: ServiceName): string {
  const path = needs(name)
  if (path === undefined) throw new Error(`The bench needs ${name}.`)
  return path
}
