/** A phone number and a customer as Meta's documentation has them. */
export const accountKey = '106540352242922'
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
  return { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes }] }
}

/** An incoming message of a type, with the object that has the name of the type. */
export function incoming(type: string, said: object): { readonly id: string; readonly type: string } {
  const head = { from: phone, from_user_id: userId, id: `wamid.${type}`, timestamp, type }
  return { ...head, ...said }
}
