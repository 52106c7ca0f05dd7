import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { startRedis, type RedisServer } from '@parley/queues/redis/server'

import { freePort } from '../faults/port.ts'
import type { Programs } from '../faults/programs.ts'
import { openBalancer, type Balancer } from './balancer.ts'
import { startDatabase, type DatabaseServer } from './database-server.ts'
import { memberOf, type Member } from './member.ts'

export interface ClusterOptions {
  /** For the logs of all processes, and the files that they share. */
  readonly folder: string
  readonly programs: Programs
  /** Postgres unless it is said. */
  readonly database?: DatabaseServer['kind']
  /** The folder for what the database stores, if it is not the usual one. */
  readonly place?: string | undefined
  readonly apis: number
  readonly workers: number
  /** Lines of `redis.conf`; without any it keeps nothing on the disk. */
  readonly redis?: readonly string[] | undefined
}

/** The hub as several processes on one database and one Redis, behind a balancer. */
export interface Cluster {
  /** How the world reaches it, whichever processes run. */
  readonly url: string
  readonly port: number
  readonly balancer: Balancer
  readonly database: DatabaseServer
  readonly redis: RedisServer
  readonly apis: readonly Member[]
  readonly workers: readonly Member[]
  /** The configuration that all of them share, e.g. to put something into the record before they start. */
  readonly env: Readonly<Record<string, string>>
  /** Starts every process, with this beside the shared configuration; over when all of them are ready. */
  start(env: Readonly<Record<string, string>>): Promise<void>
  /** Stops the processes, gently. */
  stop(): Promise<void>
  /** Ends the services, too. */
  end(): Promise<void>
}

/** Starts the services and the balancer; the hub's own processes follow with `start`. */
export async function openCluster({
  folder,
  programs,
  database: kind = 'postgres',
  place,
  apis,
  workers,
  redis: settings,
}: ClusterOptions): Promise<Cluster> {
  mkdirSync(folder, { recursive: true })
  const [database, redis, balancer] = await Promise.all([
    startDatabase(kind, programs, place),
    startRedis(programs.redis, settings),
    openBalancer(),
  ])
  const shared = {
    DATABASE_URL: await database.server.database(),
    REDIS_URL: redis.url,
    ENCRYPTION_KEYS: `cluster:${randomBytes(32).toString('base64')}`,
    DATA_DIR: join(folder, 'data'),
  }
  const make = (role: Member['role'], count: number) =>
    Promise.all(
      Array.from({ length: count }, async (_, at) => memberOf(role, at, await freePort(), shared, folder)),
    )
  const [first, second] = [await make('api', apis), await make('worker', workers)]
  const all = [...first, ...second]
  const stop = async () => void (await Promise.all(all.map((member) => member.stop())))
  return {
    url: balancer.url,
    port: balancer.port,
    balancer,
    database,
    redis,
    apis: first,
    workers: second,
    env: shared,
    async start(env) {
      await Promise.all(all.map((member) => member.start(env)))
      balancer.serve(first.map(({ port }) => port))
    },
    stop,
    async end() {
      await stop()
      await balancer.close()
      await Promise.all([database.server.stop(), redis.end()])
    },
  }
}
