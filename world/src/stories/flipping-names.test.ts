import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { createServer, type Server, type Socket } from 'node:net'

import { listEndpointAttempts } from '@parley/contract/attempt.ts'
import { createEndpoint } from '@parley/contract/endpoint.ts'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { keyHolder } from '../lapse/key-holder.ts'
import { openLapse } from '../lapse/lapse.ts'
import { demo } from '../plan.ts'
import { quietBusiness } from './plans.ts'

const plan = { ...quietBusiness('Bakery', '106540352242922'), customers: demo.customers.slice(0, 1) }

/** Looks public, and belongs to nobody since the 6bone ended (RFC 3701). */
const nobodys = '3ffe::1'
/** What each name says later on. */
const flips: Readonly<Record<string, readonly string[]>> = {
  'this-machine.example': ['127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'this-machine-v6.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'mapped-in-hex.example': ['::ffff:a9fe:a9fe'],
  'one-of-two.example': [nobodys, '10.0.0.1'],
}

let inside: Server
let port: number
let visits = 0
const attempted: string[] = []
const watch = (message: unknown): void => {
  const { socket } = message as { readonly socket: Socket }
  socket.on('connectionAttempt', (address: string, to: number) => {
    if (to !== port) return
    attempted.push(address)
    process.nextTick(() => socket.destroy(new Error('Nobody is there.')))
  })
}

beforeEach(async () => {
  subscribe('net.client.socket', watch)
  inside = createServer((socket) => {
    visits += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => inside.listen(0, resolve))
  const address = inside.address()
  port = typeof address === 'object' ? (address?.port ?? 0) : 0
})

afterEach(async () => {
  unsubscribe('net.client.socket', watch)
  await new Promise((resolve) => inside.close(resolve))
})

test('a name that points to a public address at first and into a private network later leads nowhere then', async () => {
  let flipped = false
  const asked: string[] = []
  await using lapse = await openLapse({
    plan,
    outside: new Hono(),
    resolve(hostname, _, found) {
      asked.push(hostname)
      const addresses = (flipped && flips[hostname]) || [nobodys]
      found(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    },
  })
  const api = await keyHolder(() => lapse.hub().url, plan)
  const ids = await Promise.all(
    Object.keys(flips).map(async (name) => {
      const body = { url: `http://${name}:${port}/`, kinds: ['message.received' as const] }
      return (await api(createEndpoint, { body })).endpoint.id
    }),
  )
  const [[account], [customer]] = [lapse.simulator.control.accounts(), lapse.simulator.control.customers()]
  lapse.simulator.control.write({ accountId: account?.id ?? '', customerId: customer?.id ?? '', text: 'Hi' })
  await lapse.rest()
  const all = Object.keys(flips)
  expect(attempted).toEqual(all.map(() => nobodys))
  expect(asked.toSorted()).toEqual(all.toSorted())

  flipped = true
  await lapse.pass(43_000)
  expect(asked).toHaveLength(3 * all.length)
  expect(attempted).toHaveLength(all.length)
  expect(visits).toBe(0)
  for (const id of ids) {
    const [last] = (await api(listEndpointAttempts, { params: { endpoint_id: id } })).data
    expect(last).toMatchObject({ number: 3, status_code: null })
    expect(last?.error).toMatch(
      /^unreached: ERR_PRIVATE_ADDRESS: .* resolves to an address in a private network$/,
    )
    expect(last?.next_attempt_at).not.toBeNull()
  }
})
