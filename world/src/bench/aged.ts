import { statSync } from 'node:fs'
import { join } from 'node:path'

import { Client } from 'pg'

import { browse, type Pages } from './browse.ts'
import { signIn } from './browser.ts'
import type { Size } from './crowd/crowd.ts'
import { fill } from './crowd/fill.ts'
import { burst, warmUp, type Bench, type Burst } from './loads.ts'
import type { Services } from './services.ts'
import { openStage, type Profile, type Stage } from './stage.ts'
import { owner } from './tenant.ts'

/** What a hub can still do that has so many messages in its record. */
export interface Aged extends Pages {
  readonly size: Size
  readonly filledPerSecond: number
  readonly diskMb: number
  /** Every message comes from another one of all people. */
  readonly burst: Burst
}

/** Above every number that a record was filled with. */
const firstNumber = 100_000_000

export async function aged(bench: Bench, kind: Profile, services: Services, size: Size): Promise<Aged> {
  const stage = await openStage(bench, `aged-${size.messages}`, kind, services)
  const startedAt = performance.now()
  await fill(stage.env, `http://127.0.0.1:${bench.generator.port}/crm`, size)
  const filledPerSecond = (size.messages * 1000) / (performance.now() - startedAt)
  const diskMb = await sizeOf(stage)
  const hub = await stage.start()
  const pages = await browse(bench.port, await signIn(bench.port, owner))
  const { conversations } = size
  const load = (first: number, count: number) =>
    burst(bench, bench.port, { first, count, conversations, delivered: true })
  await load(firstNumber, warmUp)
  const run = await load(firstNumber + warmUp, bench.count)
  await hub.stop()
  await stage.end()
  return { size, filledPerSecond, diskMb, ...pages, burst: run }
}

async function sizeOf({ env }: Stage): Promise<number> {
  const { DATA_DIR: folder, DATABASE_URL: url } = env
  const bytes = url === undefined ? statSync(join(folder, 'parley.db')).size : await databaseSize(url)
  return bytes / 1024 ** 2
}

async function databaseSize(connectionString: string): Promise<number> {
  const client = new Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ size: string }>('select pg_database_size(current_database()) as size')
  await client.end()
  return Number(rows[0]?.size)
}
