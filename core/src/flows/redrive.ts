import type { Decision } from '../domain/change.ts'
import { decideRedrive, decideResend } from '../domain/decisions/redrive.ts'
import { HubError } from '../domain/error.ts'
import type { LetterId, TenantId } from '../domain/ids.ts'
import { closed, type Letter } from '../domain/letter.ts'
import type { Work } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import type { Store } from '../ports/store.ts'
import { enact, queueOf, settle } from './enact.ts'

type Redriving = Pick<Hub, 'stores' | 'queue' | 'live' | 'moment'>

/**
 * Does once more what a dead letter kept, from `dueAt` on, and closes it in the same commit: twice in a row is once.
 * Throws `not_found`, or `conflict` with the reason why it cannot be done.
 */
export async function redrive(
  hub: Redriving,
  tenant: TenantId,
  id: LetterId,
  dueAt: number = hub.moment().now,
): Promise<Letter> {
  const store = hub.stores.of(tenant)
  return settle(async () => {
    const letter = openOne(await store.letter(id))
    const decision = await decide(hub, store, letter, dueAt)
    if ((await enact(hub, store, decision, null)) === 'conflict') return 'conflict'
    return closed(letter, 'replayed', hub.moment().now)
  })
}

async function decide(hub: Redriving, store: Store, letter: Letter, dueAt: number): Promise<Decision> {
  if (letter.kept.kind === 'webhook')
    throw new HubError('conflict', 'A webhook is read again by the operator.')
  const { work, group } = letter.kept
  if (work.kind === 'notify') return renotify(hub, store, letter, work, dueAt)
  if (work.kind !== 'deliver') return decideRedrive(letter, work, group, dueAt, hub.moment())
  const message = await store.message(work.message)
  if (!message) throw new HubError('conflict', 'The message is gone.')
  return letter.reason === 'rejected'
    ? decideResend(letter, message, hub.moment())
    : decideRedrive(letter, work, group, dueAt, hub.moment())
}

async function renotify(
  hub: Redriving,
  store: Store,
  letter: Letter,
  work: Extract<Work, { kind: 'notify' }>,
  dueAt: number,
): Promise<Decision> {
  const [event, endpoint] = await Promise.all([store.event(work.event), store.endpoint(work.endpoint)])
  if (!event) throw new HubError('conflict', 'The event is gone.')
  if (!endpoint?.active) throw new HubError('conflict', 'The endpoint is switched off: switch it on first.')
  const group = `${endpoint.id}:${await queueOf(store, event)}`
  return decideRedrive(letter, work, group, dueAt, hub.moment())
}

/** Throws unless it is there and still open. */
export function openOne(letter: Letter | null): Letter {
  if (!letter) throw new HubError('not_found', 'There is no such dead letter.')
  if (letter.state !== 'open') throw new HubError('conflict', `The dead letter was ${letter.state} already.`)
  return letter
}
