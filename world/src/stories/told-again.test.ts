import { createHmac } from 'node:crypto'

import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { appSecret, openLapse } from '../lapse/lapse.ts'
import { messageItem, whatsAppBody } from './meta-posts.ts'
import { quietBusiness, wabaOf } from './plans.ts'
import { stateOf } from './state-of.ts'

const number = '106540352242922'
const plan = quietBusiness('Bakery', number)
const ana = { phone: '15550001', name: 'Ana' }

test('the same message told five times at once, in another envelope, and six days later is one message', async () => {
  await using lapse = await openLapse({ plan, outside: new Hono() })
  const at = Math.floor(lapse.clock.now() / 1_000)
  const item = (id: string) =>
    messageItem({ phoneNumberId: number, wabaId: wabaOf(number) }, ana, id, 'Hello', at)
  const alone = JSON.stringify(whatsAppBody([item('wamid.1')]))
  const among = JSON.stringify(whatsAppBody([item('wamid.2'), item('wamid.1')]))
  const post = async (body: string) => {
    const signature = createHmac('sha256', appSecret).update(body).digest('hex')
    const headers = { 'x-hub-signature-256': `sha256=${signature}` }
    return (await fetch(`${lapse.hub().url}/webhooks/meta`, { method: 'POST', body, headers })).status
  }
  const known = async () => {
    await lapse.rest()
    const { messages = [] } = (await stateOf(lapse.hub().booted.hub, lapse.business.tenant))[0] ?? {}
    return messages.length
  }

  expect(await Promise.all(Array.from({ length: 5 }, () => post(alone)))).toEqual([200, 200, 200, 200, 200])
  expect(await known()).toBe(1)
  expect(await Promise.all([post(among), post(alone)])).toEqual([200, 200])
  expect(await known()).toBe(2)
  lapse.clock.moveTo(lapse.clock.now() + 6 * 24 * 3_600_000)
  expect(await post(alone)).toBe(200)
  expect(await known()).toBe(2)
}, 120_000)
