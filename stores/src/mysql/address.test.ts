import { expect, test } from 'vitest'

import { addressOf, unreachable } from './address.ts'
import { openMysql } from './index.ts'

test('an address says all that a connection needs', () => {
  expect(addressOf('mysql://an%40na:p%3Aw@db.example:3307/hub?ssl=true')).toMatchObject({
    host: 'db.example',
    port: 3307,
    user: 'an@na',
    password: 'p:w',
    database: 'hub',
    ssl: {},
  })
  expect(addressOf('mysql://ana@[::1]/hub')).toMatchObject({ host: '::1', port: 3306, password: '' })
  expect(addressOf('mysql://ana@[::1]/hub')).not.toHaveProperty('ssl')
})

test('a server that cannot be reached is named without the password', async () => {
  const url = 'mysql://ana:canary@127.0.0.1:1/hub'
  expect(unreachable(url, new Error('gone')).message).toBe(
    'The database 127.0.0.1:1/hub cannot be opened (gone): check DATABASE_URL.',
  )
  const opening = openMysql({ url })
  await expect(opening).rejects.toThrow('127.0.0.1:1/hub cannot be opened')
  await expect(opening).rejects.not.toThrow('canary')
})
