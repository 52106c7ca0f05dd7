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

/**
 * Runs with servers that are started when they are first wanted, and ends them, whatever came of it; an end by a signal is an
 * end like any other. Postgres may have `more` settings of its own.
 */
export async function withServices<T>(
  run: (services: Services) => Promise<T>,
  more: readonly string[] = [],
): Promise<T> {
  const services = lazyServices([...settings, ...more])
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void services.end().finally(() => process.exit(1)))
  try {
    return await run(services)
  } finally {
    await services.end()
  }
}

function lazyServices(wanted: readonly string[]): Services & { end(): Promise<void> } {
  let postgres: ReturnType<typeof startServer> | undefined
  const running = new Set<RedisServer>()
  const stop = async (redis: RedisServer) => {
    if (running.delete(redis)) await redis.end()
  }
  return {
    async database() {
      postgres ??= startServer(program('postgres'), 'on', wanted)
      return (await postgres).database()
    },
    async redis() {
      const redis = await startRedis(program('redis'), ['appendonly yes', 'appendfsync everysec'])
      running.add(redis)
      return { url: redis.url, end: () => stop(redis) }
    },
    async end() {
      await Promise.all([...running].map(stop))
      await (await postgres)?.stop()
    },
  }
}

function program(name: ServiceName): string {
  const path = needs(name)
  if (path === undefined) throw new Error(`The bench needs ${name}.`)
  return path
}
