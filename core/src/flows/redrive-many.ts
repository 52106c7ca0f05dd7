import { put, type Decision } from '../domain/change.ts'
import { HubError } from '../domain/error.ts'
import type { EndpointId, LetterId, RedriveId, TenantId } from '../domain/ids.ts'
import type { Letter } from '../domain/letter.ts'
import type { LetterFilter, Redrive } from '../domain/redrive.ts'
import type { Claim } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, type Ending } from './enact.ts'
import { redrive } from './redrive.ts'

type Redriving = Pick<Hub, 'stores' | 'queue' | 'live' | 'moment'>

const pageSize = 50
/** One endpoint gets at most five replays a second. */
const spacingMs = 200

/** Starts replaying all open letters that match and are there now. */
export async function startRedrive(hub: Redriving, tenant: TenantId, filter: LetterFilter): Promise<Redrive> {
  const store = hub.stores.of(tenant)
  const { now, id } = hub.moment()
  const bounded = { ...filter, to: Math.min(filter.to ?? now + 1, now + 1) }
  const started: Redrive = {
    id: id('rdv'),
    filter: bounded,
    total: await store.letterCount(bounded),
    replayed: 0,
    left: 0,
    after: null,
    createdAt: now,
    finishedAt: null,
    version: 0,
  }
  const work = { kind: 'redrive', redrive: started.id } as const
  const tasks = [{ group: started.id, work, dueAt: now }]
  await enact(hub, store, { changes: [put('redrive', started)], tasks }, null)
  return started
}

/**
 * Replays the next page, oldest first. Each letter is closed in a commit of its own, so that a crash in the middle
 * repeats none of them; how far it has come is counted anew from what is still open.
 */
export async function redriveSome(
  hub: Redriving,
  tenant: TenantId,
  id: RedriveId,
  claim: Claim,
): Promise<Ending> {
  const store = hub.stores.of(tenant)
  const before = await store.redrive(id)
  if (!before) throw new Error(`the redrive ${id} is gone`)
  const { filter, after } = before
  const letters = await store.letters({ ...filter, order: 'oldest', after, limit: pageSize })
  const startedAt = hub.moment().now
  const { left, untilAt } = await redrivePage(hub, tenant, letters, startedAt)
  const open = await store.letterCount(filter)
  const over = letters.length < pageSize
  const progress: Redrive = {
    ...before,
    after: letters.at(-1)?.id ?? after,
    replayed: Math.max(before.replayed, before.total - open),
    left: before.left + left,
    finishedAt: over ? hub.moment().now : null,
  }
  const decision: Decision = { changes: [put('redrive', progress)], tasks: [] }
  const ending = await enact(hub, store, over ? decision : { ...decision, laterAt: untilAt }, claim)
  if (ending === 'conflict') throw new Error(`the redrive ${id} was changed by somebody else`)
  return ending
}

async function redrivePage(
  hub: Redriving,
  tenant: TenantId,
  letters: readonly Letter[],
  startedAt: number,
): Promise<{ left: number; untilAt: number }> {
  const next = new Map<EndpointId | null, number>()
  let left = 0
  for (const { id, endpoint } of letters) {
    const dueAt = next.get(endpoint) ?? startedAt
    if (!(await replayed(hub, tenant, id, dueAt))) left += 1
    else if (endpoint !== null) next.set(endpoint, dueAt + spacingMs)
  }
  return { left, untilAt: Math.max(startedAt, ...next.values()) }
}

/** False for one that stays open because it cannot be replayed; one that somebody else has closed is none of them. */
async function replayed(hub: Redriving, tenant: TenantId, id: LetterId, dueAt: number): Promise<boolean> {
  try {
    await redrive(hub, tenant, id, dueAt)
    return true
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'conflict') throw error
    return (await hub.stores.of(tenant).letter(id))?.state !== 'open'
  }
}
