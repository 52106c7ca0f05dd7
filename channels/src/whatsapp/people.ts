import type { Person } from '@parley/core/domain/customer.ts'

import { identifier, record, words } from '../kit/json.ts'

/** What `contacts` says, found by any identity of the person. */
export type Contacts = ReadonlyMap<string, Contact>

interface Contact {
  readonly userId: string | undefined
  readonly phone: string | undefined
  readonly name: string | undefined
}

export function readContacts(contacts: unknown): Contacts {
  const found = new Map<string, Contact>()
  for (const item of Array.isArray(contacts) ? contacts : []) {
    const fields: { readonly user_id?: unknown; readonly wa_id?: unknown; readonly profile?: unknown } =
      record(item) ?? {}
    const name = words(record(fields.profile)?.['name'])?.trim() || undefined
    const contact = { userId: identifier(fields.user_id), phone: digitsOf(fields.wa_id), name }
    for (const identity of identities(contact)) found.set(identity, contact)
  }
  return found
}

/**
 * The person with this phone number or business-scoped user id: either may be missing, since people can hide their
 * number behind a user name (WhatsApp, "Business-scoped user IDs"). Null if both are.
 */
export function person(phone: unknown, userId: unknown, contacts: Contacts): Person | null {
  const own = { phone: digitsOf(phone), userId: identifier(userId) }
  const contact = identities(own)
    .map((identity) => contacts.get(identity))
    .find((match) => match !== undefined)
  const all = identities({ phone: own.phone ?? contact?.phone, userId: own.userId ?? contact?.userId })
  return all.length === 0 ? null : { identities: all, name: contact?.name ?? null }
}

/** The user id comes first: it outlives the number's being hidden. */
function identities({ userId, phone }: Pick<Contact, 'userId' | 'phone'>): readonly string[] {
  return [
    ...(userId === undefined ? [] : [`bsuid:${userId}`]),
    ...(phone === undefined ? [] : [`phone:${phone}`]),
  ]
}

/** Digits are how webhooks write numbers; formatted ones are taken too. */
function digitsOf(phone: unknown): string | undefined {
  const text = typeof phone === 'number' ? identifier(phone) : phone
  return typeof text === 'string' && writtenNumber.test(text) ? text.replace(/\D/g, '') : undefined
}

const writtenNumber = /^(?=.*\d)\+?[\d ().-]{1,40}$/
