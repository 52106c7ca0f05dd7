import assert from 'node:assert/strict'

import type { Hint } from '@parley/core/ports/store.ts'

import { isFree, type Expectation } from './expected.ts'
import type { Run } from './run.ts'

/** Throws if anything that can be seen of the tasks and records is not as it must be. */
export async function compare(expected: Expectation, run: Run, process: number): Promise<void> {
  const { now } = run.clock
  const stores = run.of(process)
  const store = stores.of('ten_1')
  const waiting = [...expected.groups].flatMap(([group, [head]]) =>
    head && isFree(expected, group, now) ? [{ group, dueAt: head.dueAt, again: head.triedAt !== null }] : [],
  )
  const seen = await stores.tasks.waiting(1_000)
  const byName = (hints: readonly Pick<Hint, 'group' | 'dueAt' | 'again'>[]) =>
    hints.toSorted((a, b) => (a.group < b.group ? -1 : 1))
  assert.deepEqual(byName(seen.map(({ group, dueAt, again }) => ({ group, dueAt, again }))), byName(waiting))
  const tasks = [...expected.groups.values()]
  const due = tasks.flatMap(([head]) => (head && head.dueAt <= now ? [head.dueAt] : []))
  const oldestDueAt = due.length === 0 ? null : Math.min(...due)
  assert.deepEqual(await stores.tasks.backlog(), { count: tasks.flat().length, oldestDueAt })
  const log = await store.log('acc_1', 0, 10_000)
  assert.deepEqual(
    log.map(({ id, seq }) => ({ id, seq })),
    expected.logged.map((id, at) => ({ id, seq: at + 1 })),
  )
  assert.equal((await store.customer(run.customer.id))?.version ?? 0, expected.version)
}
