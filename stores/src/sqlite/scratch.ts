import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { reopened } from '../kit/reopened.ts'
import { openSqlite } from './index.ts'
import { sqliteMover } from './mover.ts'

/** A store in a folder of its own that goes with it. */
export async function scratch(clock: { readonly now: number }) {
  const folder = await mkdtemp(join(tmpdir(), 'parley-store-'))
  const path = join(folder, 'hub.db')
  const now = () => clock.now
  const { close, ...store } = await reopened(() => openSqlite({ path, now }), sqliteMover(path, now))
  return {
    ...store,
    path,
    async end() {
      await close()
      await rm(folder, { recursive: true })
    },
  }
}
