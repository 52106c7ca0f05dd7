import { randomInt } from 'node:crypto'

import type { HeadRow, TakenRow, TurnRow, TurnTable } from '../kit/server/dialect.ts'
import type { Session } from '../kit/server/session.ts'
import { given, inParts } from './set-wise.ts'

/**
 * Makes and locks all rows in one go and one order. What is there already is locked to be written: a mere duplicate would be
 * locked to be read, by several at a time, who then wait for each other. `made` tells which rows are new.
 */
const lockTurns = `insert into turn (grp, due_at, owner, made) values ? on duplicate key update grp = values(grp)`
export const seeTurns = `select grp, due_at, owner, again, epoch, until, tasks, made
  from turn force index (primary) where grp in (?)`

const addTasks = 'insert into task (grp, tenant, doc, due_at, trace, tries, crashes) values ?'

const headOf = (column: string) =>
  `(select ${column} from task force index (task_grp) where task.grp = given.p0 order by id limit 1)`
const seeHeads = `select p0 as grp, ${headOf('due_at')} as due_at, ${headOf('tried_at is not null')} as again from`
const tasksOf = `select grp, group_concat(id order by id separator ' ') as tasks
  from task force index (task_grp) where grp in (?) group by grp`
const openTurns = `insert into turn (grp, due_at, owner, epoch, until, holder, tasks) values ?
  on duplicate key update due_at = values(due_at), owner = values(owner), epoch = values(epoch),
    until = values(until), holder = values(holder), tasks = values(tasks)`
const endTurns = 'delete turn from turn force index (primary) where grp in (?)'
const leaveTurns = `insert into turn (grp, due_at, again, owner, until, tasks) values ?
  on duplicate key update due_at = values(due_at), again = values(again), until = values(until), tasks = values(tasks)`

// Where rows are locked the way to them is said: by another one the server would lock more, and in another order.
export const freeTurns = `select grp, due_at, epoch, crashed from turn force index (primary)
  where grp in (?) and until <= ? and due_at <= ? order by grp for update skip locked`
/** Drawn once the rows are locked, so that it is higher than whatever a group had before; a number remains used. */
const nextEpoch = 'insert into turn_epoch () values ()'
export const forgetEpoch =
  'delete turn_epoch from turn_epoch force index (primary) where id = last_insert_id()'
const takeTurns = `insert into turn (grp, due_at, owner, epoch, until, holder) values ?
  on duplicate key update epoch = values(epoch), until = values(until), holder = values(holder),
    tasks = ''`

const countCrash = 'update task set crashes = crashes + 1 where grp = ? order by id limit 1'

export const head = `(select id, grp, tenant, doc, due_at, tries, tried_at, crashes, trace
  from task force index (task_grp) where grp = ? order by id limit ?)`

const holdTurns = `insert into turn (grp, due_at, owner, tasks) values ?
  on duplicate key update tasks = values(tasks), until = if(values(tasks) = '', 0, until),
    crashed = crashed and values(tasks) = ''`

const giveBackTurns = `update turn force index (primary) set until = 0, tasks = ''
  where grp in (?) and holder = ? and until > 0`

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

/** So many numbers that two batches never have the same. */
const mostMade = 2 ** 47

interface Head {
  readonly grp: string
  /** Null if there is no task. */
  readonly due_at: number | null
  readonly again: number
}

export const turns: TurnTable = {
  async lock(session, touched) {
    const batch = randomInt(mostMade)
    const values = touched.map(({ grp }) => [grp, 0, '', batch])
    const [, rows] = await Promise.all([
      session.query(lockTurns, [values]),
      session.query<TurnRow & { made: number }>(seeTurns, [touched.map(({ grp }) => grp)]),
    ])
    const fresh = new Set(rows.filter(({ made }) => made === batch).map(({ grp }) => grp))
    const known = rows.filter(({ grp }) => !fresh.has(grp))
    const tooMany = touched.filter(({ grp, grows }) => !grows && fresh.delete(grp)).map(({ grp }) => grp)
    if (tooMany.length > 0) await session.query(endTurns, [tooMany])
    return { rows: known, fresh }
  },
  async open(session, made, unmade) {
    const leased = made.filter(({ until }) => until > 0).map(({ grp }) => grp)
    const [held, epoch] =
      leased.length === 0
        ? [[], 0]
        : await Promise.all([session.query<Pick<TurnRow, 'grp' | 'tasks'>>(tasksOf, [leased]), draw(session)])
    const tasks = new Map(held.map((row) => [row.grp, row.tasks]))
    const opened = made.map((turn) => ({
      ...turn,
      epoch: turn.until > 0 ? epoch : 0,
      tasks: tasks.get(turn.grp) ?? '',
    }))
    const rows = opened.map(({ grp, due_at, owner, until, holder, ...lease }) => [
      grp,
      due_at,
      owner,
      lease.epoch,
      until,
      holder,
      lease.tasks,
    ])
    await Promise.all([
      rows.length === 0 ? undefined : session.query(openTurns, [rows]),
      unmade.length === 0 ? undefined : session.query(endTurns, [unmade]),
    ])
    return opened
  },
  addTasks: (session, tasks) =>
    Promise.all(inParts(tasks.map((task) => [...task, 0, 0])).map((part) => session.query(addTasks, [part]))),
  async move(session, left) {
    const groups = left.map(({ grp }) => [grp])
    const heads = await session.query<Head>(`${seeHeads} ${given(groups)}`, groups.flat())
    const headOfGroup = new Map(heads.map((row) => [row.grp, row]))
    const moved = left.flatMap((turn): readonly TurnRow[] => {
      const { due_at, again } = headOfGroup.get(turn.grp) ?? {}
      return due_at === null || due_at === undefined ? [] : [{ ...turn, due_at, again: again ?? 0 }]
    })
    const stay = new Set(moved.map(({ grp }) => grp))
    const gone = left.map(({ grp }) => grp).filter((grp) => !stay.has(grp))
    const rows = moved.map(({ grp, due_at, again, owner, until, tasks }) => [
      grp,
      due_at,
      again ? 1 : 0,
      owner,
      until,
      tasks,
    ])
    await Promise.all([
      gone.length === 0 ? undefined : session.query(endTurns, [gone]),
      rows.length === 0 ? undefined : session.query(leaveTurns, [rows]),
    ])
    return moved
  },
  async take(session, wanted, now, holder) {
    const until = new Map(wanted.map((one) => [one.grp, one.until]))
    const [free, epoch] = await Promise.all([
      session.query<TakenRow & TurnRow>(freeTurns, [[...until.keys()], now, now]),
      draw(session),
    ])
    if (free.length === 0) return []
    const taken = free.map((row) => ({ ...row, epoch }))
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
  giveBack: (session, groups, holder) => session.query(giveBackTurns, [groups, holder]),
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

async function draw(session: Session): Promise<number> {
  const [, [drawn]] = await Promise.all([
    session.exec(nextEpoch),
    session.query<{ epoch: number }>('select last_insert_id() as epoch', []),
    session.exec(forgetEpoch),
  ])
  return drawn?.epoch ?? 0
}
