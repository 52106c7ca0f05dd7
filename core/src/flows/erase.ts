import { nothing, put, type Change } from '../domain/change.ts'
import { wants } from '../domain/endpoint.ts'
import { eraseEvent, eraseMessage } from '../domain/erase.ts'
import type { HubEvent } from '../domain/event.ts'
import type { EventId, TenantId } from '../domain/ids.ts'
import type { Claim, Plan } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import type { Store } from '../ports/store.ts'
import { enact, settle, type Ending } from './enact.ts'

/** More attempts than this are not looked through; an event that took so many is erased with its next one. */
const mostAttempts = 200

/**
 * Router mode: forgets what an event said once every endpoint that wants it has taken it, and with it what the customer
 * wrote. Asked for after each webhook that was taken; whichever commits last finds all of them.
 */
export async function erase(
  hub: Pick<Hub, 'stores' | 'queue' | 'live'>,
  tenant: TenantId,
  id: EventId,
  claim: Claim,
): Promise<Ending> {
  const store = hub.stores.of(tenant)
  return settle(async () => {
    const event = await store.event(id)
    const taken = event !== null && (await isTaken(store, event))
    return enact(hub, store, taken ? { changes: await erasures(store, event), tasks: [] } : nothing, claim)
  })
}

/** The task that looks whether an event of this account may be forgotten; none where content is kept. */
export async function erasingLater(store: Store, event: HubEvent, now: number): Promise<readonly Plan[]> {
  const account = await store.account(event.account)
  if (!account?.routerMode) return []
  return [{ group: `erase:${event.id}`, work: { kind: 'erase', event: event.id }, dueAt: now }]
}

async function isTaken(store: Store, event: HubEvent): Promise<boolean> {
  const wanting = (await store.endpoints()).filter((endpoint) => wants(endpoint, event))
  const attempts = await store.attempts({ of: event.id, after: null, limit: mostAttempts })
  const taken = new Set(
    attempts
      .filter(({ status }) => status !== null && status >= 200 && status < 300)
      .map((one) => one.endpoint),
  )
  return taken.size > 0 && wanting.every((endpoint) => taken.has(endpoint.id))
}

/** Of these the endpoint has what was written elsewhere. */
const tellsWords: ReadonlySet<HubEvent['kind']> = new Set([
  'message.received',
  'message.echoed',
  'message.edited',
])

/** A message that is to be sent keeps its content until the channel has it; see `withoutContent`. */
async function erasures(store: Store, event: HubEvent): Promise<readonly Change[]> {
  const forgotten = { kind: 'rewrite', event: eraseEvent(event) } as const
  const message = 'message' in event.news ? await store.message(event.news.message.id) : null
  if (!message || !tellsWords.has(event.kind)) return [forgotten]
  return [forgotten, put('message', eraseMessage(message))]
}
