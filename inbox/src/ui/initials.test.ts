import { expect, test } from 'vitest'

import { hueOf, initialsOf } from './initials.ts'

test('a name gives the letters of its first and last word', () => {
  expect(initialsOf('Mia Fernandez')).toBe('MF')
  expect(initialsOf('Emma')).toBe('E')
  expect(initialsOf('Ana María de la Cruz')).toBe('AC')
  expect(initialsOf('Лев Орлов')).toBe('ЛО')
  expect(initialsOf('+49 151 2345')).toBe('#')
})

test('the same text always gives the same hue', () => {
  expect(hueOf('cus_a')).toBe(hueOf('cus_a'))
  expect(hueOf('cus_a')).not.toBe(hueOf('cus_b'))
})
