import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openSqlite } from './index.ts'

/** A store in a folder of its own that goes with it. */
export async function scratch(clock: { readonly now: number }) {
  const folder = await mkdtemp(join(tmpdir(), 'parley-store-'))
  const open = () => openSqlite({ path: join(folder, 'hub.db'), now: () => clock.now })
  let stores = await open()
  return {
    stores,
    path: join(folder, 'hub.db'),
    async reopen() {
      await stores.close()
      return (stores = await open())
    },
    async end() {
      await stores.close()
      await rm(folder, { recursive: true })
    },
  }
}
