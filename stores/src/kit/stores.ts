import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Store, Stores } from '@parley/core/ports/store.ts'

import { commitThrough } from './commit.ts'
import type { Lines } from './lines.ts'
import { storeOf } from './store.ts'
import { hub } from './tables.ts'

/** The port, over whatever the ways to the database are. */
export function storesOf(lines: Lines): Stores {
  const { writer, reader, settings, tasks, words } = lines
  const known = new Map<TenantId, Store>()
  return {
    of(tenant) {
      const store = known.get(tenant) ?? storeOf(tenant, lines)
      known.set(tenant, store)
      return store
    },
    commit: (commit) => commitThrough(lines, hub, commit),
    accountFor: (channel, key) =>
      settings.get(`for ${channel} ${key}`, () => writer.ask('accountFor', hub, { channel, key })),
    accountsOf: (channel, business) =>
      settings.get(`of ${channel} ${business}`, () => writer.ask('accountsOf', hub, { channel, business })),
    tenants: () => writer.ask('tenants', hub, null),
    tenantPage: (page) => reader.ask('tenantPage', hub, page),
    tenant: (id) => settings.get(`tenant ${id}`, () => writer.ask('tenant', hub, { id })),
    invited: (tokenHash) => reader.ask('invited', hub, { tokenHash }),
    userByEmail: (email) => reader.ask('userByEmail', hub, { email }),
    keyByHash: (hash) => settings.get(`key ${hash}`, () => writer.ask('keyByHash', hub, { hash })),
    signedIn: (tenant, session) =>
      settings.get(`signed in ${tenant} ${session}`, () =>
        writer.ask('signedIn', tenant, { tenant, session }),
      ),
    letters: (query) => reader.ask('letters', hub, query),
    letter: (id) => reader.ask('letter', hub, { id }),
    openAlert: (kind, subject) => writer.ask('openAlert', hub, { kind, subject }),
    alert: (id) => writer.ask('alert', hub, { id }),
    alerts: (page) => reader.ask('alerts', hub, page),
    audits: (query) => reader.ask('audits', hub, query),
    oldestAudits: (limit) => writer.ask('oldestAudits', hub, { limit }),
    tasks,
    words: { follow: words.follow, behind: words.behind },
    close: lines.close,
  }
}
