import { expect, test } from 'vitest'

import { agoText, dayText, durationText, lengthText } from './time-text.ts'

const noon = new Date(2026, 10, 21, 12, 0).getTime()
const minute = 60_000
const hour = 60 * minute

test('a list tells times as short as it can', () => {
  expect(agoText(noon - 20_000, noon)).toBe('now')
  expect(agoText(noon - 5 * minute, noon)).toBe('5 min')
  expect(agoText(noon - 3 * hour, noon)).toBe('09:00')
  expect(agoText(noon - 20 * hour, noon)).toBe('Yesterday')
  expect(agoText(new Date(2026, 10, 12).getTime(), noon)).toMatch(/12/)
  expect(agoText(new Date(2025, 10, 12).getTime(), noon)).toMatch(/2025/)
})

test('a time a little ahead of our clock is now', () => {
  expect(agoText(noon + 2_000, noon)).toBe('now')
})

test('days have names near today', () => {
  expect(dayText(noon, noon)).toBe('Today')
  expect(dayText(noon - 13 * hour, noon)).toBe('Yesterday')
  expect(dayText(new Date(2025, 10, 12).getTime(), noon)).toMatch(/2025$/)
})

test('durations have minutes at least and two units at most', () => {
  expect(durationText(10_000)).toBe('1 min')
  expect(durationText(59 * minute)).toBe('59 min')
  expect(durationText(3 * hour + 12 * minute)).toBe('3 h 12 min')
  expect(durationText(5 * hour)).toBe('5 h')
  expect(durationText(52 * hour)).toBe('2 d 4 h')
})

test('whole lengths are told in words', () => {
  expect([hour / 2, hour, 24 * hour, 7 * 24 * hour].map(lengthText)).toEqual([
    '30 minutes',
    '1 hour',
    '24 hours',
    '7 days',
  ])
})
