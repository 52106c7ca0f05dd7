import { nothing } from '../domain/change.ts'
import { notingTurn } from '../domain/decisions/circuit.ts'
import { decideNotify, decideNotifyLater, endOfCall, isTaken } from '../domain/decisions/notify.ts'
import type { Endpoint } from '../domain/endpoint.ts'
import type { HubEvent } from '../domain/event.ts'
import type { TenantId } from '../domain/ids.ts'
import { toldAt } from '../domain/known-at.ts'
import type { Patience } from '../domain/patience.ts'
import type { Claim, Work } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import type { Store } from '../ports/store.ts'
import { enact, settle, type Ending } from './enact.ts'
import { erasingLater } from './erase.ts'
import { watch } from './watch.ts'

type Notifying = Pick<Hub, 'stores' | 'queue' | 'live' | 'http' | 'vault' | 'envelope' | 'pacer' | 'moment'>

/** As many calls at once as one endpoint may get; a breakdown starts over with one. */
const endpointPace = { rate: null, mostAtOnce: 64 }
type NotifyWork = Extract<Work, { kind: 'notify' }>

const limits = { timeoutMs: 15_000, maxBodyBytes: 64 * 1024 }

/** Tells one endpoint of one event, signed. The endpoint sees the same id and body however often it takes. */
export async function notify(
  hub: Notifying,
  tenant: TenantId,
  work: NotifyWork,
  claim: Claim,
): Promise<Ending> {
  const store = hub.stores.of(tenant)
  const [event, endpoint] = await Promise.all([store.event(work.event), store.endpoint(work.endpoint)])
  const { now } = hub.moment()
  if (!event || !endpoint?.active) {
    const tasks = event ? await erasingLater(store, event, now) : []
    return settle(() => enact(hub, store, { ...nothing, tasks }, claim))
  }
  const secrets = endpoint.secrets
    .filter((secret) => secret.expiresAt === null || secret.expiresAt > now)
    .map((secret) => hub.vault.open(secret.sealed, endpoint.id))
  const told = await toldTo(store, endpoint, event)
  const destination = { key: endpoint.id, policy: endpointPace }
  const admission = await hub.pacer.admit([destination])
  if (admission.kind === 'wait') {
    const patience = await patienceOf(store, event)
    const later = decideNotifyLater(event, endpoint, admission.untilAt, claim.task, hub.moment(), patience)
    return settle(() => enact(hub, store, later, claim))
  }
  const { body, headers } = hub.envelope.seal(told, secrets, hub.moment().now)
  const watched = watch(hub)
  const reply = await watched.http.call(
    { method: 'POST', url: endpoint.url, headers: marked(headers, work), body },
    limits,
  )
  const turn = hub.pacer.ended(destination, endOfCall(reply, hub.moment().now))
  const tried = { endpoint: endpoint.id, event: event.id, message: null, number: claim.task.tries + 1 }
  const erasing = isTaken(reply) ? await erasingLater(store, event, now) : []
  const patience = isTaken(reply) ? undefined : await patienceOf(store, event)
  return settle(async () => {
    const current = (await store.endpoint(work.endpoint)) ?? endpoint
    const moment = hub.moment()
    const decision = decideNotify(event, current, reply, claim.task, moment, patience)
    const noted = notingTurn(decision, turn, endpoint.id, moment)
    const tasks = [...noted.tasks, ...erasing]
    return enact(hub, store, watched.noted({ ...noted, tasks }, tried), claim)
  })
}

/** An endpoint of one account hears of a customer what that account knows. */
async function toldTo(store: Store, endpoint: Endpoint, event: HubEvent): Promise<HubEvent> {
  if (endpoint.account === null) return event
  return toldAt(event, (await store.account(event.account))?.channel ?? '')
}

/** As the account has it now, so that a change counts for what waits, too. */
async function patienceOf(store: Store, event: HubEvent): Promise<Patience | undefined> {
  return (await store.account(event.account))?.retry
}

/** A receiver that counts can tell a replay from the first time. */
function marked(headers: Readonly<Record<string, string>>, { replayed }: Pick<NotifyWork, 'replayed'>) {
  return replayed ? { ...headers, 'webhook-replayed': '1' } : headers
}
