import { createHmac } from 'node:crypto'
import { once } from 'node:events'

import { createAdaptorServer } from '@hono/node-server'
import { afterEach, expect, test } from 'vitest'

import { systemClock } from '../clock.ts'
import { listen, type Receiver } from '../rig/receiver.ts'
import { number, profile, rig, type Rig } from '../rig/rig.ts'

const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close()
})

test('what a customer writes arrives signed, in Meta’s shape, with Meta’s escapes', async () => {
  const { world, hub } = await connected()
  const { id, at } = world.control.write({ accountId: number.id, customerId: 'ana', text: 'Grüße/😀' })
  await world.control.idle()
  const [post] = hub.posts
  const signature = createHmac('sha256', 'app-secret').update(post!.raw).digest('hex')
  expect(post!.headers['x-hub-signature-256']).toBe(`sha256=${signature}`)
  expect(post!.raw.toString('latin1')).toContain(String.raw`"Gr\u00fc\u00dfe\/\ud83d\ude00"`)
  const user_id = world.control.thread(number.id, 'ana').address
  const timestamp = String(Math.floor(at / 1_000))
  expect(JSON.parse(post!.raw.toString())).toEqual({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: number.wabaId,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550783881', phone_number_id: number.id },
              contacts: [{ profile: { name: 'Ana' }, wa_id: '16505551234', user_id }],
              messages: [
                {
                  from: '16505551234',
                  from_user_id: user_id,
                  id,
                  timestamp,
                  type: 'text',
                  text: { body: 'Grüße/😀' },
                },
              ],
            },
          },
        ],
      },
    ],
  })
})

test('a customer who hides the number is known by the scoped id alone', async () => {
  const { world, hub } = await connected()
  world.control.addCustomer({
    kind: 'whatsapp',
    id: 'eva',
    name: 'Eva',
    phone: '16505550000',
    phoneHidden: true,
    username: 'eva',
  })
  world.control.write({ accountId: number.id, customerId: 'eva', text: 'Hi' })
  await world.control.idle()
  const { address } = world.control.thread(number.id, 'eva')
  expect(hub.posts[0]!.raw.toString()).not.toContain('16505550000')
  expect(valueOf(hub, 0)).toMatchObject({
    contacts: [{ profile: { name: 'Eva', username: 'eva' }, user_id: address }],
    messages: [{ from_user_id: address }],
  })
})

test('an answer on WhatsApp is reported with its callback data, an Instagram one comes back as an echo', async () => {
  const { world, hub } = await connected()
  world.control.write({ accountId: number.id, customerId: 'ana', text: 'Hi' })
  world.control.write({ accountId: profile.id, customerId: 'lea', text: 'Hi' })
  await world.facebook(`v26.0/${number.id}/messages`, {
    messaging_product: 'whatsapp',
    to: '16505551234',
    text: { body: 'Hello' },
    biz_opaque_callback_data: 'task-1',
  })
  await world.instagram('v26.0/me/messages', {
    recipient: { id: '6280124583523365' },
    message: { text: 'Hello' },
  })
  world.clock.advance(200)
  world.control.open(profile.id, 'lea')
  await world.control.idle()
  const all = hub.posts.map(({ raw }) => raw.toString())
  const having = (part: string) => JSON.parse(all.find((body) => body.includes(part)) ?? 'null')
  const status = {
    recipient_id: '16505551234',
    biz_opaque_callback_data: 'task-1',
    pricing: { type: 'free_customer_service' },
  }
  for (const reached of ['sent', 'delivered']) {
    const { entry } = having(`"status":"${reached}"`)
    expect(entry[0].changes[0].value.statuses).toMatchObject([{ ...status, status: reached }])
  }
  expect(having('is_echo').entry[0].messaging).toMatchObject([
    {
      sender: { id: profile.id },
      recipient: { id: '6280124583523365' },
      message: { is_echo: true, text: 'Hello' },
    },
  ])
  const mid = world.ledger.accepted().items.find(({ channel }) => channel === 'instagram')?.id
  expect(having('"read"').entry[0].messaging).toMatchObject([
    { sender: { id: '6280124583523365' }, read: { mid } },
  ])
})

