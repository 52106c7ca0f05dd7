import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { startHub, type HubProcess } from '../faults/hub-process.ts'
import { freePort } from '../faults/port.ts'
import { answerOf } from './answer.ts'
import { audience, type Bench } from './loads.ts'
import type { Services } from './postgres-and-redis.ts'
import { residentMb } from './processes.ts'

export const profile = z.enum(['embedded', 'server'])
export type Profile = z.infer<typeof profile>

/** Where a hub can stand: its configuration and what it stands on. */
export interface Stage {
  readonly env: Readonly<Record<string, string>> & Configured
  start(more?: {
    readonly slots?: number
    readonly probed?: boolean
    readonly nodeArgs?: readonly string[]
  }): Promise<Standing>
  /** Takes away what it stood on. */
  end(): Promise<void>
}

/** A record that was there: its folder, and the URL of the database in which it stands if it is not a file of that. */
export interface Filled {
  readonly folder: string
  readonly database?: string
}

interface Configured {
  readonly DATA_DIR: string
  /** Only on database servers. */
  readonly DATABASE_URL?: string
  readonly REDIS_URL?: string
}

/** A hub that runs, as one process or several. */
export interface Standing {
  readonly readyMs: number
  readonly processes: readonly { readonly role: string; readonly pid: number; readonly port: number }[]
  /** Of all its processes and what they started. */
  residentMb(): number
  /** How long the slowest of its event loops was kept waiting since this was last asked; only of what is `probed`. */
  longestDelayMs(): Promise<number>
  kill(): Promise<void>
  stop(): Promise<void>
}

/** Embedded: one process and a file. Server: a process for requests and one for the work, on Postgres and Redis. */
export async function openStage(
  bench: Bench,
  name: string,
  kind: Profile,
  services: Services,
  filled: Filled | null = null,
): Promise<Stage> {
  const farEnd = `http://127.0.0.1:${bench.generator.port}`
  const shared = {
    DATA_DIR: filled?.folder ?? join(bench.folder, name),
    // A record that was there has its key beside it.
    ENCRYPTION_KEYS:
      filled === null
        ? `bench:${randomBytes(32).toString('base64')}`
        : readFileSync(join(filled.folder, 'encryption.key'), 'utf8').trim(),
    META_APP_SECRET: audience.appSecret,
    SIMULATOR_URL: farEnd,
    ALLOW_PRIVATE_ORIGINS: [farEnd, ...picturesOf(bench)].join(','),
  }
  const redis = kind === 'server' ? await services.redis() : null
  const env = redis
    ? { ...shared, DATABASE_URL: filled?.database ?? (await services.database()), REDIS_URL: redis.url }
    : shared
  const roles = redis ? ['api', 'worker'] : ['all']
  return {
    env,
    async start({ slots = 256, probed = false, nodeArgs: more = [] } = {}) {
      const nodeArgs = [...more, ...(probed ? ['--import', import.meta.resolve('./probe.ts')] : [])]
      const starting = roles.map(async (role, at) => {
        const PORT = String(at === 0 ? bench.port : await freePort())
        const own = { PORT, PARLEY_ROLE: role, WORKER_SLOTS: String(slots) }
        const logFile = join(bench.folder, `${name}-${role}.log`)
        const hub = await startHub({ env: { ...env, ...own }, logFile, nodeArgs })
        return { ...hub, role, pid: hub.child.pid ?? 0, port: Number(PORT) }
      })
      return standing(await Promise.all(starting))
    },
    end: async () => redis?.end(),
  }
}

function picturesOf({ pictures }: Bench): readonly string[] {
  return pictures ? [`http://127.0.0.1:${pictures.port}`] : []
}

type Process = HubProcess & Standing['processes'][number]

function standing(processes: readonly Process[]): Standing {
  const each = <T>(ask: (one: Process) => T) => processes.map(ask)
  return {
    processes,
    readyMs: Math.max(...each(({ readyMs }) => readyMs)),
    residentMb: () => each(({ pid }) => residentMb(pid)).reduce((sum, mb) => sum + mb, 0),
    longestDelayMs: async () => Math.max(...(await Promise.all(each(delayOf)))),
    kill: async () => void (await Promise.all(each((one) => one.kill()))),
    stop: async () => void (await Promise.all(each((one) => one.stop()))),
  }
}

async function delayOf({ child }: HubProcess): Promise<number> {
  const answer = answerOf(child, z.object({ longestDelayMs: z.number() }))
  child.send({})
  return (await answer).longestDelayMs
}
