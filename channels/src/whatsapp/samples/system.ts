import type { Notice } from '@parley/core/domain/content.ts'

import type { Sample } from '../../kit/sample.ts'
import { accountKey, address, at, body, messages, phone, timestamp, userId } from './envelope.ts'

const head = { from: phone, from_user_id: userId, id: 'wamid.system', timestamp, type: 'system' }
const moved = { identities: [`bsuid:${userId}`, 'phone:16505559999'], name: null }
const renewed = { identities: ['bsuid:US.2', `phone:${phone}`], name: null }
const changed = 'User A changed from 16505551234 to 16505559999'

function identity(person: { identities: string[]; name: null }, previous: readonly string[]) {
  return { kind: 'identity', ...address, externalId: 'wamid.system', person, previous, at } as const
}

function notice(of: Notice['of'], text: string, from: { identities: string[]; name: string | null }) {
  const content = { kind: 'notice', of, text } as const
  return {
    kind: 'message',
    ...address,
    externalId: 'wamid.system',
    at,
    from,
    content,
    replyTo: null,
  } as const
}

/** What the platform says about a customer; such a change has no contacts. */
export const systemSamples: readonly Sample[] = [
  {
    name: 'a new number, of somebody with a user id',
    body: without({ ...head, system: { type: 'user_changed_number', body: changed, wa_id: '16505559999' } }),
    events: [identity(moved, [`phone:${phone}`]), notice('number_changed', changed, moved)],
  },
  {
    name: 'a new number that brings a new user id',
    body: without({
      ...head,
      system: { type: 'user_changed_number', body: changed, wa_id: '16505559999', user_id: 'US.2' },
    }),
    events: [
      identity({ identities: ['bsuid:US.2', 'phone:16505559999'], name: null }, [
        `bsuid:${userId}`,
        `phone:${phone}`,
      ]),
      notice('number_changed', changed, { identities: ['bsuid:US.2', 'phone:16505559999'], name: null }),
    ],
  },
  {
    name: 'a new number in the older form, without a body',
    body: without({
      ...head,
      from_user_id: undefined,
      system: { type: 'customer_changed_number', new_wa_id: '16505559999' },
    }),
    events: [
      identity({ identities: ['phone:16505559999'], name: null }, [`phone:${phone}`]),
      notice('number_changed', 'The customer has a new phone number.', {
        identities: ['phone:16505559999'],
        name: null,
      }),
    ],
  },
  {
    name: 'a new user id',
    body: without({
      ...head,
      from_user_id: undefined,
      system: { type: 'user_changed_user_id', user_id: 'US.2' },
    }),
    events: [
      identity(renewed, []),
      notice('user_id_changed', 'The customer has a new WhatsApp user id.', renewed),
    ],
  },
  {
    name: 'a new security code',
    body: messages({
      ...head,
      system: { type: 'customer_identity_changed', body: 'Their security code changed' },
      identity: { acknowledged: false, created_timestamp: 1_749_416_383, hash: 'Df1' },
    }),
    events: [
      notice('identity_changed', 'Their security code changed', {
        identities: [`bsuid:${userId}`, `phone:${phone}`],
        name: 'Sheena Nelson',
      }),
    ],
  },
  {
    name: 'something else that the system says',
    body: without({ ...head, system: { type: 'of_tomorrow', body: 'Something happened' } }),
    events: [
      notice('other', 'Something happened', {
        identities: [`bsuid:${userId}`, `phone:${phone}`],
        name: null,
      }),
    ],
  },
]

function without(message: object): unknown {
  const metadata = { display_phone_number: '15550783881', phone_number_id: accountKey }
  return body({ field: 'messages', value: { messaging_product: 'whatsapp', metadata, messages: [message] } })
}
