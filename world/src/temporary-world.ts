import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { readEnv } from '@parley/server/env'
import { thisMachine } from '@parley/server/surroundings'

import { takeGround } from './grounds/ground.ts'
import { demo, type Plan } from './plan.ts'
import { openWorld, type World } from './world.ts'

export interface TemporaryWorld extends World, AsyncDisposable {
  /** The same world once more, after it was closed: with the data that it had. */
  reopen(): Promise<World>
}

/** A world on a free port with a data folder of its own; both are gone when the scope ends. */
export async function temporaryWorld(
  plan: Plan = demo,
  env: Readonly<Record<string, string>> = {},
): Promise<TemporaryWorld> {
  const [ground, folder] = [await takeGround(), await mkdtemp(join(tmpdir(), 'parley-world-'))]
  const configured = { PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', ...ground.env, ...env }
  const open = () => openWorld(readEnv(configured), plan, { ...thisMachine, ...ground.around })
  let world = await open()
  return {
    ...world,
    reopen: async () => (world = await open()),
    async [Symbol.asyncDispose]() {
      await world.close()
      await ground[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    },
  }
}
