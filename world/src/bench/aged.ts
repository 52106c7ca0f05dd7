import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import type { Hub } from '@parley/core/ports/hub.ts'
import { readEnv } from '@parley/server/env'
import { wire } from '@parley/server/wiring'
import { Client } from 'pg'

import { browse, type Pages } from './browse.ts'
import { signIn } from './browser.ts'
import type { Size } from './crowd/crowd.ts'
import { fill } from './crowd/fill.ts'
import { burst, usedMs, warmUp, type Bench, type Burst } from './loads.ts'
import type { Services } from './postgres-and-redis.ts'
import { openStage, type Filled, type Profile, type Stage } from './stage.ts'
import { moveEndpoints, owner } from './tenant.ts'

/** What a hub can still do that has so many messages in its record. */
export interface Aged extends Standing {
  readonly pages: Pages
  /** Every message comes from another one of all people. */
  readonly bursts: readonly Burst[]
}

interface Standing {
  readonly size: Size
  /** Null for a record that was there. */
  readonly filledPerSecond: number | null
  /** How fast the index of words was made; null for one that was there. */
  readonly indexedPerSecond: number | null
  readonly diskMb: number
}

export interface Wanted {
  readonly bench: Bench
  readonly size: Size
  /** A record that `generate.ts` has made, which is changed by it. */
  readonly filled: Filled | null
}

/** Above every number that a record was filled with. */
const firstNumber = 100_000_000
/** In turns, a piece of the burst for each record. */
const pieces = 4

/** Fills records, or takes those that are there, and asks the same of all of them in turns. */
export async function aged(
  wanted: readonly Wanted[],
  kind: Profile,
  services: Services,
): Promise<readonly Aged[]> {
  const standing: Awaited<ReturnType<typeof stand>>[] = []
  for (const one of wanted) standing.push(await stand(one, kind, services))
  const [first] = standing
  if (!first) return []
  const pages = await browse(standing, () => usedMs(first.bench))
  const bursts = standing.map((): Burst[] => [])
  for (let piece = 0; piece <= pieces; piece += 1)
    for (const [at, one] of standing.entries()) {
      const run = await one.load(piece === 0 ? warmUp : Math.ceil(one.bench.count / pieces))
      if (piece > 0) bursts[at]?.push(run)
    }
  for (const { end } of standing) await end()
  return standing.map(({ told }, at) => ({
    ...told,
    pages: pages[at] ?? new Map(),
    bursts: bursts[at] ?? [],
  }))
}

async function stand({ bench, size, filled }: Wanted, kind: Profile, services: Services) {
  const stage = await openStage(bench, `aged-${size.messages}`, kind, services, filled)
  const crm = `http://127.0.0.1:${bench.generator.port}/crm`
  const filledPerSecond = await rateOf(size, () => filledWith(stage, crm, size, filled))
  const indexedPerSecond = await rateOf(size, () => indexed(stage))
  const told: Standing = { size, filledPerSecond, indexedPerSecond, diskMb: await sizeOf(stage) }
  const hub = await stage.start()
  let next = firstNumber + (filled === null ? 0 : Date.now() % 1e9)
  return {
    told,
    bench,
    port: bench.port,
    cookie: await signIn(bench.port, owner),
    load(count: number) {
      const first = next
      next += count
      return burst(bench, bench.port, { first, count, conversations: size.conversations, delivered: true })
    },
    async end() {
      await hub.stop()
      await stage.end()
    },
  }
}

/** Null if there was nothing to do. */
async function rateOf({ messages }: Size, work: () => Promise<boolean>): Promise<number | null> {
  const startedAt = performance.now()
  return (await work()) ? (messages * 1000) / (performance.now() - startedAt) : null
}

async function filledWith(stage: Stage, crm: string, size: Size, filled: Filled | null): Promise<boolean> {
  if (filled === null) await fill(stage.env, crm, size)
  // The record's webhooks go to this run's CRM.
  else await withHub(stage, (hub) => moveEndpoints(hub, crm))
  return filled === null
}

/** Until the index of words has caught up, without the rests that it takes beside other work. */
function indexed(stage: Stage): Promise<boolean> {
  return withHub(stage, async ({ stores }) => {
    let { more } = await stores.words.follow()
    const had = more
    while (more) ({ more } = await stores.words.follow())
    return had
  })
}

async function withHub<T>(stage: Stage, run: (hub: Hub) => Promise<T>): Promise<T> {
  const { hub, close } = await wire(readEnv(stage.env))
  try {
    return await run(hub)
  } finally {
    await close()
  }
}

async function sizeOf({ env }: Stage): Promise<number> {
  const { DATA_DIR: folder, DATABASE_URL: url } = env
  const bytes = url === undefined ? fileSizes(folder) : await databaseSize(url)
  return bytes / 1024 ** 2
}

/** The record, the index of words and what stands beside them. */
function fileSizes(folder: string): number {
  return readdirSync(folder)
    .filter((name) => name.startsWith('parley.db'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

function databaseSize(url: string): Promise<number> {
  return told(url, 'select pg_database_size(current_database()) as number', (size) => size)
}

/** The process of a Postgres server on this machine that starts all its others. */
export function serverOf(url: string): Promise<number> {
  return told(url, 'select pg_backend_pid() as number', (backend) => {
    const [, fields = ''] = readFileSync(`/proc/${backend}/stat`, 'utf8').split(') ')
    return Number(fields.split(' ')[1])
  })
}

async function told(
  connectionString: string,
  sql: string,
  read: (number: number) => number,
): Promise<number> {
  const client = new Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ number: string }>(sql)
  const found = read(Number(rows[0]?.number))
  await client.end()
  return found
}
