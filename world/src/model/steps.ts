import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'

import { put, type Change } from '@parley/core/domain/change.ts'
import type { Finish, NewTask } from '@parley/core/domain/task.ts'
import type { Lease } from '@parley/core/ports/store.ts'
import { commitOf, conversation, event, id, message, task } from '@parley/stores/conformance/given.ts'
import type fc from 'fast-check'

import { compare } from './compare.ts'
import * as model from './expected.ts'
import type { Expectation, Given } from './expected.ts'
import type { Run } from './run.ts'

export type Step = fc.AsyncCommand<Expectation, Run>

function step(name: string, run: Step['run'], check: Step['check'] = () => true): Step {
  return { check, run, toString: () => name }
}

const groups = ['a', 'b', 'c', 'd']
const groupNamed = (at: number) => groups[at % groups.length] ?? ''

export function pass(ms: number): Step {
  return step(`pass ${ms} ms`, async (_, { clock }) => {
    clock.now += ms
  })
}

export function bring(process: number, into: readonly number[], inMs: number): Step {
  return step(`bring ${into.map(groupNamed).join('')} in ${inMs} ms by ${process}`, async (expected, run) => {
    const tasks = into.map((at) => taskFor(at, run.clock.now + inMs))
    const verdict = await run.of(process).commit(commitOf([], { tasks }))
    assert.equal(verdict.kind, 'done')
    for (const one of tasks) model.add(expected, one)
    if (verdict.kind !== 'done') return
    const free = new Set(tasks.map(({ group }) => group).filter((group) => isFree(expected, run, group)))
    assert.deepEqual(new Set(verdict.hints.map(({ group }) => group)), free)
  })
}

export function lease(process: number, from: readonly number[], most: number, leaseMs: number): Step {
  const names = from.map(groupNamed)
  return step(`lease ${most} of ${names.join('')} for ${leaseMs} ms by ${process}`, async (expected, run) => {
    const leases = await run.of(process).tasks.lease(names, most, leaseMs)
    took(expected, run, { process, names, most, leaseMs, leases })
  })
}

/** Two processes ask for the same at the same moment: one of them gets it. */
export function leaseAtOnce(from: number, most: number): Step {
  const name = groupNamed(from)
  return step(`lease ${most} of ${name} at once`, async (expected, run) => {
    const asked = Array.from({ length: 4 }, (_, at) => at % run.processes)
    const found = await Promise.all(asked.map((at) => run.of(at).tasks.lease([name], most, 5_000)))
    const winner = found.findIndex((leases) => leases.length > 0)
    assert.ok(found.filter((leases) => leases.length > 0).length <= 1)
    took(expected, run, {
      process: asked[Math.max(0, winner)] ?? 0,
      names: [name],
      most,
      leaseMs: 5_000,
      leases: found.flat(),
    })
  })
}

interface Took {
  readonly process: number
  readonly names: readonly string[]
  readonly most: number
  readonly leaseMs: number
  readonly leases: readonly Lease[]
}

function took(expected: Expectation, run: Run, { process, names, most, leaseMs, leases }: Took): void {
  const wanted = [...new Set(names)].filter(
    (name) => model.leasable(expected, name, most, run.clock.now).length > 0,
  )
  assert.deepEqual(leases.map(({ group }) => group).toSorted(), wanted.toSorted())
  for (const { group, claims } of leases) {
    const heads = model.leasable(expected, group, most, run.clock.now)
    const suspects = heads.some(({ crashes }) => crashes.most > 0)
    assert.ok(
      claims.length === heads.length || (suspects && claims.length > 0 && claims.length < heads.length),
    )
    const epoch = claims[0]?.epoch ?? 0
    assert.ok(epoch > (expected.epochs.get(group) ?? 0), 'epochs only rise')
    for (const [at, claim] of claims.entries()) {
      const head = heads[at]
      assert.ok(head)
      assert.equal(claim.epoch, epoch)
      const { id: _, crashes, ...rest } = claim.task
      const { dueAt, tries, triedAt } = head
      assert.deepEqual(rest, { ...head.planned, trace: null, dueAt, tries, triedAt })
      assert.ok(crashes >= head.crashes.least && crashes <= head.crashes.most, `${crashes} crashes`)
      head.crashes = { least: crashes, most: crashes }
      expected.given.push({ claim, task: head })
    }
    model.hold(expected, group, heads.slice(0, claims.length), {
      epoch,
      process: process % run.processes,
      until: run.clock.now + leaseMs,
    })
  }
}

/** What a finish writes beside ending its task. */
export interface Effect {
  readonly kind: 'none' | 'put' | 'stale' | 'message'
  /** Which of a few messages of the channel it is. */
  readonly external: number
  /** A task that is made in the same commit. */
  readonly next: number | null
}

export function finish(
  process: number,
  which: number,
  kind: Finish['kind'],
  effect: Effect,
  inMs: number,
): Step {
  const name = `finish claim ${which} ${kind} with ${JSON.stringify(effect)} in ${inMs} ms by ${process}`
  return step(
    name,
    async (expected, run) => {
      const given = claimAt(expected, which)
      const [end, made] = [endOf(kind, given, run.clock.now + inMs), effectOf(expected, run, effect)]
      const commit = commitOf(made.changes, { tasks: made.tasks, finish: end })
      const verdict = await run.of(process).of('ten_1').commit(commit)
      ended(expected, run, { given, end, made, verdict: verdict.kind })
      if (verdict.kind === 'done')
        assert.deepEqual(
          verdict.events.map(({ seq }) => seq),
          [expected.logged.length],
        )
    },
    ({ given }) => given.length > 0,
  )
}

