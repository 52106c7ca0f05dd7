import { expect, test } from 'vitest'

import { newTrace, readTraceparent, traceparent } from './trace.ts'

const trace = '0af7651916cd43dd8448eb211c80319c'

test('a trace goes out as it came in, with a step of our own', () => {
  const out = traceparent(trace, () => 0.5)
  expect(out).toBe(`00-${trace}-8000000080000000-01`)
  expect(readTraceparent(out)).toBe(trace)
})

test('a new trace is one that can be read', () => {
  for (const random of [Math.random, () => 0, () => 0.999_999]) {
    const made = newTrace(random)
    expect(readTraceparent(traceparent(made, random))).toBe(made)
  }
})

test('a later version is read as far as it is known', () => {
  expect(readTraceparent(`01-${trace}-b7ad6b7169203331-01-more`)).toBe(trace)
})

test.each([
  undefined,
  '',
  trace,
  `ff-${trace}-b7ad6b7169203331-01`,
  `00-${trace.toUpperCase()}-b7ad6b7169203331-01`,
  `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
  `00-${trace}-${'0'.repeat(16)}-01`,
  `00-${trace}-b7ad6b7169203331-01more`,
  `x00-${trace}-b7ad6b7169203331-01`,
])('"%s" is no trace', (header) => {
  expect(readTraceparent(header)).toBeNull()
})
