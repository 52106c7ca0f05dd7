import { expect, test } from 'vitest'

import { argsOf, asked } from './asked.ts'
import { sizes } from './fault.ts'

const seedsOf = (...args: string[]) => asked(args).runs.map(({ seeds }) => seeds)

test('seeds share stages, but for a fault that spends its stage', () => {
  const given = ['--profile', 'server', '--seed', '7', '--seeds', '5', '--per-stage', '2']
  expect(seedsOf('--test', 'T01', ...given)).toEqual([[7, 8], [9, 10], [11]])
  expect(seedsOf('--test', 'T12', ...given)).toEqual([[7], [8], [9], [10], [11]])
})

test('a fault is tried where it can be', () => {
  const { runs } = asked(['--test', 'T04,T01', '--profile', 'embedded,server,mysql'])
  expect(runs.map(({ fault, profile }) => `${fault.id} ${profile}`)).toEqual([
    'T04 server',
    'T01 embedded',
    'T01 server',
    'T01 mysql',
  ])
})

test('a run is asked for in a process of its own as it was asked for here', () => {
  const { runs } = asked([
    '--test',
    'T05',
    '--size',
    'short',
    '--kills',
    '9',
    '--seed',
    '3',
    '--seeds',
    '2',
    '--per-stage',
    '2',
  ])
  const [run] = runs
  expect(run?.size).toEqual({ ...sizes.short, times: 9 })
  expect(run && asked(argsOf(run)).runs).toEqual(runs)
})

test('what there is not is refused by what there is', () => {
  expect(() => asked(['--test', 'T99'])).toThrow('T01')
  expect(() => asked(['--profile', 'oracle'])).toThrow('embedded, server, mysql')
})
