import { afterEach, expect, test } from 'vitest'

import { hearing } from '../rig/hearing.ts'
import { number, profile, rig } from '../rig/rig.ts'

const onWhatsApp = { accountId: number.id, customerId: 'ana' }
const onInstagram = { accountId: profile.id, customerId: 'lea' }
let world: Awaited<ReturnType<typeof hearing>> | undefined

afterEach(() => world?.hangUp())

test('a reaction, an edit and taking back show on the phone and are told on WhatsApp', async () => {
  world = await hearing()
  const { control } = world
  const { id: messageId } = control.write({ ...onWhatsApp, text: 'Helo' })
  for (const does of [
    { kind: 'reaction', messageId, emoji: '👍' },
    { kind: 'reaction', messageId },
    { kind: 'edit', messageId, text: 'Hello' },
    { kind: 'unsend', messageId },
  ] as const)
    control.act({ ...onWhatsApp, does })
  const { changes } = await world.heard()
  const told = changes.flatMap(({ value }) => Object(value['messages']))
  expect(told.slice(1)).toMatchObject([
    { type: 'reaction', reaction: { message_id: messageId, emoji: '👍' } },
    { type: 'reaction', reaction: { message_id: messageId } },
    { type: 'edit', edit: { original_message_id: messageId, message: { text: { body: 'Hello' } } } },
    { type: 'revoke', revoke: { original_message_id: messageId } },
  ])
  expect(told[2].reaction).toEqual({ message_id: messageId })
  expect(control.thread(number.id, 'ana').bubbles).toMatchObject([
    { id: messageId, deleted: true, edits: 1, text: '', reactions: {} },
  ])
})

test('the same on Instagram, where a message can be edited five times', async () => {
  world = await hearing()
  const { control } = world
  const { id: messageId } = control.write({ ...onInstagram, text: 'Helo' })
  const act = (does: Parameters<typeof control.act>[0]['does']) => control.act({ ...onInstagram, does })
  act({ kind: 'reaction', messageId, emoji: '❤️' })
  act({ kind: 'reaction', messageId })
  for (const text of ['a', 'b', 'c', 'd', 'e']) act({ kind: 'edit', messageId, text })
  expect(() => act({ kind: 'edit', messageId, text: 'f' })).toThrow('edit is not possible')
  act({ kind: 'unsend', messageId })
  act({ kind: 'referral', ref: 'summer' })
  const { items } = await world.heard()
  expect(items.slice(1)).toMatchObject([
    { reaction: { mid: messageId, action: 'react', reaction: 'love', emoji: '❤️' } },
    { reaction: { mid: messageId, action: 'unreact' } },
    ...['a', 'b', 'c', 'd', 'e'].map((text, at) => ({
      message_edit: { mid: messageId, text, num_edit: at + 1 },
    })),
    { message: { mid: messageId, is_deleted: true } },
    { referral: { ref: 'summer', source: 'SHORTLINK', type: 'OPEN_THREAD' } },
  ])
})

test('a new number makes a new business-scoped id, told twice, and the old id reaches nobody', async () => {
  world = await hearing()
  const { control } = world
  control.write({ ...onWhatsApp, text: 'Hi' })
  const previous = control.thread(number.id, 'ana').address
  control.act({ ...onWhatsApp, does: { kind: 'number', phone: '16505559999' } })
  const current = control.thread(number.id, 'ana').address
  const { changes } = await world.heard()
  expect(changes.slice(1)).toMatchObject([
    {
      field: 'messages',
      value: {
        messages: [
          {
            from: '16505551234',
            type: 'system',
            system: { type: 'user_changed_number', wa_id: '16505559999', user_id: current },
          },
        ],
      },
    },
    {
      field: 'user_id_update',
      value: { user_id_update: [{ wa_id: '16505559999', user_id: { previous, current } }] },
    },
  ])
  expect(changes[1]?.value).not.toHaveProperty('contacts')
  const sister = { kind: 'whatsapp', phoneNumberId: '111111', wabaId: number.wabaId, name: 'B' } as const
  control.addAccount({ ...sister, displayPhone: '+1 555-000-0000', token: 'sister-token' })
  expect(control.thread('111111', 'ana').address).toBe(current)
  const said = { messaging_product: 'whatsapp', recipient: previous, text: { body: 'Hi' } }
  await world.facebook(`v26.0/${number.id}/messages`, said)
  world.clock.advance(1_000)
  expect(world.ledger.accepted().items).toMatchObject([{ customerId: null, status: 'failed' }])
})

test('a new phone changes the identity, and a send that names the old one is refused', async () => {
  world = await hearing()
  const { control } = world
  control.write({ ...onWhatsApp, text: 'Hi' })
  const hash = async () => {
    control.act({ ...onWhatsApp, does: { kind: 'identity' } })
    const [change] = (await world!.heard()).changes.slice(-1)
    return String(Object(change?.value['messages'])[0].identity.hash)
  }
  const [first, second] = [await hash(), await hash()]
  const send = async (recipient_identity_key_hash: string) => {
    const body = { messaging_product: 'whatsapp', to: '16505551234', text: { body: 'Hi' } }
    return (await world!.facebook(`v26.0/${number.id}/messages`, { ...body, recipient_identity_key_hash }))
      .status
  }
  expect([await send(first), await send(second)]).toEqual([400, 200])
})

