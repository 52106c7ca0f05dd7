import { statSync } from 'node:fs'
import { join } from 'node:path'

import { Redis } from 'ioredis'
import { Client } from 'pg'
import { request } from 'undici'

import { openFiles } from './processes.ts'
import type { Stage, Standing } from './stage.ts'

/** What must not grow for ever, by its name. */
export type Figures = Readonly<Record<string, number>>

/** Looks at the hub from outside, and at what it stands on. */
export async function sample(stage: Stage, hub: Standing): Promise<Figures> {
  const metrics = await Promise.all(hub.processes.map(({ port }) => metricsAt(port)))
  const sum = (name: string) => metrics.reduce((total, read) => total + read(name), 0)
  return {
    'memory of all processes, MB': hub.residentMb(),
    'heap in use, MB': sum('parley_nodejs_heap_size_used_bytes') / mb,
    'open files and sockets': hub.processes.reduce((total, { pid }) => total + openFiles(pid), 0),
    'tasks waiting': metrics[0]?.('parley_tasks_waiting') ?? 0,
    'oldest due task, s': metrics[0]?.('parley_tasks_oldest_seconds') ?? 0,
    ...(stage.env.DATABASE_URL === undefined ? inFile(stage) : await onServers(stage)),
  }
}

const mb = 1024 ** 2

async function metricsAt(port: number): Promise<(name: string) => number> {
  const { body } = await request(`http://127.0.0.1:${port}/metrics`)
  const text = await body.text()
  return (name) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1] ?? 0)
}

function inFile({ env }: Stage): Figures {
  const size = (name: string) => statSync(join(env.DATA_DIR, name)).size / mb
  return { 'write-ahead log, MB': size('parley.db-wal'), 'the record, MB': size('parley.db') }
}

const state = `select
  (select sum(size) from pg_ls_waldir()) as wal,
  pg_database_size(current_database()) as size,
  (select sum(n_dead_tup) from pg_stat_user_tables) as dead`

async function onServers({ env }: Stage): Promise<Figures> {
  const client = new Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  const { rows } = await client.query<Record<'wal' | 'size' | 'dead', string>>(state)
  await client.end()
  return {
    'write-ahead log, MB': Number(rows[0]?.wal) / mb,
    'the record, MB': Number(rows[0]?.size) / mb,
    'dead rows in tables': Number(rows[0]?.dead),
    'memory of Redis, MB': await redisMb(env.REDIS_URL ?? ''),
  }
}

async function redisMb(url: string): Promise<number> {
  const redis = new Redis(url)
  const memory = await redis.info('memory')
  redis.disconnect()
  return Number(/used_memory:(\d+)/.exec(memory)?.[1]) / mb
}
