import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Claim, Work } from '@parley/core/domain/task.ts'
import type { Lease } from '@parley/core/ports/store.ts'

import { fromJson, type Json } from '../kit/json.ts'
import type { Session } from './session.ts'

/** What is asked of `TaskBook.lease`. */
export interface Wanted {
  readonly groups: readonly string[]
  readonly most: number
  readonly leaseMs: number
}

const takeTurns = `with wanted as (select * from unnest($1::text[], $2::bigint[]) as wanted(grp, lease_ms)),
  free as (
    select turn.grp, lease_ms, crashed from wanted join turn on turn.grp = wanted.grp
    where until <= $3 and due_at <= $3 order by turn.grp for update of turn skip locked
  )
  update turn set epoch = nextval('turn_epoch'), until = $3 + lease_ms, holder = $4, crashed = false, tasks = ''
  from free where turn.grp = free.grp
  returning turn.grp, epoch, free.crashed`

/** The head was running when the process died. */
const countCrashes = `update task set crashes = crashes + 1
  from unnest($1::text[]) as given(grp),
    lateral (select id from task where task.grp = given.grp order by id limit 1) as head
  where task.id = head.id`

const heads = `select given.grp, head.* from unnest($1::text[], $2::bigint[]) as given(grp, most),
  lateral (
    select id, tenant, doc, due_at, tries, tried_at, crashes, trace
    from task where task.grp = given.grp order by id limit given.most
  ) as head`

const holdTurns = `update turn set tasks = given.tasks, until = case when given.tasks = '' then 0 else until end
  from unnest($1::text[], $2::text[]) as given(grp, tasks) where turn.grp = given.grp`

interface TakenRow {
  readonly grp: string
  readonly epoch: number
  readonly crashed: boolean
}

interface HeadRow {
  readonly grp: string
  readonly id: number
  readonly tenant: TenantId | null
  readonly doc: Json<Work>
  readonly due_at: number
  readonly tries: number
  readonly tried_at: number | null
  readonly crashes: number
  readonly trace: string | null
}

/**
 * Takes free groups, inside a transaction: first their turns, whose rows stay locked, and only then a look at the tasks.
 * A group that another process has in hand at this moment is left to it. The head of a crashed lease comes alone.
 */
export async function leaseTogether(
  session: Session,
  wanted: readonly Wanted[],
  moment: (session: Session) => Promise<number>,
  holder: number,
): Promise<readonly (readonly Lease[])[]> {
  const by = new Map<string, Wanted>()
  for (const one of wanted) for (const group of one.groups) if (!by.has(group)) by.set(group, one)
  const asked = [...by].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const now = await moment(session)
  const names = asked.map(([group]) => group)
  const times = asked.map(([, { leaseMs }]) => leaseMs)
  const taken = await session.query<TakenRow>(takeTurns, [names, times, now, holder])
  if (taken.length === 0) return wanted.map(() => [])
  const crashed = taken.filter((row) => row.crashed).map((row) => row.grp)
  if (crashed.length > 0) await session.query(countCrashes, [crashed])
  const groups = taken.map((row) => row.grp)
  const most = taken.map((row) => (row.crashed ? 1 : (by.get(row.grp)?.most ?? 0)))
  const rows = await session.query<HeadRow>(heads, [groups, most])
  const byGroup = Map.groupBy(rows, (row) => row.grp)
  const leases = new Map(taken.map((row) => [row.grp, leaseOf(row, byGroup.get(row.grp) ?? [], now)]))
  const held = groups.map(
    (group) =>
      leases
        .get(group)
        ?.claims.map(({ task }) => task.id)
        .join(' ') ?? '',
  )
  await session.query(holdTurns, [groups, held])
  return wanted.map((one) =>
    [...new Set(one.groups)].flatMap((group) => {
      const lease = by.get(group) === one ? leases.get(group) : undefined
      return lease && lease.claims.length > 0 ? [lease] : []
    }),
  )
}

function leaseOf({ grp, epoch }: TakenRow, tasks: readonly HeadRow[], now: number): Lease {
  const end = tasks.findIndex((task) => task.due_at > now)
  return { group: grp, claims: (end < 0 ? tasks : tasks.slice(0, end)).map((row) => claimOf(row, epoch)) }
}

function claimOf(row: HeadRow, epoch: number): Claim {
  const { id, grp: group, tenant, doc, due_at: dueAt, tries, tried_at: triedAt, crashes, trace } = row
  return { epoch, task: { id, group, tenant, work: fromJson(doc), dueAt, tries, triedAt, crashes, trace } }
}
