import type { InboundMessage, Said } from '@parley/core/domain/channel-event.ts'

import type { Sample } from '../../kit/sample.ts'

/** A phone number and a customer as Meta's documentation has them. */
export const accountKey = '106540352242922'
export const business = '102290129340398'
/** Where every event of these samples belongs. */
export const address = { accountKey, business } as const
export const phone = '16505551234'
export const userId = 'US.13491208655302741918'
export const contact = { profile: { name: 'Sheena Nelson' }, wa_id: phone, user_id: userId }
export const sheena = { identities: [`bsuid:${userId}`, `phone:${phone}`], name: 'Sheena Nelson' }

/** 2025-06-08T20:59:43Z, as WhatsApp writes it and as the hub does. */
export const timestamp = '1749416383'
export const at = 1_749_416_383_000

export function messages(...items: readonly object[]): unknown {
  return body(change('messages', { contacts: [contact], messages: items }))
}

export function statuses(...items: readonly object[]): unknown {
  return body(change('messages', { statuses: items }))
}

export function change(field: string, value: object, key: string = accountKey): unknown {
  const metadata = { display_phone_number: '15550783881', phone_number_id: key }
  return { field, value: { messaging_product: 'whatsapp', metadata, ...value } }
}

export function body(...changes: readonly unknown[]): unknown {
  return { object: 'whatsapp_business_account', entry: [{ id: business, changes }] }
}

/** A change of the account, with the time that the entry of such a change has. */
export function news(field: string, value: object, id: string = business): unknown {
  const changes = [{ field, value }]
  return { object: 'whatsapp_business_account', entry: [{ id, time: 1_749_416_400, changes }] }
}

/** 2025-06-08T21:00:00Z, the time of those entries. */
export const newsAt = 1_749_416_400_000

/** An incoming message of a type, with the object that has the name of the type. */
export function incoming(type: string, said: object): { readonly id: string; readonly type: string } {
  const head = { from: phone, from_user_id: userId, id: `wamid.${type}`, timestamp, type }
  return { ...head, ...said }
}

/** A message of the customer that says this, with all that goes with it. */
export function saying(type: string, content: Said, more: object = {}): InboundMessage {
  const head = { kind: 'message', ...address, externalId: `wamid.${type}`, at } as const
  return { ...head, from: sheena, content, replyTo: null, ...more }
}

/** A sample of one message of a type. */
export function sample(name: string, type: string, said: object, content: Said, more: object = {}): Sample {
  return { name, body: messages(incoming(type, said)), events: [saying(type, content, more)] }
}
