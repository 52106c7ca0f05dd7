import { describe, expect, test } from 'vitest'

import { drawnFor, isStale, linesBetween } from './thread-window.ts'

describe('of a long thread', () => {
  test('some lines are drawn on both sides of those that are seen, as far as there are any', () => {
    expect(drawnFor({ from: 500, to: 510 }, 10_000)).toEqual({ from: 460, to: 550 })
    expect(drawnFor({ from: 3, to: 12 }, 30)).toEqual({ from: 0, to: 30 })
  })

  test('others are drawn when the reader comes near to those that are not, and only then', () => {
    const drawn = { from: 460, to: 550 }
    expect(isStale(drawn, { from: 490, to: 500 }, 10_000)).toBe(false)
    expect(isStale(drawn, { from: 470, to: 480 }, 10_000)).toBe(true)
    expect(isStale(drawn, { from: 530, to: 540 }, 10_000)).toBe(true)
    expect(isStale({ from: 0, to: 50 }, { from: 0, to: 10 }, 50)).toBe(false)
  })

  test('what came in since is drawn no longer when it is far away', () => {
    expect(isStale({ from: 0, to: 400 }, { from: 10, to: 20 }, 400)).toBe(true)
  })

  test('the lines at a height are known, beyond the last one the last', () => {
    const heights = [10, 20, 30, 40]
    expect(linesBetween(heights, 0, 10)).toEqual({ from: 0, to: 1 })
    expect(linesBetween(heights, 15, 45)).toEqual({ from: 1, to: 3 })
    expect(linesBetween(heights, 500, 600)).toEqual({ from: 3, to: 4 })
  })
})
