import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Mover } from '@parley/core/ports/mover.ts'

import { openSqlite } from './index.ts'
import { sqliteMover } from './mover.ts'

/** A store in a folder of its own that goes with it. */
export async function scratch(clock: { readonly now: number }) {
  const folder = await mkdtemp(join(tmpdir(), 'parley-store-'))
  const open = () => openSqlite({ path: join(folder, 'hub.db'), now: () => clock.now })
  let stores = await open()
  const mover = sqliteMover(join(folder, 'hub.db'), () => clock.now)
  return {
    stores,
    path: join(folder, 'hub.db'),
    async reopen() {
      await stores.close()
      return (stores = await open())
    },
    dump: mover.dump,
    async load(...dumped: Parameters<Mover['load']>) {
      await stores.close()
      await mover.load(...dumped)
      return (stores = await open())
    },
    async end() {
      await stores.close()
      await rm(folder, { recursive: true })
    },
  }
}
