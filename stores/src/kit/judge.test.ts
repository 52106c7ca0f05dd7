import { put } from '@parley/core/domain/change.ts'
import type { Claim, Finish } from '@parley/core/domain/task.ts'
import { expect, it } from 'vitest'

import { commitOf, customer, event, message, conversation, task } from '../conformance/given.ts'
import { headName, ownerName, type Facts } from './facts.ts'
import { toJson } from './json.ts'
import { judge } from './judge.ts'
import { wireCommit } from './wire.ts'

const tenant = 'ten_1'
const nothing: Facts = { heads: new Map(), owners: new Map(), seqs: new Map(), leases: new Map() }
const ana = customer({ id: 'cus_1', identities: ['phone:1'] })

function verdicts(facts: Facts, ...commits: Parameters<typeof wireCommit>[1][]) {
  const judged = judge(
    commits.map((commit) => wireCommit(tenant, commit)),
    facts,
  )
  return { ...judged, kinds: judged.verdicts.map((verdict) => verdict.kind) }
}

it('lets a later commit of the batch see what an earlier one has written', () => {
  const { kinds, outcome } = verdicts(
    nothing,
    commitOf([put('customer', ana)]),
    commitOf([put('customer', { ...ana, name: 'late' })]),
    commitOf([put('customer', { ...ana, name: 'next', version: 1 })]),
  )
  expect(kinds).toEqual(['done', 'conflict', 'done'])
  expect(outcome.heads.own.get(headName('customer', tenant, ana.id))).toMatchObject({ version: 2 })
})

it('writes nothing of a refused commit, not even what came before the refusal', () => {
  const talk = conversation({ account: 'acc_1', customer: ana.id })
  const log = { kind: 'log', event: event(message(talk)) } as const
  const stale = put('customer', { ...ana, version: 7 })
  const refused = commitOf([put('conversation', talk), log, stale], { tasks: [task('a')] })
  const { kinds, outcome } = verdicts(nothing, refused, commitOf([log]))
  expect(kinds).toEqual(['conflict', 'done'])
  expect([...outcome.heads.own]).toEqual([])
  expect([...outcome.owners.own]).toEqual([])
  expect(outcome.tasks).toEqual([])
  expect(outcome.events.map((row) => [row.seq, row.doc.slice(0, 9)])).toEqual([[1, '{"seq":1,']])
})

it('lets one finish pass per leased task, and none after the group was put back', () => {
  const claim = (id: number, epoch = 5): Claim => ({
    epoch,
    task: { ...task('a'), id, tries: 0, triedAt: null, crashes: 0, trace: null },
  })
  const facts: Facts = { ...nothing, leases: new Map([['a', { epoch: 5, tasks: new Set([1, 2, 3]) }]]) }
  const finishes: Finish[] = [
    { kind: 'done', claim: claim(1) },
    { kind: 'done', claim: claim(1) },
    { kind: 'done', claim: claim(2, 4) },
    { kind: 'hold', claim: claim(2) },
    { kind: 'again', claim: claim(2), dueAt: 9 },
    { kind: 'done', claim: claim(3) },
  ]
  const { kinds, outcome } = verdicts(facts, ...finishes.map((finish) => commitOf([], { finish })))
  expect(kinds).toEqual(['done', 'fenced', 'fenced', 'done', 'done', 'fenced'])
  expect(outcome.finishes.map(([kind, , id]) => [kind, id])).toEqual([
    ['done', 1],
    ['again', 2],
  ])
})

it('hands a key from one record to another within a batch', () => {
  const head = { record: 'customer', tenant, id: ana.id, version: 1, put: null } as const
  const facts: Facts = {
    ...nothing,
    heads: new Map([[headName('customer', tenant, ana.id), { ...head, keys: toJson(['identity:phone:1']) }]]),
    owners: new Map([
      [ownerName(tenant, 'identity:phone:1'), { scope: tenant, key: 'identity:phone:1', tenant, id: ana.id }],
    ]),
  }
  const other = put('customer', customer({ id: 'cus_2', identities: ['phone:1'] }))
  const without = put('customer', { ...ana, identities: [], version: 1 })
  const { kinds, outcome } = verdicts(facts, commitOf([other]), commitOf([without]), commitOf([other]))
  expect(kinds).toEqual(['conflict', 'done', 'done'])
  expect(outcome.owners.own.get(ownerName(tenant, 'identity:phone:1'))).toMatchObject({ id: 'cus_2' })
})
