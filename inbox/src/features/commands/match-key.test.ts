import { expect, test } from 'vitest'

import { isPressed, keyText } from './match-key.ts'

const press = { key: 'j', code: 'KeyJ', ctrlKey: false, metaKey: false, altKey: false }

test('a letter is matched by what the key gives', () => {
  expect(isPressed('j', press)).toBe(true)
  expect(isPressed('k', press)).toBe(false)
  expect(isPressed('a', { ...press, key: 'a', code: 'KeyQ' })).toBe(true)
})

test('on a layout without Latin letters, a shortcut is matched by the place of the key', () => {
  expect(isPressed('j', { ...press, key: 'о' })).toBe(true)
  expect(isPressed('mod+k', { ...press, key: 'л', code: 'KeyK', ctrlKey: true })).toBe(true)
  expect(isPressed('/', { ...press, key: '٫', code: 'Slash' })).toBe(true)
})

test('Ctrl and Cmd are one, and a plain letter wants neither', () => {
  expect(isPressed('mod+k', { ...press, key: 'k', metaKey: true })).toBe(true)
  expect(isPressed('j', { ...press, ctrlKey: true })).toBe(false)
  expect(isPressed('j', { ...press, altKey: true })).toBe(false)
})

test('shortcuts are written as the keyboard shows them', () => {
  expect(keyText('mod+k', false)).toBe('Ctrl K')
  expect(keyText('mod+Enter', true)).toBe('⌘↵')
  expect(keyText('Escape', false)).toBe('Esc')
  expect(keyText('j', false)).toBe('j')
})
