import type { Decision } from '../domain/change.ts'
import { wants } from '../domain/endpoint.ts'
import { HubError } from '../domain/error.ts'
import type { Claim, Finish, NewTask } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import type { Store } from '../ports/store.ts'

/** The claim was lost to another worker: whoever catches this drops what it has in hand, and nothing else. */
export class Fenced extends Error {
  constructor(group: string) {
    super(`the lease of ${group} is held by somebody else`)
    this.name = 'Fenced'
  }
}

/**
 * The only place where a decision becomes real: one commit, then the news of it. Every logged event becomes a task
 * for each endpoint that wants it. A conflict means that the view was old: load and decide again (see `settle`).
 */
export async function enact(
  hub: Pick<Hub, 'live' | 'queue'>,
  store: Store,
  decision: Decision,
  claim: Claim | null,
): Promise<'done' | 'conflict'> {
  const told = await tell(store, decision)
  const tasks: NewTask[] = [...decision.tasks, ...told].map((plan) => ({ ...plan, tenant: store.tenant }))
  const verdict = await store.commit({
    changes: decision.changes,
    tasks,
    finish: claim && finish(claim, decision),
  })
  if (verdict.kind === 'fenced') throw new Fenced(claim?.task.group ?? '')
  if (verdict.kind === 'conflict') return 'conflict'
  hub.queue.hint(verdict.hints)
  if (verdict.events.length > 0) hub.live.publish(store.tenant, verdict.events)
  return 'done'
}

/** Loads, decides and enacts until nobody was faster. */
export async function settle<T>(attempt: () => Promise<T | 'conflict'>): Promise<T> {
  for (let tries = 0; tries < 50; tries += 1) {
    const result = await attempt()
    if (result !== 'conflict') return result as T
  }
  throw new HubError('conflict', 'The same record is being changed all the time; giving way.')
}

async function tell(store: Store, decision: Decision): Promise<Decision['tasks']> {
  const events = decision.changes.flatMap((change) => (change.kind === 'log' ? [change.event] : []))
  if (events.length === 0) return []
  const endpoints = await store.endpoints()
  return events.flatMap((event) =>
    endpoints
      .filter((endpoint) => wants(endpoint, event))
      .map((endpoint) => ({
        group: `${endpoint.id}:${event.conversation}`,
        work: { kind: 'notify', endpoint: endpoint.id, event: event.id } as const,
        dueAt: event.at,
      })),
  )
}

function finish(claim: Claim, decision: Decision): Finish {
  return decision.againAt === undefined
    ? { kind: 'done', claim }
    : { kind: 'again', claim, dueAt: decision.againAt }
}
