import { randomBytes } from 'node:crypto'

import { expect, it } from 'vitest'

import { hmacLinks } from './links-hmac.ts'

const [older, newer] = ['k1', 'k2'].map((id) => ({ id, key: randomBytes(32) }))
const keys = older && newer ? [newer, older] : []
const file = {
  tenant: 'ten_01h455vb4pex5vsknk084sn02q',
  file: 'fil_01h455vb4pex5vsknk084sn02q',
  variant: 'original',
} as const

it('a link opens what it was signed for, until its time', () => {
  const token = hmacLinks(keys).sign(file, 1_000)
  expect(hmacLinks(keys).read(token, 999)).toEqual(file)
  expect(hmacLinks(keys).read(token, 1_000)).toBeNull()
})

it('a link that an older key has signed still opens; one of a key that is gone does not', () => {
  const token = hmacLinks(keys.slice(1)).sign(file, 1_000)
  expect(hmacLinks(keys).read(token, 0)).toEqual(file)
  expect(hmacLinks(keys.slice(0, 1)).read(token, 0)).toBeNull()
})

it('a link in which anything is changed opens nothing', () => {
  const token = hmacLinks(keys).sign(file, 1_000)
  for (let at = 0; at < token.length - 1; at += 1) {
    const other = token[at] === 'A' ? 'B' : 'A'
    expect(hmacLinks(keys).read(token.slice(0, at) + other + token.slice(at + 1), 0)).toBeNull()
  }
  for (const odd of ['', '.', 'a.b.c', token.slice(0, -3), `${token}.x`])
    expect(hmacLinks(keys).read(odd, 0)).toBeNull()
})
