import type { Commit } from '../domain/change.ts'
import { traceparent, type Trace } from '../domain/trace.ts'
import type { Hub } from '../ports/hub.ts'

/**
 * The hub as it works for one trace: what it plans and what it gives up on belong to it, and its calls out say so.
 * Whoever starts work (a request, a task) gives its flows this one, so that none of them can forget.
 */
export function traced(hub: Hub, trace: Trace | null): Hub {
  if (trace === null) return hub
  const stores: Hub['stores'] = {
    ...hub.stores,
    commit: (commit) => hub.stores.commit(stamped(commit, trace)),
    of(tenant) {
      const store = hub.stores.of(tenant)
      return { ...store, commit: (commit) => store.commit(stamped(commit, trace)) }
    },
  }
  const marked = <C extends { readonly headers: Readonly<Record<string, string>> }>(call: C): C => {
    const headers = { ...call.headers, traceparent: traceparent(trace, hub.moment().random) }
    return { ...call, headers }
  }
  const http: Hub['http'] = {
    refuses: hub.http.refuses,
    call: (call, limits) => hub.http.call(marked(call), limits),
    // Whoever keeps a file for a channel is not told of traces.
    download: hub.http.download,
    upload: (call, bytes, limits) => hub.http.upload(marked(call), bytes, limits),
  }
  return { ...hub, stores, http }
}

function stamped(commit: Commit, trace: Trace): Commit {
  const changes = commit.changes.map((change) =>
    change.kind === 'put' && change.record === 'letter'
      ? { ...change, value: { ...change.value, trace } }
      : change,
  )
  return { ...commit, changes, tasks: commit.tasks.map((task) => ({ ...task, trace })) }
}
