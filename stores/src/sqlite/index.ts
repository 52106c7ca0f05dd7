import type { Stores } from '@parley/core/ports/store.ts'

import { cache } from '../kit/cache.ts'
import { recent } from '../kit/recent.ts'
import { storesOf } from '../kit/stores.ts'
import { lazyLine, openLine } from './line.ts'
import { taskDesk } from './task-desk.ts'
import { wordsBy } from './words/line.ts'

export interface SqliteOptions {
  /** The data file; made if it does not exist. `-wal`, `-shm` and `.lock` files stand beside it. */
  readonly path: string
  readonly now?: () => number
}

/** Enough for the moments until they have been told; a few megabytes. */
const mostRecent = 2_000

/**
 * The durable record in one SQLite file, for one process: a second one is refused with `unavailable`. Commits are
 * grouped, written by one thread and on the disk (fsync) before any verdict is given; pages are read by another thread,
 * which is started with the first of them.
 */
export async function openSqlite({ path, now = Date.now }: SqliteOptions): Promise<Stores> {
  const given = { path, now: now() }
  const writer = await openLine(new URL('./writer.ts', import.meta.url), given, now)
  const reader = lazyLine(() => openLine(new URL('./reader.ts', import.meta.url), given, now))
  const words = wordsBy(lazyLine(() => openLine(new URL('./words/thread.ts', import.meta.url), given, now)))
  const desk = taskDesk(writer, await writer.send(['kept'], (answer) => answer), now)
  return storesOf({
    writer,
    reader,
    words,
    settings: cache(),
    recent: recent(mostRecent),
    tasks: desk.book,
    commit: desk.commit,
    async close() {
      await words.close()
      await reader.close()
      await writer.close()
    },
  })
}
