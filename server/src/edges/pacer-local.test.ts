import { expect, test } from 'vitest'

import { localPacer } from './pacer-local.ts'

const one = { key: 'one', policy: { rate: null, mostAtOnce: 2 } }
const other = { key: 'other', policy: { rate: { perSecond: 1, burst: 1 }, mostAtOnce: 9 } }

test('calls beyond what is allowed at once wait for one to end, in their order', async () => {
  const pacer = localPacer(
    () => 0,
    () => 0,
  )
  const done: number[] = []
  const calls = [1, 2, 3, 4].map(async (number) => {
    await pacer.admit([one])
    done.push(number)
  })
  await Promise.all(calls.slice(0, 2))
  expect(done).toEqual([1, 2])
  pacer.ended(one, { kind: 'fine' })
  await calls[2]
  pacer.ended(one, { kind: 'fine' })
  await calls[3]
  expect(done).toEqual([1, 2, 3, 4])
})

test('where too many wait already, a call is put back', async () => {
  const pacer = localPacer(
    () => 0,
    () => 0.5,
  )
  const calls = [1, 2, 3, 4].map(() => pacer.admit([one]))
  expect(await pacer.admit([one])).toEqual({ kind: 'wait', untilAt: 1_500 })
  for (const _ of calls) pacer.ended(one, { kind: 'fine' })
  expect(await Promise.all(calls)).toEqual(calls.map(() => ({ kind: 'go' })))
})

test('the line of a quick destination may be long, until it no longer moves', async () => {
  let now = 0
  const pacer = localPacer(
    () => now,
    () => 0,
  )
  const calls = [1, 2, 3, 4].map(() => pacer.admit([one]))
  now = 10
  pacer.ended(one, { kind: 'fine' })
  expect(await calls[2]).toEqual({ kind: 'go' })
  calls.push(pacer.admit([one]), pacer.admit([one]), pacer.admit([one]))
  now = 300
  expect(await pacer.admit([one])).toEqual({ kind: 'wait', untilAt: 1_300 })
  for (const call of calls) {
    expect(await call).toEqual({ kind: 'go' })
    pacer.ended(one, { kind: 'fine' })
  }
})

test('a call that one of its destinations holds back is counted at none', async () => {
  const pacer = localPacer(
    () => 0,
    () => 0,
  )
  expect(await pacer.admit([other, one])).toEqual({ kind: 'go' })
  expect(await pacer.admit([other, one])).toEqual({ kind: 'wait', untilAt: 1_000 })
  expect(await pacer.admit([one])).toEqual({ kind: 'go' })
})

test('when a destination breaks down, those that wait are put back at once', async () => {
  const pacer = localPacer(
    () => 0,
    () => 0,
  )
  await Promise.all([pacer.admit([one]), pacer.admit([one])])
  const waiting = [pacer.admit([one]), pacer.admit([one])]
  for (let fault = 0; fault < 5; fault += 1) pacer.ended(one, { kind: 'fault' })
  expect(await Promise.all(waiting)).toMatchObject([
    { kind: 'wait', untilAt: 30_000 },
    { kind: 'wait', untilAt: 30_020 },
  ])
})

test('the call that opens a circuit is told so, and so is the one that closes it', async () => {
  let now = 0
  const pacer = localPacer(
    () => now,
    () => 0,
  )
  const turns: unknown[] = []
  for (let fault = 0; fault < 6; fault += 1) turns.push(pacer.ended(one, { kind: 'fault' }))
  expect(turns).toEqual([null, null, null, null, 'opened', null])
  now = 30_000
  expect(await pacer.admit([one])).toEqual({ kind: 'go' })
  expect([pacer.ended(one, { kind: 'fine' }), pacer.ended(one, { kind: 'fine' })]).toEqual(['closed', null])
})
