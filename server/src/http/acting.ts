import type { Actor, Deed, Detail } from '@parley/core/domain/audit.ts'
import { put, type Change, type Commit } from '@parley/core/domain/change.ts'
import type { AccountId } from '@parley/core/domain/ids.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Store } from '@parley/core/ports/store.ts'

import { narrowed, refuseOthers } from './narrowed.ts'

export interface Acting {
  readonly actor: Actor
  /** The accounts that exist for the actor; null for all of the tenant's. */
  readonly accounts: ReadonlySet<AccountId> | null
  /** What each commit is, for the audit log; null leaves no line. */
  readonly deed: Deed | null
  readonly detail: Detail
  readonly correlationId: string
}

/**
 * The hub as one caller may use it: other accounts do not exist, and every commit carries its own line of the audit
 * log. Routes and flows are given this one, so neither can forget.
 */
export function acting(hub: Hub, by: Acting): Hub {
  const { accounts } = by
  const { stores } = hub
  const of: Hub['stores']['of'] = (tenant) => {
    const store = stores.of(tenant)
    const seen = accounts ? narrowed(store, accounts) : store
    return { ...seen, commit: commitAs(hub, store, by) }
  }
  const live: Hub['live'] = {
    ...hub.live,
    subscribe: (tenant, listener) =>
      hub.live.subscribe(tenant, (events) => {
        const seen = accounts ? events.filter((event) => accounts.has(event.account)) : events
        if (seen.length > 0 || events.length === 0) listener(seen)
      }),
  }
  return { ...hub, stores: { ...stores, of, commit: commitAs(hub, stores, by) }, live }
}

function commitAs(hub: Hub, store: Pick<Store, 'commit'>, by: Acting): Store['commit'] {
  return async (commit) => {
    if (by.accounts) refuseOthers(commit.changes, by.accounts)
    return store.commit(by.deed ? withLine(hub, commit, by, by.deed) : commit)
  }
}

function withLine(hub: Hub, commit: Commit, by: Acting, { action }: Deed): Commit {
  const { now, id } = hub.moment()
  const line = put('audit', {
    id: id('aud'),
    at: now,
    actor: by.actor,
    action,
    target: targetOf(commit.changes, action.slice(action.indexOf('.') + 1)),
    detail: by.detail,
    correlationId: by.correlationId,
    version: 0,
  })
  return { ...commit, changes: [...commit.changes, line] }
}

/** The record that the action names; if it writes none of those, the first that it writes. */
function targetOf(changes: readonly Change[], noun: string): string | null {
  const written = changes.flatMap((change) => {
    if (change.kind === 'log' || change.kind === 'rewrite') return []
    return [{ record: change.record, id: change.kind === 'put' ? change.value.id : change.id }]
  })
  return (written.find(({ record }) => record === noun) ?? written[0])?.id ?? null
}
