import { randomBytes } from 'node:crypto'

import { expect, test } from 'vitest'

import { aesVault } from './vault-aes.ts'

const old = { id: 'k1', key: randomBytes(32) }
const newest = { id: 'k2', key: randomBytes(32) }

test('what was sealed opens for its purpose and no other', () => {
  const vault = aesVault([old])
  const sealed = vault.seal('s3cret', 'acc_1')
  expect(sealed).not.toContain('s3cret')
  expect(aesVault([old]).open(sealed, 'acc_1')).toBe('s3cret')
  expect(() => vault.open(sealed, 'acc_2')).toThrow('changed or moved')
})

test('after a rotation the new key seals and the old one still opens', () => {
  const sealed = aesVault([old]).seal('s3cret', 'x')
  const rotated = aesVault([newest, old])
  expect(rotated.open(sealed, 'x')).toBe('s3cret')
  expect(rotated.seal('s3cret', 'x')).toMatch(/^v1\.k2\./)
})

test('what an old key sealed is sealed again under the newest, once', () => {
  const rotated = aesVault([newest, old])
  const again = rotated.reseal(aesVault([old]).seal('s3cret', 'x'), 'x')
  expect(again).not.toBeNull()
  expect(aesVault([newest]).open(again ?? '', 'x')).toBe('s3cret')
  expect(rotated.reseal(again ?? '', 'x')).toBeNull()
})

test('a missing key is named', () => {
  const sealed = aesVault([old]).seal('s3cret', 'x')
  expect(() => aesVault([newest]).open(sealed, 'x')).toThrow('"k1"')
})

test('a changed text does not open', () => {
  const sealed = aesVault([old]).seal('s3cret', 'x')
  expect(() => aesVault([old]).open(`${sealed.slice(0, -2)}AA`, 'x')).toThrow('changed or moved')
})
