import type { HeadRow, TakenRow, TurnRow, TurnTable } from '../kit/server/dialect.ts'
import { Overtaken } from '../kit/server/failure.ts'

export const lockTurns = `select grp, due_at, owner, again, epoch, until, tasks from turn where grp = any($1::text[]) order by grp for update`

const openTurns = `insert into turn (grp, due_at, owner)
  select grp, due_at, owner from unnest($1::text[], $2::bigint[], $3::text[]) as given(grp, due_at, owner)
  on conflict (grp) do nothing
  returning grp, due_at, owner, again, epoch, until, tasks`

const addTasks = `insert into task (id, grp, tenant, doc, due_at, trace, tries, crashes)
  select nextval('task_order'), grp, tenant, doc, due_at, trace, 0, 0
  from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[]) as given(grp, tenant, doc, due_at, trace)`

const moveTurns = `update turn
  set due_at = head.due_at, again = head.tried_at is not null, tasks = given.tasks, until = given.until
  from unnest($1::text[], $2::text[], $3::bigint[]) as given(grp, tasks, until),
    lateral (select due_at, tried_at from task where task.grp = given.grp order by id limit 1) as head
  where turn.grp = given.grp
  returning turn.grp, turn.due_at, owner, again, epoch, turn.until, turn.tasks`

const endTurns = `delete from turn
  where grp = any($1::text[]) and not exists (select from task where task.grp = turn.grp)`

const takeTurns = `with free as (
    select turn.grp, wanted.until, crashed
    from unnest($1::text[], $2::bigint[]) as wanted(grp, until) join turn on turn.grp = wanted.grp
    where turn.until <= $3 and due_at <= $3 order by turn.grp for update of turn skip locked
  )
  update turn set epoch = nextval('turn_epoch'), until = free.until, holder = $4, crashed = false, tasks = ''
  from free where turn.grp = free.grp
  returning turn.grp, epoch, free.crashed`

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

/** Goes from one owner to the next by index, past whatever each of them has. */
const owners = `with recursive owners as (
    (select owner from turn order by owner limit 1)
    union all
    select (select turn.owner from turn where turn.owner > owners.owner order by turn.owner limit 1)
    from owners where owners.owner is not null
  )`
const ownersOf = `${owners} select owner from owners where owner is not null`

export const firstTurns = `select grp, due_at, given.owner, again
  from unnest($1::text[]) as given(owner), lateral (
    select grp, due_at, again from turn
    where turn.owner = given.owner and until <= $3 order by due_at, grp limit $2
  ) as first`

export const oldestDue = `${owners} select min(first.due_at) as due_at from owners, lateral (
    select due_at from turn where turn.owner = owners.owner and due_at <= $1 order by due_at limit 1
  ) as first`

/** What `ownerOf` says of a task. */
export const ownerOfTask = `coalesce(tenant, substring(grp from '^[^:]*(?::[^:]*)?'))`
const makeTurns = `insert into turn (grp, due_at, owner, again)
  select distinct on (grp) grp, due_at, ${ownerOfTask}, tried_at is not null from task order by grp, id`
const goOn = `select setval('task_order', (select coalesce(max(id), 0) + 1 from task))`

const column = <T, K extends keyof T>(rows: readonly T[], name: K): T[K][] => rows.map((row) => row[name])

export const turns: TurnTable = {
  async lock(session, touched) {
    const rows = await session.query<TurnRow>(lockTurns, [column(touched, 'grp')])
    const known = new Set(column(rows, 'grp'))
    const made = touched.flatMap(({ grp, first }) => (first && !known.has(grp) ? [{ grp, ...first }] : []))
    if (made.length === 0) return { rows, fresh: new Set() }
    const values = [column(made, 'grp'), column(made, 'due_at'), column(made, 'owner')]
    const opened = await session.query<TurnRow>(openTurns, values)
    // Whoever meets a row that was not there a moment ago has locked in the wrong order, and is not to wait for it.
    if (opened.length < made.length) throw new Overtaken('A group was made by another process')
    return { rows: [...rows, ...opened], fresh: new Set(column(opened, 'grp')) }
  },
  addTasks(session, tasks) {
    const [grp, tenant, doc] = [column(tasks, 0), column(tasks, 1), column(tasks, 2)]
    return session.query(addTasks, [grp, tenant, doc, column(tasks, 3), column(tasks, 4)])
  },
  async move(session, left) {
    const groups = column(left, 'grp')
    const [moved] = await Promise.all([
      session.query<TurnRow>(moveTurns, [groups, column(left, 'tasks'), column(left, 'until')]),
      session.query(endTurns, [groups]),
    ])
    return moved
  },
  take: (session, wanted, now, holder) =>
    session.query<TakenRow>(takeTurns, [column(wanted, 'grp'), column(wanted, 'until'), now, holder]),
  countCrashes: (session, groups) => session.query(countCrashes, [groups]),
  heads: (session, wanted) => session.query<HeadRow>(heads, [column(wanted, 'grp'), column(wanted, 'most')]),
  hold: (session, held) => session.query(holdTurns, [column(held, 'grp'), column(held, 'tasks')]),
  async owners(session) {
    const rows = await session.query<Pick<TurnRow, 'owner'>>(ownersOf, [])
    return column(rows, 'owner')
  },
  first: (session, owners, most, now) => session.query<TurnRow>(firstTurns, [owners, most, now]),
  async oldestDue(session, now) {
    const [row] = await session.query<{ due_at: number | null }>(oldestDue, [now])
    return row?.due_at ?? null
  },
  make: (session) => Promise.all([session.query(makeTurns, []), session.query(goOn, [])]),
}
