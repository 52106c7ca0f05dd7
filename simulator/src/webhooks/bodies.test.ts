import { expect, test } from 'vitest'

import { instagramBody } from './instagram-body.ts'
import type { InstagramNotice, WhatsAppNotice } from './notice.ts'
import { whatsAppBody } from './whatsapp-body.ts'

test('items of several numbers and business accounts share a POST, each in its place', () => {
  const body = whatsAppBody([
    notice('waba-1', 'number-1', 'messages', 'm1', 'ana'),
    notice('waba-2', 'number-3', 'messages', 'm2', 'ana'),
    notice('waba-1', 'number-2', 'messages', 'm3', 'ben'),
    notice('waba-1', 'number-1', 'statuses', 's1'),
    notice('waba-1', 'number-1', 'messages', 'm4', 'ana'),
  ])
  expect(body).toEqual({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: 'waba-1',
        changes: [
          {
            field: 'messages',
            value: value('number-1', { contacts: [contact('ana')], messages: ['m1', 'm4'].map(item) }),
          },
          {
            field: 'messages',
            value: value('number-2', { contacts: [contact('ben')], messages: [item('m3')] }),
          },
          { field: 'messages', value: value('number-1', { statuses: [item('s1')] }) },
        ],
      },
      {
        id: 'waba-2',
        changes: [
          {
            field: 'messages',
            value: value('number-3', { contacts: [contact('ana')], messages: [item('m2')] }),
          },
        ],
      },
    ],
  })
})

test('Instagram items are grouped by account', () => {
  const notices: InstagramNotice[] = [
    { object: 'instagram', igId: '1', at: 5, item: { mid: 'a' } },
    { object: 'instagram', igId: '2', at: 7, item: { mid: 'b' } },
    { object: 'instagram', igId: '1', at: 6, item: { mid: 'c' } },
  ]
  expect(instagramBody(notices)).toEqual({
    object: 'instagram',
    entry: [
      { id: '1', time: 6, messaging: [{ mid: 'a' }, { mid: 'c' }] },
      { id: '2', time: 7, messaging: [{ mid: 'b' }] },
    ],
  })
})

const item = (id: string) => ({ id })
const contact = (name: string) => ({ profile: { name }, user_id: `US.${name}` })

function value(id: string, lists: object): object {
  return { messaging_product: 'whatsapp', metadata: metadata(id), ...lists }
}

function metadata(id: string) {
  return { display_phone_number: '15550783881', phone_number_id: id }
}

function notice(wabaId: string, numberId: string, list: string, id: string, from?: string): WhatsAppNotice {
  return {
    object: 'whatsapp_business_account',
    kind: 'item',
    field: 'messages',
    wabaId,
    metadata: metadata(numberId),
    list,
    ...(from !== undefined && { contact: contact(from) }),
    item: item(id),
  }
}
