import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { readEnv } from '@parley/server/env'

import { demo, type Plan } from './plan.ts'
import { openWorld, type World } from './world.ts'

/** A world on a free port with a data folder of its own; both are gone when the scope ends. */
export async function temporaryWorld(plan: Plan = demo): Promise<World & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-world-'))
  const world = await openWorld(readEnv({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error' }), plan)
  return {
    ...world,
    async [Symbol.asyncDispose]() {
      await world.close()
      await rm(folder, { recursive: true })
    },
  }
}
