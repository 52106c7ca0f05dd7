import { expect, test } from 'vitest'

import { notReady, type Vitals } from './readiness.ts'

const well: Vitals = { state: () => null, polledAt: () => 99_000, lateMs: () => 3, now: () => 100_000 }
const backlog = { count: 0, oldestDueAt: null }
const answering = { tasks: tasksWith(() => Promise.resolve(backlog)) }

function tasksWith(ask: () => Promise<typeof backlog>) {
  return { lease: async () => [], waiting: async () => [], backlog: ask }
}

test.each<[string, Partial<Vitals>, string[]]>([
  ['a hub that is well', {}, []],
  ['one whose worker has not begun', { polledAt: () => null }, []],
  ['one that starts', { state: () => 'starting' }, ['The hub is starting.']],
  ['a worker that stands still', { polledAt: () => 60_000 }, ['The worker has not asked for work for 40 s.']],
  [
    'an overloaded process',
    { lateMs: () => 250 },
    ['The process is overloaded: its event loop is 250 ms late.'],
  ],
])('%s', async (_, vitals, reasons) => {
  expect(await notReady(answering, { ...well, ...vitals })).toEqual(reasons)
})

test('a store that does not answer in time, or fails', async () => {
  const silent = { tasks: tasksWith(() => new Promise(() => undefined)) }
  expect(await notReady(silent, well, 1)).toEqual(['The store has not answered for 0.001 s.'])
  const failing = { tasks: tasksWith(() => Promise.reject(new Error('gone'))) }
  expect(await notReady(failing, well)).toEqual(['The store cannot be read.'])
})

test('every reason is told', async () => {
  const ill = { ...well, polledAt: () => 0, lateMs: () => 101 }
  expect(await notReady(answering, ill)).toHaveLength(2)
})
