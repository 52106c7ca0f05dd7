import type { Stores } from '@parley/core/ports/store.ts'
import { expect, it } from 'vitest'

import { commitOf, task } from './given.ts'
import type { Shared } from './processes.ts'

/** What was in hand whenever a process died may be why: it is done by few at once, on a database that several processes share. */
export function suspectConformance(server: () => Pick<Shared, 'killed'>, hub: () => Stores): void {
  it(
    'have few in hand of what was in hand when two of them died, until it is done',
    { timeout: 60_000 },
    async () => {
      await workOff(hub())
      const names = Array.from({ length: 40 }, (_, at) => `suspect-${at}`)
      await hub().commit(commitOf([], { tasks: names.map((name) => task(name)) }))
      const waiting = () =>
        expect
          .poll(async () => (await hub().tasks.waiting(1_000)).filter(({ group }) => names.includes(group)))
          .toHaveLength(names.length)
      const die = async (crashes: number) => {
        await waiting()
        const told = await server().killed('lease', (lines) => lines.includes('leased'))
        return told.filter((line) => line.endsWith(` ${crashes}`)).map((line) => line.split(' ')[0])
      }
      expect(await die(0)).toHaveLength(40)
      expect(await die(1)).toHaveLength(40)
      const third = await die(2)
      expect(third).toHaveLength(16)
      await waiting()
      const done = new Set<string>()
      while (done.size < names.length) {
        const leases = await hub().tasks.lease(names, 5, 60_000)
        expect(leases.length).toBeLessThanOrEqual(16)
        for (const { group, claims } of leases) {
          expect(claims[0]?.task.crashes).toBe(third.includes(group) ? 3 : 2)
          await hub().commit(commitOf([], { finish: { kind: 'done', claim: claims[0]! } }))
          done.add(group)
        }
      }
    },
  )
}

/** Nothing that is due is left of what other tests have added. */
async function workOff({ tasks, commit }: Stores): Promise<void> {
  for (;;) {
    const due = (await tasks.waiting(1_000)).filter(({ dueAt }) => dueAt < 2 ** 44)
    if (due.length === 0) return
    const names = due.map(({ group }) => group)
    for (const { claims } of await tasks.lease(names, 100, 60_000))
      for (const claim of claims) await commit(commitOf([], { finish: { kind: 'done', claim } }))
  }
}
