import { expect, test } from 'vitest'

import { readEnv } from './env.ts'

test('all problems of the environment come at once', () => {
  expect(() => readEnv({ PORT: 'x', WEBHOOK_URL: 'nowhere' })).toThrow(
    /PORT .*WEBHOOK_URL .*APP_SECRET .*VERIFY_TOKEN/,
  )
})

test('three variables suffice', () => {
  const WEBHOOK_URL = 'http://127.0.0.1:3000/webhooks/meta'
  const env = readEnv({ WEBHOOK_URL, APP_SECRET: 'app-secret', VERIFY_TOKEN: 'verify-me' })
  expect(env).toMatchObject({ PORT: 4100, HOST: '127.0.0.1', WEBHOOK_URL })
})
