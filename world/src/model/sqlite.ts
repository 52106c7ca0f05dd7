import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openSqlite } from '@parley/stores/sqlite'

import type { Subject } from './place.ts'

/** A file has one process. When it is killed, what it was told is written remains: the file as it is at that moment. */
export const sqlite: Subject = {
  name: 'SQLite',
  async open() {
    const clock = { now: 10_000 }
    const folders = [await freshFolder()]
    const open = (folder: string) => openSqlite({ path: join(folder, 'hub.db'), now: () => clock.now })
    let [folder = ''] = folders
    let stores = await open(folder)
    return {
      clock,
      processes: 1,
      of: () => stores,
      async crash() {
        const next = await freshFolder()
        folders.push(next)
        for (const file of ['hub.db', 'hub.db-wal']) await copyFile(join(folder, file), join(next, file))
        await stores.close()
        stores = await open((folder = next))
      },
      async restart() {
        await stores.close()
        stores = await open(folder)
      },
      async end() {
        await stores.close()
        for (const each of folders) await rm(each, { recursive: true })
      },
    }
  },
}

function freshFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'parley-model-'))
}
