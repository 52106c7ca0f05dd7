import type { Claim } from '@parley/core/domain/task.ts'
import type { Lease } from '@parley/core/ports/store.ts'

import { fromJson } from '../json.ts'
import type { HeadRow, Moment, TakenRow, TurnTable } from './dialect.ts'
import type { Session } from './session.ts'
import type { SuspectsInHand } from './suspects-in-hand.ts'

/** What is asked of `TaskBook.lease`. */
export interface Wanted {
  readonly groups: readonly string[]
  readonly most: number
  readonly leaseMs: number
}

/** Who leases. */
export interface Lessee {
  readonly table: TurnTable
  readonly moment: Moment
  readonly holder: number
  readonly suspects: SuspectsInHand
}

/**
 * Takes free groups, inside a transaction: first their turns, whose rows stay locked, and only then a look at the tasks.
 * A group that another process has in hand at this moment is left to it. The head of a crashed lease comes alone, and stays
 * if too many are under suspicion already.
 */
export async function leaseTogether(
  lessee: Lessee,
  session: Session,
  wanted: readonly Wanted[],
): Promise<readonly (readonly Lease[])[]> {
  const by = new Map<string, Wanted>()
  for (const one of wanted) for (const group of one.groups) if (!by.has(group)) by.set(group, one)
  if (by.size === 0) return wanted.map(() => [])
  const { table, moment, holder } = lessee
  const now = await moment(session)
  const asked = [...by]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([grp, { leaseMs }]) => ({ grp, until: now + leaseMs }))
  const taken = await table.take(session, asked, now, holder)
  if (taken.length === 0) return wanted.map(() => [])
  const leases = await leasesOf(lessee, session, taken, by, now)
  return wanted.map((one) =>
    [...new Set(one.groups)].flatMap((group) => {
      const lease = by.get(group) === one ? leases.get(group) : undefined
      return lease && lease.claims.length > 0 ? [lease] : []
    }),
  )
}

async function leasesOf(
  { table, suspects }: Lessee,
  session: Session,
  taken: readonly TakenRow[],
  by: ReadonlyMap<string, Wanted>,
  now: number,
): Promise<ReadonlyMap<string, Lease>> {
  const most = taken.map(({ grp, crashed: alone }) => ({ grp, most: alone ? 1 : (by.get(grp)?.most ?? 0) }))
  const heads = Map.groupBy(await table.heads(session, most), (row) => row.grp)
  const leases = new Map(
    taken.map((row) => {
      const tasks = heads.get(row.grp) ?? []
      const suspected = tasks.map(({ crashes }) => ({ survivor: Boolean(row.crashed), crashes }))
      if (!suspects.admit(suspected, now)) return [row.grp, { group: row.grp, claims: [] }]
      suspects.note(row.grp, suspected, now + (by.get(row.grp)?.leaseMs ?? 0))
      return [row.grp, leaseOf(row, tasks, now)]
    }),
  )
  const held = [...leases].map(([grp, { claims }]) => ({
    grp,
    tasks: claims.map(({ task }) => task.id).join(' '),
  }))
  const crashed = taken.flatMap((row) => (row.crashed && leases.get(row.grp)?.claims.length ? [row.grp] : []))
  await Promise.all([
    crashed.length === 0 ? undefined : table.countCrashes(session, crashed),
    table.hold(session, held),
  ])
  return leases
}

function leaseOf({ grp, epoch, crashed }: TakenRow, tasks: readonly HeadRow[], now: number): Lease {
  const end = tasks.findIndex((task) => task.due_at > now)
  const due = end < 0 ? tasks : tasks.slice(0, end)
  const counted = due.map((row) => ({ ...row, crashes: row.crashes + (crashed ? 1 : 0) }))
  return { group: grp, claims: counted.map((row) => claimOf(row, epoch)) }
}

function claimOf(row: HeadRow, epoch: number): Claim {
  const { id, grp: group, tenant, doc, due_at: dueAt, tries, tried_at: triedAt, crashes, trace } = row
  return { epoch, task: { id, group, tenant, work: fromJson(doc), dueAt, tries, triedAt, crashes, trace } }
}
