import type { Person } from '@parley/core/domain/customer.ts'

import { identifier, record, words, type Fields } from '../kit/json.ts'

/** What `contacts` says, found by any identity of the person. */
export type Contacts = ReadonlyMap<string, Contact>

interface Contact {
  readonly userId: string | undefined
  readonly phone: string | undefined
  /** The id across linked businesses. */
  readonly parentId: string | undefined
  readonly name: string | undefined
  readonly username: string | undefined
}

export function readContacts(contacts: unknown): Contacts {
  const found = new Map<string, Contact>()
  for (const item of Array.isArray(contacts) ? contacts : []) {
    const fields: { readonly [K in 'user_id' | 'parent_user_id' | 'wa_id' | 'profile']?: unknown } =
      record(item) ?? {}
    const profile: { readonly name?: unknown; readonly username?: unknown } = record(fields.profile) ?? {}
    const contact = {
      userId: identifier(fields.user_id),
      phone: digitsOf(fields.wa_id),
      parentId: identifier(fields.parent_user_id),
      name: words(profile.name)?.trim() || undefined,
      username: usernameOf(profile.username),
    }
    for (const identity of identities(contact)) found.set(identity, contact)
  }
  return found
}

/**
 * The person with this phone number or business-scoped user id: either may be missing, since people can hide their
 * number behind a user name (WhatsApp, "Business-scoped user IDs"). Null if both are.
 */
export function person(
  phone: unknown,
  userId: unknown,
  contacts: Contacts,
  parentId?: unknown,
): Person | null {
  const own = { phone: digitsOf(phone), userId: identifier(userId), parentId: identifier(parentId) }
  const contact = find(own, contacts)
  const all = identities({
    phone: own.phone ?? contact?.phone,
    userId: own.userId ?? contact?.userId,
    parentId: own.parentId ?? contact?.parentId,
  })
  if (all.length === 0) return null
  const name = contact?.name ?? null
  return contact?.username === undefined
    ? { identities: all, name }
    : { identities: all, name, username: contact.username }
}

/** A group is known by its id only; its members share one thread. */
export function group(id: string): Person {
  return { identities: [`group:${id}`], name: null }
}

/** The person that an item names in one of the usual ways: `wa_id`, `user_id`, `parent_user_id`. */
export function named(fields: Fields, contacts: Contacts): Person | null {
  return person(fields['wa_id'], fields['user_id'], contacts, fields['parent_user_id'])
}

function find(own: Partial<Contact>, contacts: Contacts): Contact | undefined {
  if (contacts.size === 0) return undefined
  return (
    (own.userId === undefined ? undefined : contacts.get(`bsuid:${own.userId}`)) ??
    (own.phone === undefined ? undefined : contacts.get(`phone:${own.phone}`))
  )
}

/** The user id comes first: it outlives the number's being hidden. The one across businesses comes last: few know it. */
function identities({ userId, phone, parentId }: Partial<Contact>): readonly string[] {
  const all: string[] = []
  if (userId !== undefined) all.push(`bsuid:${userId}`)
  if (phone !== undefined) all.push(`phone:${phone}`)
  if (parentId !== undefined && parentId !== userId) all.push(`bsuid:${parentId}`)
  return all
}

/** Written with or without `@`. */
export function usernameOf(value: unknown): string | undefined {
  return words(value)?.trim().replace(/^@/, '') || undefined
}

/** Digits are how webhooks write numbers; formatted ones are taken too. */
export function digitsOf(phone: unknown): string | undefined {
  const text = typeof phone === 'number' ? identifier(phone) : phone
  if (typeof text !== 'string' || text.length > 41) return undefined
  if (plainNumber.test(text)) return text
  return writtenNumber.test(text) ? text.replace(/\D/g, '') : undefined
}

const plainNumber = /^\d+$/
const writtenNumber = /^(?=.*\d)\+?[\d ().-]{1,40}$/