test('who has stopped marketing gets none, who has blocked gets nothing, and both are told late', async () => {
  world = await hearing()
  const { control } = world
  const components = [{ type: 'BODY', text: 'Buy now' }]
  control.addTemplate({
    accountId: number.id,
    template: { name: 'offer', language: 'en', category: 'MARKETING', components },
  })
  control.write({ ...onWhatsApp, text: 'Hi' })
  control.act({ ...onWhatsApp, does: { kind: 'preference', value: 'stop' } })
  const send = async (type: 'template' | 'text') => {
    const what =
      type === 'text' ? { text: { body: 'Hi' } } : { template: { name: 'offer', language: { code: 'en' } } }
    const body = { messaging_product: 'whatsapp', to: '16505551234', type, ...what }
    expect((await world!.facebook(`v26.0/${number.id}/messages`, body)).status).toBe(200)
    world!.clock.advance(1_000)
  }
  await send('template')
  await send('text')
  control.act({ ...onWhatsApp, does: { kind: 'block' } })
  await send('text')
  const { changes } = await world.heard()
  const errors = changes
    .flatMap(({ value }) => Object(value['statuses'] ?? []))
    .flatMap((one) => one.errors ?? [])
  expect(errors.map(({ code }) => code)).toEqual([131050, 131026])
  expect(changes[1]).toMatchObject({
    field: 'user_preferences',
    value: { user_preferences: [{ category: 'marketing_messages', value: 'stop', timestamp: 1795251600 }] },
  })
  expect(() => control.write({ ...onWhatsApp, text: 'Hi' })).toThrow('has blocked')
})

test('on Instagram who has blocked the business cannot be reached', async () => {
  const { control, instagram } = rig()
  control.write({ ...onInstagram, text: 'Hi' })
  control.act({ ...onInstagram, does: { kind: 'block' } })
  const answer = await instagram('v26.0/me/messages', {
    recipient: { id: '6280124583523365' },
    message: { text: 'Hi' },
  })
  expect(await answer.error()).toMatchObject({ code: 551, error_subcode: 1545041 })
})

test('a call is told and opens the window', async () => {
  world = await hearing()
  world.control.act({
    ...onWhatsApp,
    does: { kind: 'call', event: 'terminate', callId: 'wacid.1', seconds: 9 },
  })
  const { changes } = await world.heard()
  expect(changes).toMatchObject([
    {
      field: 'calls',
      value: { calls: [{ id: 'wacid.1', event: 'terminate', status: 'COMPLETED', duration: 9 }] },
    },
  ])
  const body = { messaging_product: 'whatsapp', to: '16505551234', text: { body: 'Hi' } }
  expect((await world.facebook(`v26.0/${number.id}/messages`, body)).status).toBe(200)
})

test('the customer’s own phone keeps a line of what was done', async () => {
  world = await hearing()
  const { control } = world
  const first = control.write({ ...onWhatsApp, text: 'Hi', forwarded: 'often', referral: {} })
  expect(first).toMatchObject({ forwarded: 'often', advertisement: 'Fresh bread every morning' })
  for (const event of ['connect', 'terminate'] as const)
    control.act({ ...onWhatsApp, does: { kind: 'call', event, callId: 'wacid.1', seconds: 9 } })
  control.act({ ...onWhatsApp, does: { kind: 'block' } })
  expect(control.thread(number.id, 'ana').bubbles.slice(1)).toMatchObject([
    { type: 'note', text: 'Voice call, 9 s' },
    { type: 'note', text: 'Blocked this business' },
  ])
})

test('only a voice message is told to have been played', async () => {
  world = await hearing()
  const { control } = world
  control.write({ ...onWhatsApp, text: 'Hi' })
  const bytes = control.write({ ...onWhatsApp, says: { kind: 'voice' } })
  const id = Object(bytes.detail).id
  const send = async (voice: boolean) => {
    const body = { messaging_product: 'whatsapp', to: '16505551234', type: 'audio', audio: { id, voice } }
    const answer = await world!.facebook(`v26.0/${number.id}/messages`, body)
    world!.clock.advance(1_000)
    return String(Object(await answer.json()).messages[0].id)
  }
  const play = (messageId: string) => control.act({ ...onWhatsApp, does: { kind: 'played', messageId } })
  play(await send(true))
  const song = await send(false)
  expect(() => play(song)).toThrow('played is not possible')
  const statuses = (await world.heard()).changes.flatMap(({ value }) => Object(value['statuses'] ?? []))
  expect(statuses.map(({ status }) => status)).toEqual(['sent', 'delivered', 'played', 'sent', 'delivered'])
})

test('the business’s own phone: only where there is one, and the hub hears of everything', async () => {
  world = await hearing()
  const { control } = world
  const write = { kind: 'write', says: { kind: 'text', text: 'From my phone' } } as const
  expect(() => control.echo({ ...onWhatsApp, does: write })).toThrow('is on no phone')
  control.setCoexistence(number.id, { coexistence: true })
  const { id: messageId } = control.echo({ ...onWhatsApp, does: write })
  control.echo({ ...onWhatsApp, does: { kind: 'edit', messageId, text: 'Better' } })
  control.echo({ ...onWhatsApp, does: { kind: 'unsend', messageId } })
  const { id: mid } = control.echo({ ...onInstagram, does: { kind: 'write', says: { kind: 'image' } } })
  const { changes, items } = await world.heard()
  expect(new Set(changes.map(({ field }) => field))).toEqual(new Set(['smb_message_echoes']))
  expect(changes.flatMap(({ value }) => value['message_echoes'])).toMatchObject([
    { from: '15550783881', to: '16505551234', id: messageId, text: { body: 'From my phone' } },
    { type: 'edit', edit: { original_message_id: messageId } },
    { type: 'revoke', revoke: { original_message_id: messageId } },
  ])
  expect(items).toMatchObject([
    { sender: { id: profile.id }, message: { mid, is_echo: true, attachments: [{ type: 'image' }] } },
  ])
})
