import { afterEach, expect, test } from 'vitest'

import { hearing } from '../rig/hearing.ts'
import { number } from '../rig/rig.ts'

let world: Awaited<ReturnType<typeof hearing>> | undefined

afterEach(() => world?.hangUp())

test('history comes in pieces up to 100 %, its pictures afterwards with a hash in hex', async () => {
  world = await hearing()
  const { control } = world
  control.setCoexistence(number.id, { coexistence: true })
  control.importHistory({ accountId: number.id, messages: 60, pictures: 1 })
  const { changes } = await world.heard()
  expect(changes.every(({ field }) => field === 'history')).toBe(true)
  const chunks = changes.flatMap(({ value }) => Object(value['history'] ?? []))
  expect(chunks.map(({ metadata }) => metadata.progress)).toEqual([50, 100])
  const messages = chunks.flatMap(({ threads }) => threads[0].messages)
  expect(messages).toHaveLength(60)
  expect(messages.at(-1)).toMatchObject({ type: 'media_placeholder', history_context: { status: 'READ' } })
  expect(changes.at(-1)?.value['message_echoes']).toMatchObject([
    { id: messages.at(-1).id, type: 'image', image: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
  ])
})

test('an owner who declines leaves an error instead of a history', async () => {
  world = await hearing()
  world.control.setCoexistence(number.id, { coexistence: true })
  world.control.importHistory({ accountId: number.id, declined: true })
  const { changes } = await world.heard()
  expect(changes).toMatchObject([{ value: { history: [{ errors: [{ code: 2593109 }] }] } }])
})

test('the Graph API starts each import once, and only for a number in the Business app', async () => {
  world = await hearing()
  const { control, facebook } = world
  const sync = async (sync_type: string) => {
    const answer = await facebook(`v26.0/${number.id}/smb_app_data`, {
      messaging_product: 'whatsapp',
      sync_type,
    })
    return answer.ok ? 200 : (await answer.error()).code
  }
  const codes = [await sync('history')]
  control.setCoexistence(number.id, { coexistence: true })
  for (const type of ['smb_app_state_sync', 'history', 'history']) codes.push(await sync(type))
  expect(codes).toEqual([3, 200, 200, 2593107])
  const { changes } = await world.heard()
  expect(changes[0]).toMatchObject({
    field: 'smb_app_state_sync',
    value: {
      state_sync: [
        { type: 'contact', action: 'add', contact: { full_name: 'Ana', phone_number: '16505551234' } },
      ],
    },
  })
})

test('news of an account is told with its time, whatever the field, and strange items just as they are', async () => {
  world = await hearing()
  const { control } = world
  control.tellNews({ accountId: number.id, field: 'security' })
  control.tellNews({ accountId: number.id, field: 'something_new', value: { a: 1 } })
  control.tellRaw({
    accountId: '17841472110558136',
    entryId: '0',
    place: 'changes',
    item: { field: 'messages', value: {} },
  })
  const { entries } = await world.heard()
  expect(entries).toEqual([
    {
      id: number.wabaId,
      time: 1795251600,
      changes: [
        {
          field: 'security',
          value: expect.objectContaining({ display_phone_number: '15550783881', event: 'PIN_CHANGED' }),
        },
      ],
    },
    { id: number.wabaId, time: 1795251600, changes: [{ field: 'something_new', value: { a: 1 } }] },
    { id: '0', time: 1795251600000, changes: [{ field: 'messages', value: {} }] },
  ])
  expect(() => control.tellNews({ accountId: number.id, field: 'nonsense' })).toThrow(
    'there is an example for',
  )
})
