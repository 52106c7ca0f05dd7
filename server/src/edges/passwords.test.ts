import { expect, test } from 'vitest'

import { checkPassword, hashPassword } from './passwords.ts'

test('a password is known by its hash, and only that password', async () => {
  const hash = await hashPassword('correct horse')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await checkPassword('correct horse', hash)).toBe(true)
  expect(await checkPassword('wrong horse', hash)).toBe(false)
})

test('nobody has no password', async () => {
  expect(await checkPassword('', null)).toBe(false)
})
