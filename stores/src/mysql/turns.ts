import type { HeadRow, TakenRow, TurnRow, TurnTable } from '../kit/server/dialect.ts'
import { inParts } from './set-wise.ts'

// Where rows are locked the way to them is said: by another one the server would lock more, and in another order.
export const lockTurns = `select grp, due_at, owner, again, epoch, until, tasks
  from turn force index (primary) where grp in (?) order by grp for update`

const openTurns = 'insert into turn (grp, due_at, owner) values ?'

const addTasks = 'insert into task (grp, tenant, doc, due_at, trace, tries, crashes) values ?'

const leaveTurns = `insert into turn (grp, due_at, owner, until, tasks) values ?
  on duplicate key update until = values(until), tasks = values(tasks)`
const endTurns = `delete turn from turn force index (primary)
  where grp in (?) and not exists (select 1 from task where task.grp = turn.grp)`
const headOf = (column: string) =>
  `(select ${column} from task force index (task_grp) where task.grp = turn.grp order by id limit 1)`
const dueTurns = `update turn force index (primary)
  set due_at = ${headOf('due_at')}, again = ${headOf('tried_at is not null')} where grp in (?)`
const seeTurns = `select grp, due_at, owner, again, epoch, until, tasks
  from turn force index (primary) where grp in (?)`

export const freeTurns = `select grp, due_at, epoch, crashed from turn force index (primary)
  where grp in (?) and until <= ? and due_at <= ? order by grp for update skip locked`
const takeTurns = `insert into turn (grp, due_at, owner, epoch, until, holder) values ?
  on duplicate key update epoch = values(epoch), until = values(until), holder = values(holder),
    crashed = 0, tasks = ''`

const countCrash = 'update task set crashes = crashes + 1 where grp = ? order by id limit 1'

export const head = `(select id, grp, tenant, doc, due_at, tries, tried_at, crashes, trace
  from task force index (task_grp) where grp = ? order by id limit ?)`

const holdTurns = `insert into turn (grp, due_at, owner, tasks) values ?
  on duplicate key update tasks = values(tasks), until = if(values(tasks) = '', 0, until)`

/** So many owners are asked for at once. */
const mostOwners = 200

/** Goes from one owner to the next by index, past whatever each of them has. */
const owners = `with recursive owners as (
    (select owner from turn force index (turn_owner) order by owner limit 1)
    union all
    select (
      select turn.owner from turn force index (turn_owner) where turn.owner > owners.owner
      order by turn.owner limit 1
    ) from owners where owners.owner is not null
  )`
export const ownersOf = `${owners} select owner from owners where owner is not null`

/** Rows with equal columns stand in the index by their primary key. */
export const firstTurns = `(select grp, due_at, owner, again from turn force index (turn_owner)
  where owner = ? and until <= ? order by due_at limit ?)`

export const oldestDue = `${owners} select min((
    select due_at from turn force index (turn_owner) where turn.owner = owners.owner and due_at <= ?
    order by due_at limit 1
  )) as due_at from owners`

/** What `ownerOf` says of a task. */
const ownerOfTask = `coalesce(task.tenant, substring_index(task.grp, ':', 2))`
const makeTurns = `insert into turn (grp, due_at, owner, again)
  select task.grp, due_at, ${ownerOfTask}, tried_at is not null
  from task join (select min(id) as id from task group by grp) as head on head.id = task.id`

export const turns: TurnTable = {
  lock: (session, groups) => session.query<TurnRow>(lockTurns, [groups]),
  // A row that another process made meanwhile is a duplicate, and the transaction is done again.
  async open(session, fresh) {
    await session.query(openTurns, [fresh.map(({ grp, due_at, owner }) => [grp, due_at, owner])])
    return fresh.map((turn) => ({ ...turn, again: 0, epoch: 0, until: 0, tasks: '' }))
  },
  addTasks: (session, tasks) =>
    Promise.all(inParts(tasks.map((task) => [...task, 0, 0])).map((part) => session.query(addTasks, [part]))),
  async move(session, left) {
    const groups = left.map(({ grp }) => grp)
    const [, , , moved] = await Promise.all([
      session.query(leaveTurns, [left.map(({ grp, until, tasks }) => [grp, 0, '', until, tasks])]),
      session.query(endTurns, [groups]),
      session.query(dueTurns, [groups]),
      session.query<TurnRow>(seeTurns, [groups]),
    ])
    return moved
  },
  async take(session, wanted, now, holder) {
    const until = new Map(wanted.map((one) => [one.grp, one.until]))
    const free = await session.query<TakenRow & TurnRow>(freeTurns, [[...until.keys()], now, now])
    if (free.length === 0) return []
    const taken = free.map((row) => ({ ...row, epoch: row.epoch + 1 }))
    const rows = taken.map(({ grp, due_at, epoch }) => [grp, due_at, '', epoch, until.get(grp) ?? 0, holder])
    await session.query(takeTurns, [rows])
    return taken
  },
  countCrashes: (session, groups) => Promise.all(groups.map((grp) => session.query(countCrash, [grp]))),
  heads(session, wanted) {
    const all = wanted.map(() => head).join(' union all ')
    return session.query<HeadRow>(
      all,
      wanted.flatMap(({ grp, most }) => [grp, most]),
    )
  },
  hold: (session, held) => session.query(holdTurns, [held.map(({ grp, tasks }) => [grp, 0, '', tasks])]),
  async owners(session) {
    return (await session.query<Pick<TurnRow, 'owner'>>(ownersOf, [])).map(({ owner }) => owner)
  },
  async first(session, owners, most, now) {
    const found: TurnRow[] = []
    for (let start = 0; start < owners.length; start += mostOwners) {
      const some = owners.slice(start, start + mostOwners)
      const all = some.map(() => firstTurns).join(' union all ')
      found.push(
        ...(await session.query<TurnRow>(
          all,
          some.flatMap((owner) => [owner, now, most]),
        )),
      )
    }
    return found
  },
  async oldestDue(session, now) {
    const [row] = await session.query<{ due_at: number | null }>(oldestDue, [now])
    return row?.due_at ?? null
  },
  make: (session) => session.query(makeTurns, []),
}
