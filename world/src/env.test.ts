import { expect, test } from 'vitest'

import { readDemoEnv } from './env.ts'

const allowed = (source: Record<string, string>) => readDemoEnv(source).env.ALLOW_PRIVATE_ORIGINS

test('the demo may call a first CRM on this machine, at the one port that its guide uses', () => {
  expect(allowed({})).toEqual(['http://127.0.0.1:4000', 'http://localhost:4000'])
  expect(allowed({ ALLOW_PRIVATE_ORIGINS: 'http://10.0.0.5:80' })).toContain('http://10.0.0.5:80')
})

test('a demo that is open to a network, and a hub without the demo, call nothing private unasked', () => {
  expect(allowed({ HOST: '0.0.0.0' })).toEqual([])
  expect(allowed({ DEMO: 'off' })).toEqual([])
})
