import { expect, test } from 'vitest'

import { ticks, tickTimes } from './tick-text.ts'

test('every step is told with its time', () => {
  const start = new Date(2026, 10, 21, 10, 2, 1).getTime()
  const at = (seconds: number) => new Date(start + seconds * 1000).toISOString()
  expect(
    tickTimes([
      { status: 'sent', at: at(0) },
      { status: 'delivered', at: at(1) },
      { status: 'read', at: at(2) },
    ]),
  ).toEqual(['Sent 10:02:01', 'Delivered 10:02:02', 'Read 10:02:03'])
})

test('a step of another day tells its day', () => {
  const [, read] = tickTimes([
    { status: 'sent', at: new Date(2026, 10, 21, 23, 59, 58).toISOString() },
    { status: 'read', at: new Date(2026, 10, 22, 0, 0, 1).toISOString() },
  ])
  expect(read).toMatch(/^Read .*22.*, 00:00:01$/)
})

test('each state of a message that goes out has a word of its own', () => {
  const labels = Object.values(ticks).map(({ label }) => label)
  expect(new Set(labels).size).toBe(labels.length)
})
