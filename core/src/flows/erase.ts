import { nothing, put, type Change } from '../domain/change.ts'
import { droppingFiles } from '../domain/decisions/fetch.ts'
import { wants } from '../domain/endpoint.ts'
import { eraseEvent, eraseMessage } from '../domain/erase.ts'
import type { HubEvent } from '../domain/event.ts'
import { fileIds } from '../domain/files-within.ts'
import type { EventId, TenantId } from '../domain/ids.ts'
import type { Message } from '../domain/message.ts'
import type { Claim, Plan } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import type { Store } from '../ports/store.ts'
import { enact, settle, type Ending } from './enact.ts'

/** More attempts than this are not looked through; an event that took so many is erased with its next one. */
const mostAttempts = 200
const awaitingMs = 30_000
const fetchableMs = 15 * 60_000

/**
 * Router mode: forgets what an event said once every endpoint that wants it has taken it, and with it what the customer
 * wrote. Asked for after each webhook that was taken; whichever commits last finds all of them.
 */
export async function erase(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'moment'>,
  tenant: TenantId,
  id: EventId,
  claim: Claim,
): Promise<Ending> {
  const store = hub.stores.of(tenant)
  return settle(async () => {
    const event = await store.event(id)
    const taken = event !== null && (await isTaken(store, event))
    if (!taken) return enact(hub, store, nothing, claim)
    const { now } = hub.moment()
    const message = 'message' in event.news ? await store.message(event.news.message.id) : null
    // Who was told of a message is told of its files, too: until they are here, it is needed.
    if (message && tellsWords.has(event.kind) && (await awaits(store, message)))
      return enact(hub, store, { ...nothing, laterAt: now + awaitingMs }, claim)
    const tasks = await dropping(store, event, now)
    return enact(hub, store, { changes: erasures(event, message), tasks }, claim)
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
function erasures(event: HubEvent, message: Message | null): readonly Change[] {
  const forgotten = { kind: 'rewrite', event: eraseEvent(event) } as const
  if (!message || !tellsWords.has(event.kind)) return [forgotten]
  return [forgotten, put('message', eraseMessage(message))]
}

async function awaits(store: Store, message: Message): Promise<boolean> {
  const files = await Promise.all(fileIds(message).map((id) => store.file(id)))
  return files.some((file) => file?.state === 'waiting')
}

/** The files go a while after whoever is told of them has been told, so that there is time to get them. */
async function dropping(store: Store, event: HubEvent, now: number): Promise<readonly Plan[]> {
  if (!('message' in event.news)) return []
  const told = { ...event, kind: 'message.media' } as const
  const isTold = (await store.endpoints()).some((endpoint) => wants(endpoint, told))
  if (event.kind !== 'message.media' && (isTold || !tellsWords.has(event.kind))) return []
  return droppingFiles(fileIds(event.news.message), now + fetchableMs)
}
