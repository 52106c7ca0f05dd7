import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Store, Stores } from '@parley/core/ports/store.ts'

import { hub } from '../kit/tables.ts'
import { cache } from './cache.ts'
import { commitThrough } from './commit.ts'
import { openLine } from './line.ts'
import type { Lines } from './lines.ts'
import { recent } from './recent.ts'
import { storeOf } from './store.ts'
import { taskBook } from './task-book.ts'

export { backUpSqlite, restoreSqlite } from './copies.ts'
export { sqliteMover } from './mover.ts'

export interface SqliteOptions {
  /** The data file; made if it does not exist. `-wal`, `-shm` and `.lock` files stand beside it. */
  readonly path: string
  readonly now?: () => number
}

/** Enough for the moments until they have been told; a few megabytes. */
const mostRecent = 2_000

/**
 * The durable record in one SQLite file, for one process: a second one is refused with `unavailable`. Commits are
 * grouped, written by one thread and on the disk (fsync) before any verdict is given; pages are read by another thread.
 */
export async function openSqlite({ path, now = Date.now }: SqliteOptions): Promise<Stores> {
  const given = { path, now: now() }
  const writer = await openLine(new URL('./writer.ts', import.meta.url), given, now)
  const reader = await openLine(new URL('./reader.ts', import.meta.url), given, now).catch(async (error) => {
    await writer.close()
    throw error
  })
  return storesOf({ writer, reader, settings: cache(), recent: recent(mostRecent) })
}

function storesOf(lines: Lines): Stores {
  const { writer, reader, settings } = lines
  const known = new Map<TenantId, Store>()
  return {
    of(tenant) {
      const store = known.get(tenant) ?? storeOf(tenant, lines)
      known.set(tenant, store)
      return store
    },
    commit: (commit) => commitThrough(lines, hub, commit),
    accountFor: (channel, key) =>
      settings.get(`for ${channel} ${key}`, () => reader.ask('accountFor', hub, { channel, key })),
    accountsOf: (channel, business) =>
      settings.get(`of ${channel} ${business}`, () => reader.ask('accountsOf', hub, { channel, business })),
    tenants: () => reader.ask('tenants', hub, null),
    tenantPage: (page) => reader.ask('tenantPage', hub, page),
    tenant: (id) => settings.get(`tenant ${id}`, () => reader.ask('tenant', hub, { id })),
    invited: (tokenHash) => reader.ask('invited', hub, { tokenHash }),
    userByEmail: (email) => reader.ask('userByEmail', hub, { email }),
    keyByHash: (hash) => settings.get(`key ${hash}`, () => reader.ask('keyByHash', hub, { hash })),
    signedIn: (tenant, session) =>
      settings.get(`signed in ${tenant} ${session}`, () =>
        reader.ask('signedIn', tenant, { tenant, session }),
      ),
    letters: (query) => reader.ask('letters', hub, query),
    letter: (id) => reader.ask('letter', hub, { id }),
    openAlert: (kind, subject) => writer.ask('openAlert', hub, { kind, subject }),
    alert: (id) => writer.ask('alert', hub, { id }),
    alerts: (page) => reader.ask('alerts', hub, page),
    audits: (query) => reader.ask('audits', hub, query),
    oldestAudits: (limit) => reader.ask('oldestAudits', hub, { limit }),
    tasks: taskBook(writer),
    async close() {
      await reader.close()
      await writer.close()
    },
  }
}
