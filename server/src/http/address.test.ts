import { Hono } from 'hono'
import { expect, it } from 'vitest'

import { addressOf } from './address.ts'
import type { App } from './parts.ts'

const socket = { incoming: { socket: { remoteAddress: '10.0.0.1' } } }

async function seen(hops: number, forwarded?: string, env: object = socket): Promise<string> {
  const app = new Hono<App>().get('/', (context) => context.text(addressOf(context, { PROXY_HOPS: hops })))
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return (await app.request('/', { headers }, env)).text()
}

it.each([
  ['without a proxy nobody can say that they come from elsewhere', 0, '6.6.6.6', '10.0.0.1'],
  ['behind one proxy it is what that one added', 1, '6.6.6.6, 203.0.113.7', '203.0.113.7'],
  ['behind two it is what the outer one added', 2, '6.6.6.6, 203.0.113.7, 10.0.0.9', '203.0.113.7'],
  ['of a list that is too short it is the first', 2, '203.0.113.7', '203.0.113.7'],
])('%s', async (_name, hops, forwarded, expected) => {
  expect(await seen(hops, forwarded)).toBe(expected)
})

it('is empty where nothing tells', async () => {
  expect(await seen(0, undefined, {})).toBe('')
  expect(await seen(1)).toBe('')
})
