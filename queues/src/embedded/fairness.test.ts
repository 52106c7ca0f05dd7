import type { Queue } from '@parley/core/ports/tasks.ts'
import { expect, it } from 'vitest'

import { fairnessConformance } from '../conformance/fairness.ts'
import { at } from '../conformance/hints.ts'
import { handClock } from './hand-clock.ts'
import { embeddedQueue } from './index.ts'

const open = (slots: number) => {
  const clock = handClock()
  return { ...clock, queue: embeddedQueue({ ...clock, slots }) }
}

fairnessConformance({ name: 'embedded', open: (slots) => Promise.resolve(open(slots)), mostAhead: 0 })

it('shares the turns evenly among ten tenants, one of whom sends fifty times as much', async () => {
  const { queue, now } = open(8)
  const owners = Array.from({ length: 10 }, (_, n) => `ten_${n}`)
  const done = new Map(owners.map((owner) => [owner, 0]))
  const send = (owner: string, count: number) =>
    queue.hint(Array.from({ length: count }, (_, n) => at(`${owner}:${n}`, now(), { owner })))
  for (const owner of owners) send(owner, owner === 'ten_0' ? 5_000 : 100)
  await work(queue, 8, 100, (group) => {
    const owner = group.split(':', 1)[0] ?? ''
    done.set(owner, (done.get(owner) ?? 0) + 1)
  })
  expect(jain([...done.values()])).toBeGreaterThan(0.999)
})

it('comes to a thousand quiet conversations beside one that always has more to do', async () => {
  const { queue, now } = open(8)
  const hot = () => queue.hint([at('hot', now())])
  hot()
  queue.hint(Array.from({ length: 1_000 }, (_, n) => at(`quiet${n}`, now())))
  let [quiet, turnsOfHot] = [0, 0]
  await work(queue, 8, 126, (group) => {
    if (group !== 'hot') return void (quiet += 1)
    turnsOfHot += 1
    hot()
  })
  expect(quiet).toBe(1_000)
  expect(turnsOfHot).toBeGreaterThanOrEqual(1)
})

/** So many rounds, in each of which every slot does one group. */
async function work(
  queue: Queue,
  slots: number,
  rounds: number,
  done: (group: string) => void,
): Promise<void> {
  for (let turn = 0; turn < rounds; turn += 1) {
    const groups = await queue.next(slots)
    for (const group of groups) {
      done(group)
      queue.release(group)
    }
  }
}

/** Jain's index: 1 if all have the same, 1/n if one has everything. */
function jain(shares: readonly number[]): number {
  const sum = shares.reduce((a, b) => a + b, 0)
  const squares = shares.reduce((a, b) => a + b * b, 0)
  return (sum * sum) / (shares.length * squares)
}
