import { expect, test } from 'vitest'

import { readEnv } from './env.ts'

test('everything has a default', () => {
  expect(readEnv({})).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 3000,
    META_APP_SECRET: [],
    META_API_VERSION: 'v26.0',
  })
})

test('several secrets are separated by commas', () => {
  expect(readEnv({ META_APP_SECRET: 'one, two,' }).META_APP_SECRET).toEqual(['one', 'two'])
})

test('all problems are told at once', () => {
  const read = () => readEnv({ PORT: 'many', META_API_VERSION: '26', PUBLIC_URL: 'parley.example' })
  for (const said of [
    '3 problem(s)',
    'PORT:',
    'META_API_VERSION: must look like v26.0',
    'PUBLIC_URL: must be a URL',
  ]) {
    expect(read).toThrow(said)
  }
})
