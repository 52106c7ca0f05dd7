import fc from 'fast-check'
import { expect, it } from 'vitest'

import { readyGroups } from './ready-groups.ts'

type Step = readonly ['add' | 'lease' | 'done' | 'again' | 'pass', number]

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom('add', 'lease', 'done', 'again', 'pass'),
  fc.nat({ max: 5 }),
)

it('gives tasks of a group in order, to one holder at a time, whatever happens between', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const groups = readyGroups()
      const model: { id: number; dueAt: number; again: boolean }[] = []
      let [now, last, epoch, until] = [0, 0, 0, 0]
      let held: number[] = []
      for (const [what, n] of steps) {
        if (what === 'pass') now += n
        if (what === 'add') {
          const added = { id: (last += 1), dueAt: now + n, again: false }
          model.push(added)
          groups.add('a', 'ten', { ...added, survivor: false, again: false })
        }
        if (what === 'lease') {
          const due = groups.due('a', n, now).map((one) => one.id)
          const end = model.findIndex((one) => one.dueAt > now)
          const free = held.length === 0 || until <= now
          expect(due).toEqual(free ? model.slice(0, Math.min(n, end < 0 ? n : end)).map((one) => one.id) : [])
          if (due.length > 0) {
            const tasks = due.map((id) => ({ id, dueAt: 0, survivor: false, again: false }))
            groups.hold('a', tasks, (epoch += 1), (until = now + 3))
            held = due
          }
        }
        const [head] = held
        if (what === 'done' && head !== undefined) {
          groups.finish(['done', 'a', head, epoch, 0])
          model.shift()
          held = held.slice(1)
        }
        if (what === 'again' && head !== undefined) {
          groups.finish(['again', 'a', head, epoch, now + n])
          Object.assign(model[0]!, { dueAt: now + n, again: true })
          held = []
        }
        const isHeld = held.length > 0 && until > now
        expect(groups.count()).toBe(model.length)
        expect(groups.waiting(5, now)).toEqual(
          isHeld || !model[0] ? [] : [['a', model[0].dueAt, 'ten', model[0].again]],
        )
        expect([...(groups.leases.get('a')?.tasks ?? [])]).toEqual(held)
      }
    }),
  )
})

it('gives a survivor alone, and those that came after the crash behind it', () => {
  const groups = readyGroups()
  groups.add('a', 'ten', { id: 1, dueAt: 0, survivor: true, again: false })
  groups.add('a', 'ten', { id: 2, dueAt: 0, survivor: true, again: false })
  groups.add('a', 'ten', { id: 3, dueAt: 0, survivor: false, again: false })
  expect(groups.due('a', 5, 0).map((one) => one.id)).toEqual([1])
  groups.finish(['done', 'a', 1, 1, 0])
  groups.finish(['done', 'a', 2, 1, 0])
  expect(groups.due('a', 5, 0).map((one) => one.id)).toEqual([3])
})
