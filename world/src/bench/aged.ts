import { statSync } from 'node:fs'
import { join } from 'node:path'

import type { Hub } from '@parley/core/ports/hub.ts'
import { readEnv } from '@parley/server/env'
import { wire } from '@parley/server/wiring'
import { Client } from 'pg'

import { browse, type Pages } from './browse.ts'
import { signIn } from './browser.ts'
import type { Size } from './crowd/crowd.ts'
import { fill } from './crowd/fill.ts'
import { burst, warmUp, type Bench, type Burst } from './loads.ts'
import type { Services } from './postgres-and-redis.ts'
import { openStage, type Profile, type Stage } from './stage.ts'
import { moveEndpoints, owner } from './tenant.ts'

/** What a hub can still do that has so many messages in its record. */
export interface Aged extends Pages {
  readonly size: Size
  /** Null for a record that was there. */
  readonly filledPerSecond: number | null
  /** How fast the index of words was made. */
  readonly indexedPerSecond: number
  readonly diskMb: number
  /** Every message comes from another one of all people. */
  readonly burst: Burst
}

/** Above every number that a record was filled with. */
const firstNumber = 100_000_000

/** Fills a record, or takes one that `generate.ts` has made in the folder `filled`, which is changed by it. */
export async function aged(
  bench: Bench,
  kind: Profile,
  services: Services,
  size: Size,
  filled: string | null,
): Promise<Aged> {
  const stage = await openStage(bench, `aged-${size.messages}`, kind, services, filled)
  const crm = `http://127.0.0.1:${bench.generator.port}/crm`
  const perSecond = rateOf(size)
  const filledPerSecond =
    filled === null ? await perSecond(() => fill(stage.env, crm, size)) : await moved(stage, crm)
  const indexedPerSecond = await perSecond(() => indexed(stage))
  const diskMb = await sizeOf(stage)
  const hub = await stage.start()
  const pages = await browse(bench.port, await signIn(bench.port, owner))
  const { conversations } = size
  const load = (first: number, count: number) =>
    burst(bench, bench.port, { first, count, conversations, delivered: true })
  const first = firstNumber + (filled === null ? 0 : Date.now() % 1e9)
  await load(first, warmUp)
  const run = await load(first + warmUp, bench.count)
  await hub.stop()
  await stage.end()
  return { size, filledPerSecond, indexedPerSecond, diskMb, ...pages, burst: run }
}

function rateOf({ messages }: Size) {
  return async (work: () => Promise<void>) => {
    const startedAt = performance.now()
    await work()
    return (messages * 1000) / (performance.now() - startedAt)
  }
}

/** The record's webhooks go to this run's CRM. */
async function moved(stage: Stage, crm: string): Promise<null> {
  await withHub(stage, (hub) => moveEndpoints(hub, crm))
  return null
}

/** Until the index of words has caught up, without the rests that it takes beside other work. */
function indexed(stage: Stage): Promise<void> {
  return withHub(stage, async ({ stores }) => {
    while ((await stores.words.follow()).more);
  })
}

async function withHub(stage: Stage, run: (hub: Hub) => Promise<void>): Promise<void> {
  const { hub, close } = await wire(readEnv(stage.env))
  await run(hub)
  await close()
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
