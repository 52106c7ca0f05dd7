import { expect, test } from 'vitest'

import { demoState } from './demo/state.ts'
import { temporaryWorld } from './temporary-world.ts'

const ana = { accountId: '106540352242922', customerId: 'ana' }

test('the demo opens a session once, and only for its own page', async () => {
  await using world = await temporaryWorld()
  const post = (headers: Record<string, string>) =>
    fetch(`${world.url}/demo/session`, { method: 'POST', headers })
  const first = await post({ 'sec-fetch-site': 'same-origin' })
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(first.status).toBe(204)
  const session = await fetch(`${world.url}/api/v1/session`, { headers: { cookie } })
  expect(await session.json()).toMatchObject({ signed_in: { user: { email: 'demo@parley.test' } } })
  expect((await post({ cookie })).headers.get('set-cookie')).toBeNull()
  expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
})

test('the page comes under a policy that lets nothing from elsewhere run or frame it', async () => {
  await using world = await temporaryWorld()
  const page = await fetch(world.url)
  expect(page.headers.get('content-type')).toContain('text/html')
  const policy = page.headers.get('content-security-policy')
  for (const rule of ["default-src 'self'", "frame-ancestors 'self'", "object-src 'none'"]) {
    expect(policy).toContain(rule)
  }
  expect(policy).not.toContain('unsafe')
})

test('the figures follow what happens, and a reset counts from zero', async () => {
  await using world = await temporaryWorld()
  const verdict = async () => demoState.parse(await (await fetch(`${world.url}/demo/state`)).json()).verdict
  world.simulator.control.write({ ...ana, text: 'Is there a menu?' })
  await world.quiet()
  expect(await verdict()).toMatchObject({ received: 1, stored: 1, answered: 1, lost: 0 })
  await fetch(`${world.url}/demo/reset`, { method: 'POST' })
  expect(await verdict()).toMatchObject({ received: 0, stored: 0, answered: 0, lost: 0 })
  world.simulator.control.write({ ...ana, text: 'And a table?' })
  await world.quiet()
  expect(await verdict()).toMatchObject({ received: 1, stored: 1, lost: 0, duplicated: 0 })
})

test('a thousand messages are under way once at a time', async () => {
  await using world = await temporaryWorld()
  const rush = () => fetch(`${world.url}/demo/rush`, { method: 'POST' }).then(({ status }) => status)
  expect([await rush(), await rush()]).toEqual([202, 409])
})