/** The same claim is used by everybody at once: it counts once at most. */
export function finishAtOnce(which: number): Step {
  return step(
    `finish claim ${which} at once`,
    async (expected, run) => {
      const given = claimAt(expected, which)
      const end = endOf('done', given, 0)
      const value = model.worth(expected, given)
      const verdicts = await Promise.all(
        Array.from({ length: 4 }, (_, at) =>
          run.of(at % run.processes).commit(commitOf([], { finish: end })),
        ),
      )
      const counted = verdicts.filter((verdict) => verdict.kind === 'done').length
      assert.ok(verdicts.every((verdict) => verdict.kind !== 'conflict'))
      if (value !== 'perhaps') assert.equal(counted, value === 'something' ? 1 : 0)
      assert.ok(counted <= 1)
      if (counted === 1) model.done(expected, given)
    },
    ({ given }) => given.length > 0,
  )
}

interface Made {
  readonly changes: readonly Change[]
  readonly tasks: readonly NewTask[]
  readonly external: string | null
  readonly conflicts: boolean
  readonly puts: boolean
}

/** Every effect is logged, so that the log tells which of them came true. */
function effectOf(expected: Expectation, { customer, clock }: Run, { kind, external, next }: Effect): Made {
  const told = message(conversation({ account: 'acc_1', customer: customer.id }), {
    externalId: `wamid.${external}`,
  })
  const log: Change = { kind: 'log', event: event(told) }
  const tasks = next === null ? [] : [taskFor(next, clock.now)]
  const version = expected.version + (kind === 'stale' ? 1 : 0)
  const puts = kind === 'put' || kind === 'stale'
  const changes = [
    ...(puts ? [put('customer', { ...customer, version })] : []),
    ...(kind === 'message' ? [put('message', told)] : []),
    log,
  ]
  const again = kind === 'message' && expected.known.has(`wamid.${external}`)
  return {
    changes,
    tasks,
    external: kind === 'message' ? `wamid.${external}` : null,
    conflicts: kind === 'stale' || again,
    puts,
  }
}

interface Ended {
  readonly given: Given
  readonly end: Finish
  readonly made: Made
  readonly verdict: 'done' | 'conflict' | 'fenced'
}

function ended(expected: Expectation, { clock }: Run, { given, end, made, verdict }: Ended): void {
  const value = model.worth(expected, given)
  const ifHeld = made.conflicts ? 'conflict' : 'done'
  const right = { something: [ifHeld], perhaps: [ifHeld, 'fenced'], nothing: ['fenced'] }[value]
  assert.ok(right.includes(verdict), `${verdict} where ${right.join(' or ')} is right`)
  if (verdict !== 'done') return
  if (end.kind === 'done') model.done(expected, given)
  else if (end.kind !== 'hold') model.putBack(expected, given, end.kind, { dueAt: end.dueAt, now: clock.now })
  for (const one of made.tasks) model.add(expected, one)
  for (const change of made.changes) if (change.kind === 'log') expected.logged.push(change.event.id)
  if (made.external !== null) expected.known.add(made.external)
  if (made.puts) expected.version += 1
}

export function crash(process: number): Step {
  return step(`crash ${process}`, async (expected, run) => {
    const at = process % run.processes
    const orphans = model.crash(expected, at)
    await run.crash(at)
    // Whoever looks what waits finds that the process is gone, as soon as the database knows.
    for (let tries = 0; tries < 200; tries += 1) {
      const waiting = await run.of(at).tasks.waiting(1_000)
      if (orphans.every((group) => waiting.some((hint) => hint.group === group))) return
      await wait(10)
    }
    assert.fail(`${orphans.join()} stayed with a dead process`)
  })
}

export function restart(process: number): Step {
  return step(`restart ${process}`, async (expected, run) => {
    const at = process % run.processes
    model.stop(expected, at)
    await run.restart(at)
  })
}

/** All that can be seen of the tasks and records is as it must be. */
export function look(process: number): Step {
  return step(`look by ${process}`, (expected, run) => compare(expected, run, process))
}

/** In the end everything that was brought is done, once and in order. */
export async function drain(expected: Expectation, run: Run): Promise<void> {
  for (const { until } of expected.held.values()) run.clock.now = Math.max(run.clock.now, until)
  while (expected.groups.size > 0) {
    const next = [...expected.groups.values()].map(([head]) => head?.dueAt ?? 0)
    run.clock.now = Math.max(run.clock.now, Math.min(...next))
    await lease(0, [0, 1, 2, 3], 100, 60_000).run(expected, run)
    const worthy = expected.given.filter((given) => model.worth(expected, given) === 'something')
    for (const given of worthy) {
      const end = endOf('done', given, 0)
      const verdict = await run.of(0).commit(commitOf([], { finish: end }))
      assert.equal(verdict.kind, 'done')
      model.done(expected, given)
    }
  }
  await compare(expected, run, 0)
}

function isFree(expected: Expectation, { clock }: Run, group: string): boolean {
  return model.isFree(expected, group, clock.now)
}

function taskFor(at: number, dueAt: number): NewTask {
  return task(groupNamed(at), { dueAt, tenant: id('ten') })
}

/** The latest claims are the likeliest. */
function claimAt({ given }: Expectation, which: number): Given {
  const found = given[given.length - 1 - (which % given.length)]
  assert.ok(found)
  return found
}

function endOf(kind: Finish['kind'], { claim }: Given, dueAt: number): Finish {
  return kind === 'done' || kind === 'hold' ? { kind, claim } : { kind, claim, dueAt }
}
