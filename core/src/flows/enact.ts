import type { Change, Decision } from '../domain/change.ts'
import { wants } from '../domain/endpoint.ts'
import { eraseEvent } from '../domain/erase.ts'
import { HubError } from '../domain/error.ts'
import type { NewEvent } from '../domain/event.ts'
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

/** How a flow left its task: done, or put back until it is due again. */
export type Ending = 'done' | 'again'

type Enacting = Pick<Hub, 'live' | 'queue'>

/**
 * The only place where a decision becomes real: one commit, then the news of it. Every logged event becomes a task
 * for each endpoint that wants it. A conflict means that the view was old: load and decide again (see `settle`).
 */
export async function enact(
  hub: Enacting,
  store: Store,
  decision: Decision,
  claim: Claim | null,
): Promise<Ending | 'conflict'> {
  const verdict = await write(hub, store, decision, claim && finish(claim, decision))
  if (verdict === 'conflict') return 'conflict'
  return (decision.againAt ?? decision.laterAt) === undefined ? 'done' : 'again'
}

/** The same for work that may belong to no tenant; what is decided there logs no events. */
export async function enactAtHome(
  hub: Enacting & Pick<Hub, 'stores'>,
  decision: Decision,
  claim: Claim,
): Promise<Ending | 'conflict'> {
  const { tenant, group } = claim.task
  if (tenant !== null) return enact(hub, hub.stores.of(tenant), decision, claim)
  const tasks = decision.tasks.map((plan) => ({ ...plan, tenant }))
  const end = finish(claim, decision)
  const verdict = await hub.stores.commit({ changes: decision.changes, tasks, finish: end })
  if (verdict.kind === 'fenced') throw new Fenced(group)
  if (verdict.kind === 'conflict') return 'conflict'
  hub.queue.hint(verdict.hints)
  return end.kind === 'done' ? 'done' : 'again'
}

/** Enacts a decision in the middle of a task, which goes on if it still holds its claim. */
export function enactMeanwhile(
  hub: Enacting,
  store: Store,
  decision: Decision,
  claim: Claim,
): Promise<'done' | 'conflict'> {
  return write(hub, store, decision, { kind: 'hold', claim })
}

async function write(
  hub: Enacting,
  store: Store,
  decision: Decision,
  end: Finish | null,
): Promise<'done' | 'conflict'> {
  const [told, changes] = await Promise.all([tell(store, decision), discreet(store, decision.changes)])
  const tasks: NewTask[] = [...decision.tasks, ...told].map((plan) => ({ ...plan, tenant: store.tenant }))
  const verdict = await store.commit({ changes, tasks, finish: end })
  if (verdict.kind === 'fenced') throw new Fenced(end?.claim.task.group ?? '')
  if (verdict.kind === 'conflict') return 'conflict'
  hub.queue.hint(verdict.hints)
  if (verdict.events.length > 0) hub.live.publish(store.tenant, verdict.events)
  return 'done'
}

/** Loads, decides and enacts until nobody was faster. */
export async function settle<T>(attempt: () => Promise<T | 'conflict'>): Promise<T> {
  for (let tries = 0; tries < 50; tries += 1) {
    const result = await attempt()
    if (result !== 'conflict') return result
  }
  throw new HubError('conflict', 'The same record is being changed all the time; giving way.')
}

async function tell(store: Store, decision: Decision): Promise<Decision['tasks']> {
  const events = decision.changes.flatMap((change) => (change.kind === 'log' ? [change.event] : []))
  if (events.length === 0) return []
  const endpoints = await store.endpoints()
  const told = events.map(async (event) => {
    const wanting = endpoints.filter((endpoint) => wants(endpoint, event))
    const behind = wanting.length === 0 ? '' : await queueOf(store, event)
    return wanting.map(({ id }) => ({
      group: `${id}:${behind}`,
      work: { kind: 'notify', endpoint: id, event: event.id } as const,
      dueAt: event.at,
    }))
  })
  return (await Promise.all(told)).flat()
}

/** In router mode the log never says what is sent: who asked for it knows, and nobody else has to. */
async function discreet(store: Store, changes: readonly Change[]): Promise<readonly Change[]> {
  if (!changes.some(tellsOfSending)) return changes
  return Promise.all(
    changes.map(async (change) => {
      if (!tellsOfSending(change)) return change
      const account = await store.account(change.event.account)
      return account?.routerMode ? { ...change, event: eraseEvent(change.event) } : change
    }),
  )
}

function tellsOfSending(change: Change): change is Extract<Change, { kind: 'log' }> {
  if (change.kind !== 'log') return false
  const { news } = change.event
  return 'message' in news && news.message.direction === 'out' && news.kind !== 'message.echoed'
}

/** What a webhook waits for at its endpoint, as the account has it. */
export async function queueOf(
  store: Store,
  event: Pick<NewEvent, 'id' | 'account' | 'conversation'>,
): Promise<string> {
  const account = await store.account(event.account)
  if (account?.ordering === 'account') return event.account
  return account?.ordering === 'none' ? event.id : (event.conversation ?? event.account)
}

function finish(claim: Claim, { againAt, laterAt }: Decision): Finish {
  if (laterAt !== undefined) return { kind: 'later', claim, dueAt: laterAt }
  return againAt === undefined ? { kind: 'done', claim } : { kind: 'again', claim, dueAt: againAt }
}
