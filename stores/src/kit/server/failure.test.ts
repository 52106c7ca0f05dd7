import { expect, it } from 'vitest'

import { failure } from './failure.ts'

it.each([
  ["Duplicate entry 'wamid.4915112345678' for key 'message_pk'", 'The database failed: Duplicate entry ….'],
  [
    'invalid byte sequence for encoding "UTF8": 0x00',
    'The database failed: invalid byte sequence for encoding …: 0x00.',
  ],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'The database failed: connect ECONNREFUSED 127.0.0.1:5432.'],
])('of %j nothing is told that the database quotes', (message, told) => {
  expect(failure(new Error(message)).message).toBe(told)
})
