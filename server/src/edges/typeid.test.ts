import { isId } from '@parley/core/domain/ids.ts'
import { expect, test } from 'vitest'

import { typeIds } from './typeid.ts'

const typeId = typeIds(Date.now)

test('ids are well formed, unique, and sort in the order in which they were made', () => {
  const ids = Array.from({ length: 20_000 }, () => typeId('msg'))
  expect(ids.every((id) => isId('msg', id))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})

test('an id tells the time and the version of the UUID it is made of', () => {
  const bits = typeId('evt')
    .slice(4)
    .split('')
    .reduce((sum, digit) => sum * 32n + BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(digit)), 0n)
  expect(Math.abs(Number(bits >> 80n) - Date.now())).toBeLessThan(60_000)
  expect(Number((bits >> 76n) & 15n)).toBe(7)
  expect(Number((bits >> 62n) & 3n)).toBe(2)
})
