import { expect, test } from 'vitest'

import { readEnv } from './env.ts'

test('everything has a default', () => {
  expect(readEnv({})).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 3000,
    META_APP_SECRET: [],
    META_API_VERSION: 'v26.0',
    AUDIT_RETENTION_DAYS: 730,
    ATTEMPT_RETENTION_DAYS: 30,
  })
})

test('several secrets are separated by commas', () => {
  expect(readEnv({ META_APP_SECRET: 'one, two,' }).META_APP_SECRET).toEqual(['one', 'two'])
})

test('all problems are told at once, each with what is expected', () => {
  const given = {
    PORT: 'many',
    META_API_VERSION: '26',
    PUBLIC_URL: 'parley.example',
    ENCRYPTION_KEYS: 'k1:c2hvcnQ=',
    OPERATOR_KEY: 'short',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'oracle://somewhere',
    ALLOW_PRIVATE_ORIGINS: '10.0.0.5',
  }
  for (const said of [
    '8 problem(s)',
    'PORT: must be a whole number from 0 to 65535',
    'META_API_VERSION: must look like v26.0',
    'PUBLIC_URL: must be a URL',
    'ENCRYPTION_KEYS: each key must read name:base64 of 32 bytes',
    'OPERATOR_KEY: each key must have at least 24 characters',
    'LOG_LEVEL: must be trace, debug',
    'DATABASE_URL: must be a URL that starts with postgres:// or mysql://',
    'ALLOW_PRIVATE_ORIGINS: each must be an origin',
  ]) {
    expect(() => readEnv(given)).toThrow(said)
  }
})

test('a problem never repeats a secret', () => {
  const [key, operator] = ['k1:canary-in-a-key', 'canary-operator']
  const said = () => readEnv({ ENCRYPTION_KEYS: key, OPERATOR_KEY: operator })
  expect(said).toThrow('2 problem(s)')
  expect(said).not.toThrow('canary')
})

test('several processes need what they share', () => {
  const said = (given: Record<string, string>) => () => readEnv(given)
  const [DATABASE_URL, REDIS_URL] = ['postgres://db.example/parley', 'redis://redis.example']
  expect(said({ REDIS_URL })).toThrow('DATABASE_URL: is needed with REDIS_URL')
  expect(said({ REDIS_URL, DATABASE_URL })).toThrow('ENCRYPTION_KEYS: is needed with REDIS_URL')
  expect(said({ DATABASE_URL, PARLEY_ROLE: 'worker' })).toThrow(
    'REDIS_URL: is needed with PARLEY_ROLE=worker',
  )
  expect(said({ PARLEY_ROLE: 'boss' })).toThrow('PARLEY_ROLE: must be all, api or worker')
})
