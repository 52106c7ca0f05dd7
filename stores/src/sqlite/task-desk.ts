import { ownerOf, type Claim, type NewTask } from '@parley/core/domain/task.ts'
import type { Lease, TaskBook } from '@parley/core/ports/store.ts'

import { hintOf } from '../kit/commit.ts'
import { fromJson } from '../kit/json.ts'
import type { Committed, WireCommit } from '../kit/wire.ts'
import type { Line } from './line.ts'
import type { Kept, WireTaskRow } from './protocol.ts'
import { readyGroups, type ReadyGroups, type Waiting } from './ready-groups.ts'

/** Who gives tasks out and knows whose they are. It follows only what the writer has committed. */
export interface TaskDesk {
  readonly book: TaskBook
  /** A commit whose claim is not held does not even reach the writer. */
  commit(commit: WireCommit, tasks: readonly NewTask[]): Promise<Committed>
}

/** Epochs of later processes are higher: each start opens a new range of them. */
const epochsPerStart = 2 ** 32
/** Tasks that are kept whole until they are given out, which mostly is at once; a few megabytes. */
const mostAtHand = 5_000

export function taskDesk(writer: Writer, kept: Kept, now: () => number): TaskDesk {
  const groups = readyGroups()
  for (const [id, group, tenant, dueAt, again, crashes] of kept.tasks) {
    const waiting = { id, dueAt, survivor: kept.crashed, crashes, again, task: null }
    groups.add(group, ownerOf({ tenant, group }), waiting)
  }
  const atHand = { count: 0 }
  return {
    book: bookOf(writer, groups, kept.start * epochsPerStart, atHand, now),
    async commit(commit, tasks) {
      const finish = commit[5]
      const settle = finish && groups.finish(finish)
      if (finish && !settle) return ['fenced']
      try {
        return await writer.send(['commit', commit], (answer) => {
          settle?.(answer[0] === 'done')
          if (answer[0] !== 'done') return answer
          const [, seqs, firstId] = answer
          tasks.forEach((task, at) => add(groups, task, firstId + at, atHand))
          const touched = new Set(tasks.map(({ group }) => group))
          if (finish) touched.add(finish[1])
          return ['done', seqs, groups.hints(touched, now())]
        })
      } catch (error) {
        settle?.(false)
        throw error
      }
    },
  }
}

type Writer = Pick<Line, 'send'>
/** How many tasks are kept whole. */
type AtHand = { count: number }

function add(groups: ReadyGroups, task: NewTask, id: number, atHand: AtHand): void {
  const isKept = atHand.count < mostAtHand
  if (isKept) atHand.count += 1
  const whole = { ...task, id, trace: task.trace ?? null, tries: 0, triedAt: null, crashes: 0 }
  groups.add(task.group, ownerOf(task), {
    id,
    dueAt: task.dueAt,
    survivor: false,
    crashes: 0,
    again: false,
    task: isKept ? whole : null,
  })
}

function bookOf(
  writer: Writer,
  groups: ReadyGroups,
  firstEpoch: number,
  atHand: AtHand,
  now: () => number,
): TaskBook {
  let epoch = firstEpoch
  const give = async (taken: Taken): Promise<Lease> => {
    const { name: group, tasks, epoch } = taken
    const claims = tasks.map(({ task }) => task && { epoch, task })
    atHand.count -= claims.filter((claim) => claim !== null).length
    for (const waiting of tasks) waiting.task = null
    if (claims.every((claim) => claim !== null)) return { group, claims }
    try {
      return { group, claims: await read(writer, taken) }
    } catch (error) {
      groups.drop(group, epoch)
      throw error
    }
  }
  return {
    async lease(names, most, leaseMs) {
      const at = now()
      const taken = [...new Set(names)].flatMap((name): readonly Taken[] => {
        const tasks = groups.due(name, most, at)
        if (tasks.length === 0) return []
        groups.hold(name, tasks, (epoch += 1), at + leaseMs)
        return [{ name, tasks, epoch }]
      })
      return Promise.all(taken.map(give))
    },
    waiting: async (limit) => groups.waiting(limit, now()).map(hintOf),
    // Who asks for it also wants to know whether the writer still answers.
    backlog: () =>
      writer.send(['ping'], () => ({ count: groups.count(), oldestDueAt: groups.oldestDueAt(now()) })),
  }
}

interface Taken {
  readonly name: string
  readonly tasks: readonly Waiting[]
  readonly epoch: number
}

async function read(writer: Writer, { name, tasks, epoch }: Taken): Promise<readonly Claim[]> {
  const survivors = tasks.filter((task) => task.survivor)
  const ids = (those: readonly Waiting[]) => those.map((task) => task.id)
  const rows = await writer.send(['tasks', ids(tasks), ids(survivors)], (answer) => answer)
  for (const task of survivors) {
    task.survivor = false
    task.crashes += 1
  }
  return rows.map((row) => claimOf(name, epoch, row))
}

function claimOf(
  group: string,
  epoch: number,
  [id, tenant, doc, dueAt, tries, triedAt, crashes, trace]: WireTaskRow,
): Claim {
  return {
    epoch,
    task: { id, group, tenant, work: fromJson(doc), dueAt, tries, triedAt, crashes, trace },
  }
}
