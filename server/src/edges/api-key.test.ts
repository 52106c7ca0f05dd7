import { expect, it } from 'vitest'

import { isSecret, newSecret } from './api-key.ts'

it('a new secret says what it is and is never the same', () => {
  const made = Array.from({ length: 500 }, newSecret)
  expect(new Set(made).size).toBe(500)
  for (const secret of made) expect(secret).toMatch(/^ply_live_[0-9A-Za-z]{28}$/)
  expect(made.every(isSecret)).toBe(true)
})

it('the checksum is the CRC-32 of what stands between', () => {
  // Computed with Python's zlib.crc32.
  expect(isSecret('ply_live_00000000000000000000002tfPFA')).toBe(true)
})

it('a typo anywhere is seen without a look-up', () => {
  const secret = newSecret()
  for (let at = 0; at < secret.length; at += 1) {
    const other = secret[at] === 'x' ? 'y' : 'x'
    expect(isSecret(secret.slice(0, at) + other + secret.slice(at + 1))).toBe(false)
  }
})

it.each(['', 'ply_live_', 'ply_live_short', `${newSecret()}x`, ` ${newSecret()}`])(
  '%o is no secret',
  (text) => {
    expect(isSecret(text)).toBe(false)
  },
)
