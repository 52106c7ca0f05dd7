import { expect, test } from 'vitest'

import { number, profile, rig, type Rig } from '../rig/rig.ts'

const hello = { messaging_product: 'whatsapp', to: '+16505551234', text: { body: 'Hello' } }
const onWhatsApp = { accountId: number.id, customerId: 'ana' }
const onInstagram = { accountId: profile.id, customerId: 'lea' }

test('a WhatsApp message is accepted, sent, delivered, and read when the customer looks', async () => {
  const world = rig()
  world.control.write({ ...onWhatsApp, text: 'Hi' })
  await world.facebook(`v26.0/${number.id}/messages`, { ...hello, biz_opaque_callback_data: 'task-1' })
  const statuses = [statusOf(world)]
  world.clock.advance(200)
  statuses.push(statusOf(world))
  world.clock.advance(3_600_000)
  statuses.push(statusOf(world))
  world.control.open(number.id, 'ana')
  statuses.push(statusOf(world))
  expect(statuses).toEqual(['sent', 'delivered', 'delivered', 'read'])
  expect(world.ledger.accepted().items[0]).toMatchObject({
    text: 'Hello',
    opaque: 'task-1',
    customerId: 'ana',
  })
})

test('in an open conversation a message is read without doing anything', async () => {
  const world = rig()
  world.control.write({ ...onWhatsApp, text: 'Hi' })
  world.control.open(number.id, 'ana')
  await world.facebook(`v26.0/${number.id}/messages`, hello)
  world.clock.advance(1_000)
  expect(statusOf(world)).toBe('read')
  world.control.open(number.id, 'ana', false)
  await world.facebook(`v26.0/${number.id}/messages`, hello)
  world.clock.advance(1_000)
  expect(world.ledger.accepted(1).items[0]?.status).toBe('delivered')
})

test('a message to a number nobody has is accepted and fails afterwards', async () => {
  const world = rig()
  const answer = await world.facebook(`v26.0/${number.id}/messages`, { ...hello, to: '+4915112345678' })
  expect(answer.status).toBe(200)
  world.clock.advance(1_000)
  expect(world.ledger.accepted().items[0]).toMatchObject({ customerId: null, status: 'failed' })
})

test('one look on Instagram reads all that lay there', async () => {
  const world = rig()
  world.control.write({ ...onInstagram, text: 'Hi' })
  const recipient = { id: '6280124583523365' }
  for (const text of ['one', 'two'])
    await world.instagram('v26.0/me/messages', { recipient, message: { text } })
  world.control.open(profile.id, 'lea')
  expect(world.ledger.accepted().items.map(({ status }) => status)).toEqual(['read', 'read'])
  expect(world.control.counters().pending).toBe(1 + 2 + 1)
})

test('the business’s “read” turns the customer’s ticks, up to that message', async () => {
  const world = rig()
  const [first] = ['one', 'two'].map((text) => world.control.write({ ...onWhatsApp, text }))
  const status = { messaging_product: 'whatsapp', status: 'read', message_id: first?.id }
  const answer = await world.facebook(`v26.0/${number.id}/messages`, {
    ...status,
    typing_indicator: { type: 'text' },
  })
  expect(await answer.json()).toEqual({ success: true })
  const { bubbles } = world.control.thread(number.id, 'ana')
  expect(bubbles.map((bubble) => bubble.status)).toEqual(['read', 'sent'])
})

test('the same person has another business-scoped id at another business, but one at both its numbers', () => {
  const world = rig()
  const add = (phoneNumberId: string, wabaId: string) =>
    world.control.addAccount({
      kind: 'whatsapp',
      phoneNumberId,
      wabaId,
      displayPhone: '+1 555-000-0000',
      name: 'B',
      token: 'other-token',
    })
  add('111111', number.wabaId)
  add('222222', '98765')
  const [here, sister, other] = [number.id, '111111', '222222'].map(
    (id) => world.control.thread(id, 'ana').address,
  )
  expect(here).toBe(sister)
  expect(here).not.toBe(other)
})

function statusOf(world: Rig): string | undefined {
  return world.ledger.accepted().items[0]?.status
}
