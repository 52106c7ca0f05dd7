import { join } from 'node:path'

import { boot } from '@parley/server/boot'
import { readEnv } from '@parley/server/env'

import { memberOf } from '../cluster/member.ts'
import { openScene } from '../cluster/scene.ts'
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
}

export function openStage(opening: Opening): Promise<Stage> {
  return opening.profile === 'embedded' ? embedded(opening) : server(opening)
}

/** One process on a file of its own. */
async function embedded({ profile, folder, random }: Opening): Promise<Stage> {
  const port = await freePort()
  let secret = ''
  const far = await openFarSide(port, random, () => secret)
  const env = { DATA_DIR: join(folder, 'data'), ...farEnv(far) }
  const { hub, stop } = await boot(readEnv({ ...env, LOG_LEVEL: 'silent' }))
  const planted = await seed(hub, busy, `${far.url}/sink`)
  await stop()
  secret = planted.secret
  populate(far.simulator, planted.accounts, busy)
  unlimited(far)
  const only = memberOf('all', 0, port, {}, folder)
  await only.start(env)
  return {
    profile,
    folder,
    random,
    far,
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
async function server({ profile, folder, random, programs, redis }: Opening): Promise<Stage> {
  const database = profile === 'mysql' ? 'mysql' : 'postgres'
  const scene = await openScene({ folder, programs, database, apis: 2, workers: 2, redis }, random)
  const { cluster, far } = scene
  const { apis, workers, url } = cluster
  const env = farEnv(far)
  return { profile, folder, random, far, url, apis, workers, cluster, env, end: scene.end }
}

function unlimited({ simulator: { control } }: Stage['far']): void {
  control.setLimits({ whatsappPerSecond: 100_000, instagramPerSecond: 100_000, pairBurst: 100_000 })
}
