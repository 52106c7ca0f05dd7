import { put } from '@parley/core/domain/change.ts'
import type { Claim } from '@parley/core/domain/task.ts'
import type { Hint, Stores } from '@parley/core/ports/store.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { commitOf, customer, id, task } from './given.ts'
import type { Clock, Opened, Subject } from './subject.ts'

/** What every store promises of its tasks: one holder per group, in order, and nobody else's finish counts. */
export function taskConformance(subject: Subject): void {
  describe(`tasks in ${subject.name}`, () => {
    let opened: Opened
    let stores: Stores
    let clock: Clock
    beforeEach(async () => {
      clock = { now: 10_000 }
      opened = await subject.open(clock)
      stores = opened.stores
    })
    afterEach(() => opened.end())

    const add = (...tasks: ReturnType<typeof task>[]) => stores.commit(commitOf([], { tasks }))
    const finish = (claim: Claim) => stores.commit(commitOf([], { finish: { kind: 'done', claim } }))
    const again = (claim: Claim, dueAt: number) =>
      stores.commit(commitOf([], { finish: { kind: 'again', claim, dueAt } }))
    const lease = async (group: string, most = 10, leaseMs = 5_000) =>
      (await stores.tasks.lease([group], most, leaseMs))[0]?.claims ?? []

    it('are leased in the order of arrival, up to as many as were asked for', async () => {
      const tasks = Array.from({ length: 5 }, (_, at) =>
        task('a', { dueAt: 100 - at, tenant: id('ten'), trace: at === 0 ? null : `trace-${at}` }),
      )
      await add(...tasks)
      const claims = await lease('a', 3)
      const fresh = { tries: 0, triedAt: null, crashes: 0 }
      expect(claims.map((claim) => claim.task)).toEqual(
        tasks.slice(0, 3).map((one, at) => ({ ...one, ...fresh, id: claims[0]!.task.id + at })),
      )
    })

    it('of one group have one holder, of several groups several', async () => {
      await add(task('a'), task('b'))
      const asked = await Promise.all([
        stores.tasks.lease(['a', 'a', 'b', 'none'], 5, 5_000),
        stores.tasks.lease(['b', 'a'], 5, 5_000),
      ])
      expect(asked.flat().map((one) => one.group)).toEqual(['a', 'b'])
    })

    it('come with hints when a group gets work, when its lease ends with more, and not while it is held', async () => {
      const hint = { group: 'a', dueAt: 1_000, owner: 'a', again: false }
      expect(await add(task('a'))).toMatchObject({ hints: [hint] })
      expect(await add(task('a'), task('a'))).toMatchObject({ hints: [hint] })
      const [first, second] = await lease('a', 2)
      expect(await add(task('a'))).toMatchObject({ hints: [] })
      expect(await finish(first!)).toMatchObject({ hints: [] })
      expect(await finish(second!)).toMatchObject({ hints: [hint] })
      const [third] = await lease('a', 1)
      const hints = [{ ...hint, dueAt: 20_000, again: true }]
      expect(await again(third!, 20_000)).toMatchObject({ hints })
    })

    it('end with their own finish only, and only once', async () => {
      await add(task('a'))
      const [claim] = await lease('a')
      const [once, twice] = await Promise.all([finish(claim!), finish(claim!)])
      expect([once.kind, twice.kind]).toEqual(['done', 'fenced'])
      expect(await finish(claim!)).toEqual({ kind: 'fenced' })
      expect(await stores.tasks.backlog()).toEqual({ count: 0, oldestDueAt: null })
    })

    it('can be held through a commit in their middle, which checks the claim and ends nothing', async () => {
      await add(task('a'))
      const [claim] = await lease('a')
      const hold = commitOf([], { finish: { kind: 'hold', claim: claim! } })
      expect((await stores.commit(hold)).kind).toBe('done')
      expect((await finish(claim!)).kind).toBe('done')
      expect((await stores.commit(hold)).kind).toBe('fenced')
    })

    it('are for somebody else after the lease has run out, and the slow one is fenced with all it wanted', async () => {
      await add(task('a'))
      const [slow] = await lease('a', 1, 5_000)
      clock.now += 4_999
      expect(await lease('a')).toEqual([])
      clock.now += 1
      const [next] = await lease('a')
      expect(next!.task).toEqual(slow!.task)
      expect(next!.epoch).toBeGreaterThan(slow!.epoch)
      const store = stores.of(id('ten'))
      const person = customer()
      const late = commitOf([put('customer', person)], { finish: { kind: 'done', claim: slow! } })
      expect(await store.commit(late)).toEqual({ kind: 'fenced' })
      expect(await store.customer(person.id)).toBeNull()
      expect((await finish(next!)).kind).toBe('done')
    })

    it('that begin a group with the end of another task are for whoever ended it, once', async () => {
      await add(task('a'))
      const [claim] = await lease('a')
      const next = task('b', { tenant: id('ten'), trace: 'trace' })
      const ending = commitOf([], { finish: { kind: 'done', claim: claim! }, tasks: [next] })
      const hint = { group: 'b', dueAt: 1_000, owner: next.tenant, again: false }
      expect(await stores.commit(ending)).toMatchObject({ kind: 'done', hints: [hint] })
      const [begun] = await lease('b', 1)
      expect(begun!.task).toEqual({ ...next, id: begun!.task.id, tries: 0, triedAt: null, crashes: 0 })
      expect(await lease('b')).toEqual([])
      expect((await finish(begun!)).kind).toBe('done')
      expect(await stores.tasks.backlog()).toMatchObject({ count: 0 })
    })

    it('put back keep their place at the head, and those behind them wait', async () => {
      await add(task('a'), task('a'), task('b'))
      const [head, behind] = await lease('a')
      expect((await again(head!, 12_000)).kind).toBe('done')
      expect(await finish(behind!)).toEqual({ kind: 'fenced' })
      expect(await lease('a')).toEqual([])
      expect(await lease('b')).toHaveLength(1)
      clock.now = 12_000
      const [tried, next] = await lease('a')
      expect(tried!.task).toEqual({ ...head!.task, dueAt: 12_000, tries: 1, triedAt: 10_000 })
      expect(next!.task).toEqual(behind!.task)
      await again(tried!, 13_000)
      clock.now = 13_000
      expect((await lease('a'))[0]!.task).toMatchObject({ tries: 2, triedAt: 10_000 })
    })

    it('put off for later keep their place and have not been tried', async () => {
      await add(task('a'))
      const [head] = await lease('a')
      const later = { kind: 'later', claim: head!, dueAt: 12_000 } as const
      expect(await stores.commit(commitOf([], { finish: later }))).toMatchObject({
        hints: [{ group: 'a', dueAt: 12_000 }],
      })
      expect(await lease('a')).toEqual([])
      clock.now = 12_000
      expect((await lease('a'))[0]!.task).toEqual({ ...head!.task, dueAt: 12_000, triedAt: 10_000 })
    })

    it('stay with their holder if the commit is a conflict', async () => {
      await add(task('a'))
      const [claim] = await lease('a')
      const stale = put('customer', customer({ version: 9 }))
      const failed = commitOf([stale], { finish: { kind: 'done', claim: claim! }, tasks: [task('b')] })
      expect(await stores.of(id('ten')).commit(failed)).toEqual({ kind: 'conflict' })
      expect(await lease('b')).toEqual([])
      expect((await finish(claim!)).kind).toBe('done')
    })

    it('that wait without a lease are listed, the longest due first', async () => {
      await add(task('late', { dueAt: 50_000 }), task('b', { dueAt: 2_000 }), task('a'), task('held'))
      await lease('held', 1, 5_000)
      const due = [
        { group: 'a', dueAt: 1_000, owner: 'a', again: false },
        { group: 'b', dueAt: 2_000, owner: 'b', again: false },
      ]
      expect(await stores.tasks.waiting(2)).toEqual(due)
      const late = { group: 'late', dueAt: 50_000, owner: 'late', again: false }
      expect(await stores.tasks.waiting(9)).toEqual([...due, late])
      expect(await stores.tasks.backlog()).toEqual({ count: 4, oldestDueAt: 1_000 })
      clock.now += 5_000
      expect(await stores.tasks.waiting(9)).toContainEqual({
        group: 'held',
        dueAt: 1_000,
        owner: 'held',
        again: false,
      })
    })

    it('that wait are listed for every owner, however many there are', async () => {
      const owners = Array.from({ length: 1_200 }, (_, at) => `alarm:${at}`)
      for (let at = 0; at < owners.length; at += 50)
        await add(...owners.slice(at, at + 50).map((group) => task(group, { dueAt: 2_000 })))
      await add(task('last of all', { dueAt: 1_000 }))
      const waiting = await stores.tasks.waiting(2_000)
      expect(new Set(waiting.map(({ owner }) => owner)).size).toBe(owners.length + 1)
      expect(await stores.tasks.backlog()).toEqual({ count: owners.length + 1, oldestDueAt: 1_000 })
    })

    it('belong to whose they are: a tenant, or before that an account of a channel', async () => {
      const tenant = id('ten')
      const verdict = await add(task('con_1', { tenant }), task('whatsapp:106:from:1'), task('alarm:1'))
      const owners = { 'alarm:1': 'alarm:1', con_1: tenant, 'whatsapp:106:from:1': 'whatsapp:106' }
      const named = (hints: readonly Hint[]) =>
        Object.fromEntries(hints.map(({ group, owner }) => [group, owner]))
      expect(verdict.kind === 'done' && named(verdict.hints)).toEqual(owners)
      expect(named(await stores.tasks.waiting(9))).toEqual(owners)
    })

    it('that wait are listed for all owners, however many one of them has that wait for longer', async () => {
      const [busy, quiet] = [id('ten'), id('ten')]
      const many = Array.from({ length: 30 }, (_, at) => task(`busy${at}`, { tenant: busy, dueAt: at }))
      await add(...many, task('quiet', { tenant: quiet, dueAt: 500 }), task('other', { dueAt: 600 }))
      const ten = (await stores.tasks.waiting(10)).map(({ group }) => group)
      expect(ten).toEqual([...many.slice(0, 8).map(({ group }) => group), 'quiet', 'other'])
      expect(await stores.tasks.waiting(2)).toHaveLength(2)
    })

    it('keep through a stop that they were put back', async () => {
      await add(task('a'), task('a'))
      const [head] = await lease('a')
      await again(head!, 11_000)
      stores = await opened.reopen()
      const hint = { group: 'a', dueAt: 11_000, owner: 'a', again: true }
      expect(await stores.tasks.waiting(9)).toEqual([hint])
      clock.now = 11_000
      const [tried] = await lease('a', 1)
      const ended = await finish(tried!)
      expect(ended).toMatchObject({ hints: [{ group: 'a', dueAt: 1_000, again: false }] })
    })

    it('are all there after an orderly stop, unharmed, with higher epochs', async () => {
      await add(task('a'), task('a'))
      const [before] = await lease('a')
      await again(before!, 11_000)
      stores = await opened.reopen()
      clock.now = 11_000
      const [head, next] = await lease('a')
      expect(head!.task).toEqual({ ...before!.task, dueAt: 11_000, tries: 1, triedAt: 10_000 })
      expect(next!.task.crashes).toBe(0)
      expect(head!.epoch).toBeGreaterThan(before!.epoch)
      expect(await finish(before!)).toEqual({ kind: 'fenced' })
    })
  })
}
