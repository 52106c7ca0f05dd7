import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { boot, type Booted } from '@parley/server/boot'
import { readEnv } from '@parley/server/env'
import { thisMachine } from '@parley/server/surroundings'

import { takeGround } from '../grounds/ground.ts'

export const appSecret = 'the secret of the app'

export interface HubAlone extends AsyncDisposable {
  readonly booted: Booted
  /** Resolves once the hub has no work left. */
  quiet(): Promise<void>
}

/** A hub in this process with a record of its own, without a socket, and nobody around it. */
export async function hubAlone(): Promise<HubAlone> {
  const [ground, folder] = [await takeGround(), await mkdtemp(join(tmpdir(), 'parley-hub-'))]
  const env = { DATA_DIR: folder, META_APP_SECRET: appSecret, LOG_LEVEL: 'error', PORT: '0' }
  const booted = await boot(readEnv({ ...env, ...ground.env }), undefined, {
    ...thisMachine,
    ...ground.around,
  })
  booted.work()
  return {
    booted,
    async quiet() {
      while ((await booted.hub.stores.tasks.backlog()).count > 0) await wait(5)
    },
    async [Symbol.asyncDispose]() {
      await booted.stop()
      await ground[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    },
  }
}
