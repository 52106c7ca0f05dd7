import type { Claim } from '@parley/core/domain/task.ts'
import type { Lease, TaskBook } from '@parley/core/ports/store.ts'

import { hintOf } from '../kit/commit.ts'
import { fromJson } from '../kit/json.ts'
import type { Line } from './line.ts'
import type { WireClaim, WireLease } from './protocol.ts'

export function taskBook(writer: Line): TaskBook {
  return {
    lease: (groups, most, leaseMs) =>
      writer.send(['lease', groups, most, leaseMs], (leases) => leases.map(leaseOf)),
    waiting: (limit) => writer.send(['waiting', limit], (hints) => hints.map(hintOf)),
    backlog: () => writer.send(['backlog'], ([count, oldestDueAt]) => ({ count, oldestDueAt })),
  }
}

function leaseOf([group, epoch, claims]: WireLease): Lease {
  return { group, claims: claims.map((claim) => claimOf(group, epoch, claim)) }
}

function claimOf(
  group: string,
  epoch: number,
  [id, tenant, doc, dueAt, tries, triedAt, crashes, trace]: WireClaim,
): Claim {
  return {
    epoch,
    task: { id, group, tenant, work: fromJson(doc), dueAt, tries, triedAt, crashes, trace },
  }
}
