import { mostCrashes, retryBroken } from '@parley/core/domain/decisions/retry.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Claim } from '@parley/core/domain/task.ts'
import { answer } from '@parley/core/flows/answer.ts'
import { askProfile } from '@parley/core/flows/ask-profile.ts'
import { checkToken } from '@parley/core/flows/check-token.ts'
import { deliver } from '@parley/core/flows/deliver.ts'
import { dropFile } from '@parley/core/flows/drop-file.ts'
import { Fenced, type Ending } from '@parley/core/flows/enact.ts'
import { erase } from '@parley/core/flows/erase.ts'
import { fetchFile } from '@parley/core/flows/fetch-file.ts'
import { forget } from '@parley/core/flows/forget.ts'
import { keepAside } from '@parley/core/flows/keep-aside.ts'
import { notify } from '@parley/core/flows/notify.ts'
import { calmDown, raise } from '@parley/core/flows/raise.ts'
import { receive } from '@parley/core/flows/receive.ts'
import { redriveSome } from '@parley/core/flows/redrive-many.ts'
import { tell } from '@parley/core/flows/tell.ts'
import { syncInTurn } from '@parley/core/flows/templates/sync.ts'
import { traced } from '@parley/core/flows/traced.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Lease } from '@parley/core/ports/store.ts'

import type { Clock } from './edges/clock.ts'
import type { Events } from './events.ts'
import { slotsOf } from './slots.ts'

export interface Worker {
  /** When the store was last asked what waits. */
  polledAt(): number
  /** How many groups are worked on now. */
  busy(): number
  /** Takes nothing new and waits until what is in hand is done. */
  stop(): Promise<void>
}

/** How much of one group is taken at once, so that others get their turn. */
const mostPerLease = 20
const leaseMs = 60_000
const sweepMs = 5_000

/** Leases groups of tasks and runs their flows: task.kind → flow, nothing else. */
export function startWorker(hub: Hub, events: Events, slots: number, clock: Clock): Worker {
  const room = slotsOf(slots, clock)
  let stopped = false
  let polledAt = hub.moment().now

  const take = async (group: string): Promise<void> => {
    const leases = await hub.stores.tasks.lease([group], mostPerLease, leaseMs)
    for (const lease of leases) await runLease(hub, events, lease)
  }

  const run = (group: string): Promise<void> =>
    take(group)
      .catch(events.loopBroke)
      .finally(() => hub.queue.release(group))

  const loop = async (): Promise<void> => {
    while (!stopped) {
      const groups = await hub.queue.next(room.free())
      for (const group of groups) room.run(() => run(group))
      if (groups.length === 0) return
      await room.freed()
    }
  }

  const sweep = (): Promise<void> =>
    hub.stores.tasks
      .waiting(10_000)
      .then((hints) => {
        polledAt = hub.moment().now
        hub.queue.hint(hints)
      })
      .catch(events.loopBroke)
  const endSweeps = clock.every(sweepMs, () => void sweep())
  const looping = sweep().then(loop)
  return {
    polledAt: () => polledAt,
    busy: room.busy,
    async stop() {
      stopped = true
      endSweeps()
      await hub.queue.close()
      await looping
      await room.end()
    },
  }
}

async function runLease(hub: Hub, events: Events, lease: Lease): Promise<void> {
  for (const claim of lease.claims) {
    if (!(await runTask(hub, events, claim))) return
  }
}

/** False if the rest of the lease is not to be run: the task was put back, or the lease was lost. */
async function runTask(whole: Hub, events: Events, claim: Claim): Promise<boolean> {
  const { task } = claim
  const hub = traced(whole, task.trace)
  try {
    if (task.crashes > mostCrashes) {
      events.taskBuried(task, 'poison')
      await keepAside(hub, claim, 'poison', `The process died ${task.crashes} times while it ran this.`)
      return true
    }
    events.taskBegan(task, hub.moment().now)
    const startedAt = performance.now()
    const ending = await runFlow(hub, claim)
    events.taskEnded(task, ending, performance.now() - startedAt)
    return ending !== 'again'
  } catch (error) {
    if (error instanceof Fenced) {
      events.taskFenced(task)
      return false
    }
    events.taskBroke(task, error)
    return putBack(hub, events, claim, error)
  }
}

function runFlow(hub: Hub, claim: Claim): Promise<Ending> {
  const { work, tenant } = claim.task
  switch (work.kind) {
    case 'receive':
      return receive(hub, work, claim)
    case 'answer':
      return answer(hub, owned(tenant), work.message, claim)
    case 'deliver':
      return deliver(hub, owned(tenant), work.message, claim)
    case 'fetch':
      return fetchFile(hub, owned(tenant), work.file, claim)
    case 'drop':
      return dropFile(hub, owned(tenant), work.file, claim)
    case 'profile':
      return askProfile(hub, owned(tenant), work.message, claim)
    case 'erase':
      return erase(hub, owned(tenant), work.event, claim)
    case 'redrive':
      return redriveSome(hub, owned(tenant), work.redrive, claim)
    case 'sync':
      return syncInTurn(hub, owned(tenant), work.account, claim)
    case 'check':
      return checkToken(hub, owned(tenant), work.account, claim)
    case 'forget':
      return forget(hub, work, claim)
    case 'raise':
      return raise(hub, work, claim)
    case 'calm':
      return calmDown(hub, work, claim)
    case 'tell':
      return tell(hub, work, claim)
    case 'notify':
      return notify(hub, owned(tenant), work, claim)
  }
}

function owned(tenant: TenantId | null): TenantId {
  if (tenant === null) throw new Error('a task of this kind belongs to a tenant')
  return tenant
}

async function putBack(hub: Hub, events: Events, claim: Claim, error: unknown): Promise<boolean> {
  const { task } = claim
  const { now, random } = hub.moment()
  const wait = retryBroken(task, random())
  try {
    if (wait === null) {
      events.taskBuried(task, 'exhausted')
      await keepAside(
        hub,
        claim,
        'exhausted',
        `It failed again and again on our side: ${error instanceof Error ? error.name : typeof error}.`,
      )
      return true
    }
    const home = task.tenant === null ? hub.stores : hub.stores.of(task.tenant)
    const verdict = await home.commit({
      changes: [],
      tasks: [],
      finish: { kind: 'again', claim, dueAt: now + wait },
    })
    if (verdict.kind === 'done') hub.queue.hint(verdict.hints)
  } catch (again) {
    if (!(again instanceof Fenced)) events.loopBroke(again)
  }
  return false
}
