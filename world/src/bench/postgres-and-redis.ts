import { startRedis, type RedisServer } from '@parley/queues/redis/server'
import { needs, type ServiceName } from '@parley/scripts/needs'
import { startServer } from '@parley/stores/postgres/server'

/** The servers beside the processes that are measured: like in production, they are safe from a loss of power. */
export interface Services {
  /** The URL of a new database. */
  database(): Promise<string>
  /** A Redis with nothing in it, which writes its log once a second; `end` stops it. */
  redis(): Promise<{ readonly url: string; end(): Promise<void> }>
}

/** What a machine of this size is given for Postgres; the rest is as it comes. */
const settings = ['shared_buffers=1GB', 'max_wal_size=4GB']

/** Starts them, runs, and ends them, whatever came of it; an end by a signal is an end like any other. */
export async function withServices<T>(run: (services: Services) => Promise<T>): Promise<T> {
  const services = await startServices()
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void services.end().finally(() => process.exit(1)))
  try {
    return await run(services)
  } finally {
    await services.end()
  }
}

async function startServices(): Promise<Services & { end(): Promise<void> }> {
  const postgres = await startServer(program('postgres'), 'on', settings)
  const running = new Set<RedisServer>()
  const stop = async (redis: RedisServer) => {
    if (running.delete(redis)) await redis.end()
  }
  return {
    database: postgres.database,
    async redis() {
      const redis = await startRedis(program('redis'), ['appendonly yes', 'appendfsync everysec'])
      running.add(redis)
      return { url: redis.url, end: () => stop(redis) }
    },
    async end() {
      await Promise.all([...running].map(stop))
      await postgres.stop()
    },
  }
}

function program(name: ServiceName): string {
  const path = needs(name)
  if (path === undefined) throw new Error(`The bench needs ${name}.`)
  return path
}