test('a hub that fails or hangs up gets the same bytes again until it answers 200', async () => {
  const { world, hub } = await connected((post) => [500, 0, 302][post - 1] ?? 200)
  world.control.write({ accountId: number.id, customerId: 'ana', text: 'Hi' })
  while (world.control.counters().pending > 0) {
    await new Promise((resolve) => setImmediate(resolve))
    world.control.flush()
  }
  expect(hub.posts).toHaveLength(4)
  expect(new Set(hub.posts.map(({ raw }) => raw.toString())).size).toBe(1)
  expect(world.ledger.written().items[0]).toMatchObject({
    ackedAt: world.clock.now(),
    firstPostAt: world.clock.now(),
  })
})

test('the handshake passes with the right token and explains what is wrong with another', async () => {
  const { world, hub } = await connected()
  expect(await world.callback.verify()).toEqual({ kind: 'verified' })
  await world.callback.move({ url: hub.url, verifyToken: 'wrong' })
  expect(await world.callback.verify()).toEqual({
    kind: 'refused',
    why: expect.stringContaining('answered the handshake with 403'),
  })
  await world.callback.move({ url: 'http://127.0.0.1:1/nobody', verifyToken: 'verify-me' })
  expect(await world.callback.verify()).toEqual({
    kind: 'refused',
    why: expect.stringContaining('Nobody answers'),
  })
})

test('cut after accepting: no answer comes, but the message and its statuses do', async () => {
  const { world, hub } = await connected()
  const server = createAdaptorServer({ fetch: world.app.fetch }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push({ close: async () => void server.close() })
  const address = server.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  world.control.write({ accountId: number.id, customerId: 'ana', text: 'Hi' })
  world.control.setChaos({ cutAfterAccept: 1 })
  const body = JSON.stringify({ messaging_product: 'whatsapp', to: '16505551234', text: { body: 'Hello' } })
  const headers = { authorization: `Bearer ${number.token}` }
  const path = `http://127.0.0.1:${port}/graph.facebook.com/v26.0/${number.id}/messages`
  await expect(fetch(path, { method: 'POST', headers, body })).rejects.toThrow('fetch failed')
  world.clock.advance(200)
  await world.control.idle()
  expect(world.ledger.accepted().items).toMatchObject([{ text: 'Hello', status: 'delivered' }])
  expect(hub.posts.some(({ raw }) => raw.includes('"status":"delivered"'))).toBe(true)
})

test('a storm over a real hub in the worst weather loses nothing', async () => {
  let posts = 0
  const hub = await listen(() => ((posts += 1) % 7 === 0 ? 503 : 200))
  const world = rig({ webhookUrl: hub.url, clock: systemClock })
  open.push(hub, world)
  world.control.setChaos({ preset: 'worst' })
  const load = { accountIds: [number.id, profile.id], messages: 500, customers: 20, perSecond: 100_000 }
  await world.control.load(load).done
  while (world.control.counters().pending > 0) {
    await new Promise((resolve) => setImmediate(resolve))
    world.control.flush()
  }
  const bodies = hub.posts.map(({ raw }) => raw.toString()).join('\n')
  const { items } = world.ledger.written()
  expect(items).toHaveLength(500)
  expect(
    items.filter(
      ({ id, ackedAt }) =>
        ackedAt === null || !bodies.includes(JSON.stringify(id).replaceAll('/', String.raw`\/`)),
    ),
  ).toEqual([])
})

async function connected(answer?: (post: number) => number): Promise<{ world: Rig; hub: Receiver }> {
  const hub = await listen(answer)
  const world = rig({ webhookUrl: hub.url })
  open.push(hub, world)
  return { world, hub }
}

function valueOf(hub: Receiver, post: number): unknown {
  return JSON.parse(hub.posts[post]!.raw.toString()).entry[0].changes[0].value
}
