import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { boot } from '@parley/server/boot'
import { readEnv } from '@parley/server/env'

import { memberOf } from '../cluster/member.ts'
import { openScene } from '../cluster/scene.ts'
import type { Plan } from '../plan.ts'
import { populate } from '../populate.ts'
import { seed } from '../seed.ts'
import { farEnv, openFarSide } from './far-side.ts'
import { busy } from './plan.ts'
import { freePort } from './port.ts'
import type { Programs } from './programs.ts'
import type { ProfileName, Stage } from './stage.ts'

export interface Opening {
  readonly profile: ProfileName
  readonly folder: string
  readonly random: () => number
  readonly programs: Programs
  readonly redis?: readonly string[] | undefined
  /** How many MB there are for the record, if not plenty. */
  readonly diskMb?: number | undefined
  readonly plan?: Plan
}

/** Throws for a small disk if it is not root that asks. */
export async function openStage(opening: Opening): Promise<Stage> {
  const open = opening.profile === 'embedded' ? embedded : server
  if (opening.diskMb === undefined) return open(opening, null)
  const disk = join(opening.folder, 'disk')
  mkdirSync(disk)
  // The database is not root.
  chmodSync(opening.folder, 0o755)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${opening.diskMb}m,mode=777`, 'tmpfs', disk])
  const stage = await open(opening, disk)
  return {
    ...stage,
    async end() {
      await stage.end()
      execFileSync('umount', [disk])
    },
  }
}

/** One process on a file of its own. */
async function embedded(
  { profile, folder, random, plan = busy }: Opening,
  disk: string | null,
): Promise<Stage> {
  const port = await freePort()
  let secret = ''
  const far = await openFarSide(port, random, () => secret)
  const env = { DATA_DIR: join(disk ?? folder, 'data'), ...farEnv(far) }
  const { hub, stop } = await boot(readEnv({ ...env, LOG_LEVEL: 'silent' }))
  const planted = await seed(hub, plan, `${far.url}/sink`)
  await stop()
  secret = planted.secret
  populate(far.simulator, planted.accounts, plan)
  unlimited(far)
  const only = memberOf('all', 0, port, {}, folder)
  await only.start(env)
  return {
    profile,
    folder,
    random,
    far,
    disk,
    url: `http://127.0.0.1:${port}`,
    apis: [only],
    workers: [only],
    cluster: null,
    env,
    async end() {
      await only.stop()
      await far.close()
    },
  }
}

/** Two processes that take requests and two that work, on a database and Redis. */
async function server(
  { profile, folder, random, programs, redis, plan = busy }: Opening,
  disk: string | null,
): Promise<Stage> {
  const database = profile === 'mysql' ? 'mysql' : 'postgres'
  const scene = await openScene(
    { folder, programs, database, place: disk ?? undefined, apis: 2, workers: 2, redis },
    random,
    {},
    plan,
  )
  const { cluster, far } = scene
  const { apis, workers, url } = cluster
  const env = farEnv(far)
  return { profile, folder, random, far, disk, url, apis, workers, cluster, env, end: scene.end }
}

function unlimited({ simulator: { control } }: Stage['far']): void {
  control.setLimits({ whatsappPerSecond: 100_000, instagramPerSecond: 100_000, pairBurst: 100_000 })
}
