import { expect, test } from 'vitest'

import { seeded } from '../rig/seeded.ts'
import { mid, scopedNumber, wamid } from './ids.ts'

test('a WhatsApp id is base64 that holds the number, as Meta’s do', () => {
  const id = wamid('16505551234', 'inbound', seeded(1))
  expect(id).toMatch(/^wamid\.HBgLMTY1MDU1NTEyMzQVAgASGB[\w+/]+=*$/)
  expect(Buffer.from(id.slice(6), 'base64').toString('latin1')).toContain('16505551234')
})

test('an Instagram id is long and starts like Meta’s', () => {
  const id = mid('17841472110558136', '6280124583523365', seeded(1))
  expect(id).toMatch(/^aWdfZAG[\w-]{120,240}$/)
})

test('ids do not repeat', () => {
  const random = seeded(1)
  const ids = Array.from({ length: 10_000 }, () => wamid('16505551234', 'outbound', random))
  expect(new Set(ids).size).toBe(10_000)
})

test('every business knows a person by another number, always the same', () => {
  expect(scopedNumber('a', 'ana')).toBe(scopedNumber('a', 'ana'))
  expect(scopedNumber('a', 'ana')).not.toBe(scopedNumber('b', 'ana'))
  expect(scopedNumber('a', 'ana')).toMatch(/^\d{16}$/)
})
