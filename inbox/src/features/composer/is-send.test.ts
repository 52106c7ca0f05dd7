import { expect, test } from 'vitest'

import { isSend } from './is-send.ts'

const enter = {
  key: 'Enter',
  keyCode: 13,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
}

test('Enter sends by preference, Shift and Enter never', () => {
  expect(isSend(enter, true)).toBe(true)
  expect(isSend(enter, false)).toBe(false)
  expect(isSend({ ...enter, shiftKey: true }, true)).toBe(false)
})

test('Ctrl or Cmd with Enter always sends', () => {
  expect(isSend({ ...enter, ctrlKey: true }, false)).toBe(true)
  expect(isSend({ ...enter, metaKey: true }, false)).toBe(true)
})

test('an Enter that ends the composition of a character never sends', () => {
  expect(isSend({ ...enter, isComposing: true }, true)).toBe(false)
  expect(isSend({ ...enter, keyCode: 229 }, true)).toBe(false)
  expect(isSend({ ...enter, keyCode: 229, ctrlKey: true }, true)).toBe(false)
})
