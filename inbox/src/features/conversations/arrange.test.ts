import { expect, test } from 'vitest'

import { at, conversation } from '../live/sample.ts'
import { arrange, countWaiting } from './arrange.ts'

const a = conversation({ id: 'con_a', last_message_at: at(30) })
const b = conversation({ id: 'con_b', last_message_at: at(20) })
const bumped = { ...b, last_message_at: at(40), unread: 1 }
const newcomer = conversation({ id: 'con_c', last_message_at: at(50) })
const older = conversation({ id: 'con_d', last_message_at: at(10) })

test('while the pointer is over the list nothing moves, and rows show their latest content', () => {
  expect(arrange([a, b], [newcomer, bumped, a], { held: true, keep: undefined })).toEqual([a, bumped])
  expect(countWaiting([a, b], [newcomer, bumped, a])).toBe(2)
})

test('older conversations are added below also while the list is held', () => {
  expect(arrange([a, b], [a, b, older], { held: true, keep: undefined })).toEqual([a, b, older])
})

test('a list that is let go shows the true order', () => {
  expect(arrange([a, b], [newcomer, bumped, a], { held: false, keep: undefined })).toEqual([
    newcomer,
    bumped,
    a,
  ])
})

test('the open conversation stays when it leaves the view', () => {
  expect(arrange([a, b], [a], { held: false, keep: 'con_b' })).toEqual([a, b])
  expect(arrange([a, b], [a], { held: false, keep: undefined })).toEqual([a])
})

test('a list that does not change is the same list', () => {
  const shown = [a, b]
  expect(arrange(shown, [a, b], { held: false, keep: undefined })).toBe(shown)
})
