import type { HeadRow, TakenRow, TurnRow, TurnTable } from '../kit/server/dialect.ts'
import { Overtaken } from '../kit/server/failure.ts'

export const lockTurns = `select grp, due_at, owner, again, epoch, until, tasks from turn where grp = any($1::text[]) order by grp for update`

/** All tasks of a new group were added in this transaction. */
const openTurns = `insert into turn (grp, due_at, owner, until, holder, epoch, tasks)
  select grp, due_at, owner, until, holder,
    case when until > 0 then nextval('turn_epoch') else 0 end,
    case when until > 0 then (select string_agg(id::text, ' ' order by id) from task where task.grp = given.grp) else '' end
  from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[])
    as given(grp, due_at, owner, until, holder)
  on conflict (grp) do nothing
  returning grp, epoch, tasks`

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
  where grp = any($1::text[]) and not exists (select from task where task.grp = turn.grp)
  returning grp`

/** Found by an array and not by a join: for a join, all of them are looked through when that seems less (measured: 200 ms). */
export const takeTurns = `with free as (
    select grp from turn where grp = any($1::text[]) and until <= $3 and due_at <= $3
    order by grp for update skip locked
  )
  update turn set epoch = nextval('turn_epoch'), until = $2, holder = $4, tasks = ''
  where grp = any(array(select grp from free))
  returning grp, epoch, crashed`

const countCrashes = `update task set crashes = crashes + 1
  from unnest($1::text[]) as given(grp),
    lateral (select id from task where task.grp = given.grp order by id limit 1) as head
  where task.id = head.id`

const heads = `select given.grp, head.* from unnest($1::text[], $2::bigint[]) as given(grp, most),
  lateral (
    select id, tenant, doc, due_at, tries, tried_at, crashes, trace
    from task where task.grp = given.grp order by id limit given.most
  ) as head`

const holdTurns = `update turn
  set tasks = given.tasks, until = case when given.tasks = '' then 0 else until end, crashed = crashed and given.tasks = ''
  from unnest($1::text[], $2::text[]) as given(grp, tasks) where turn.grp = given.grp`

const giveBackTurns = `update turn set until = 0, tasks = ''
  where grp = any($1::text[]) and holder = $2 and until > 0`

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
    const fresh = touched.filter(({ grp, grows }) => grows && !known.has(grp))
    return { rows, fresh: new Set(column(fresh, 'grp')) }
  },
  async open(session, made) {
    if (made.length === 0) return []
    const values = [column(made, 'grp'), column(made, 'due_at'), column(made, 'owner')]
    const leased = [column(made, 'until'), column(made, 'holder')]
    const opened = await session.query<TurnRow>(openTurns, [...values, ...leased])
    if (opened.length < made.length) throw new Overtaken('A group was made by another process')
    return opened
  },
  addTasks(session, tasks) {
    const [grp, tenant, doc] = [column(tasks, 0), column(tasks, 1), column(tasks, 2)]
    return session.query(addTasks, [grp, tenant, doc, column(tasks, 3), column(tasks, 4)])
  },
  async move(session, left) {
    const ended = await session.query<Pick<TurnRow, 'grp'>>(endTurns, [column(left, 'grp')])
    const gone = new Set(column(ended, 'grp'))
    const stay = left.filter(({ grp }) => !gone.has(grp))
    if (stay.length === 0) return []
    const values = [column(stay, 'grp'), column(stay, 'tasks'), column(stay, 'until')]
    return session.query<TurnRow>(moveTurns, values)
  },
  async take(session, wanted, now, holder) {
    const ends = Map.groupBy(wanted, ({ until }) => until)
    const taken = [...ends].map(([until, those]) =>
      session.query<TakenRow>(takeTurns, [column(those, 'grp'), until, now, holder]),
    )
    return (await Promise.all(taken)).flat()
  },
  countCrashes: (session, groups) => session.query(countCrashes, [groups]),
  heads: (session, wanted) => session.query<HeadRow>(heads, [column(wanted, 'grp'), column(wanted, 'most')]),
  hold: (session, held) => session.query(holdTurns, [column(held, 'grp'), column(held, 'tasks')]),
  giveBack: (session, groups, holder) => session.query(giveBackTurns, [groups, holder]),
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
