import fc from 'fast-check'
import { expect, it } from 'vitest'

import { readyGroups, type ReadyGroups, type Waiting } from './ready-groups.ts'

type Step = readonly ['add' | 'lease' | 'done' | 'again' | 'refused' | 'pass', number]

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom('add', 'lease', 'done', 'again', 'refused', 'pass'),
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
          groups.add('a', 'ten', waiting(added.id, added.dueAt))
        }
        if (what === 'lease') {
          const due = groups.due('a', n, now).map((one) => one.id)
          const end = model.findIndex((one) => one.dueAt > now)
          const free = held.length === 0 || until <= now
          expect(due).toEqual(free ? model.slice(0, Math.min(n, end < 0 ? n : end)).map((one) => one.id) : [])
          if (due.length > 0) {
            const tasks = due.map((id) => waiting(id, 0))
            groups.hold('a', tasks, (epoch += 1), (until = now + 3))
            held = due
          }
        }
        const [head] = held
        if (what === 'done' && head !== undefined) {
          const settle = groups.finish(['done', 'a', head, epoch, 0])
          expect(groups.finish(['done', 'a', head, epoch, 0])).toBeNull()
          expect(groups.due('a', 5, until)).toEqual([])
          settle?.(true)
          model.shift()
          held = held.slice(1)
        }
        if (what === 'again' && head !== undefined) {
          groups.finish(['again', 'a', head, epoch, now + n])?.(true)
          Object.assign(model[0]!, { dueAt: now + n, again: true })
          held = []
        }
        if (what === 'refused' && head !== undefined)
          groups.finish([n % 2 ? 'again' : 'done', 'a', head, epoch, now + n])?.(false)
        const isHeld = held.length > 0 && until > now
        expect(groups.count()).toBe(model.length)
        expect(groups.waiting(5, now)).toEqual(
          isHeld || !model[0] ? [] : [['a', model[0].dueAt, 'ten', model[0].again]],
        )
        for (const { id } of model) expect(holds(groups, id, epoch)).toBe(held.includes(id))
      }
    }),
  )
})

it('gives a survivor alone, and those that came after the crash behind it', () => {
  const groups = readyGroups()
  groups.add('a', 'ten', { ...waiting(1, 0), survivor: true })
  groups.add('a', 'ten', { ...waiting(2, 0), survivor: true })
  groups.add('a', 'ten', waiting(3, 0))
  for (const id of [1, 2, 3]) {
    const due = groups.due('a', 5, 0)
    expect(due.map((one) => one.id)).toEqual([id])
    groups.hold('a', due, id, 10)
    groups.finish(['done', 'a', id, id, 0])?.(true)
  }
})

it.each([
  [1, 30],
  [2, 16],
  [3, 4],
  [4, 1],
])('of what was there at %d crashes in a row it has %d of thirty in hand at once', (crashes, most) => {
  const groups = readyGroups()
  const names = Array.from({ length: 30 }, (_, at) => `group-${at}`)
  names.forEach((name, at) =>
    groups.add(name, 'ten', { ...waiting(at, 0), survivor: true, crashes: crashes - 1 }),
  )
  const given = names.filter((name) => {
    const due = groups.due(name, 5, 0)
    if (due.length > 0) groups.hold(name, due, 1, 10)
    return due.length > 0
  })
  expect(given).toHaveLength(most)
  const next = names[most]
  if (next === undefined) return
  expect(groups.due(next, 5, 0)).toEqual([])
  groups.finish(['done', given[0] ?? '', 0, 1, 0])?.(true)
  expect(groups.due(next, 5, 0)).toHaveLength(1)
})

it('what came since is given while a suspect is in hand', () => {
  const groups = readyGroups()
  groups.add('a', 'ten', { ...waiting(1, 0), survivor: true, crashes: 5 })
  groups.add('b', 'ten', waiting(2, 0))
  groups.hold('a', groups.due('a', 5, 0), 1, 10)
  expect(groups.due('b', 5, 0)).toHaveLength(1)
})

function holds(groups: ReadyGroups, id: number, epoch: number): boolean {
  const settle = groups.finish(['hold', 'a', id, epoch, 0])
  settle?.(true)
  return settle !== null
}

function waiting(id: number, dueAt: number): Waiting {
  return { id, dueAt, survivor: false, crashes: 0, again: false, task: null }
}
