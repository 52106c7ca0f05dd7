import type { AccountId, CustomerId } from '@parley/core/domain/ids.ts'

/** What can be found: a message by what it says, a customer by what they are called. */
export type Kind = 'message' | 'customer'

/**
 * Makes the words of one tenant its own: with four characters before each, a search never comes across another tenant's
 * words, however many there are. Two tenants may share the characters; who owns what is found is asked of the rows.
 */
export function coder(tenant: string, kind: Kind): (word: string) => string {
  const code = (hash(`${tenant} ${kind}`) % 36 ** 4).toString(36).padStart(4, '0')
  return (word) => code + word
}

/** What a message belongs to, as a word that nobody can look for: none has a `_`. */
export function belonging(id: AccountId | CustomerId): string {
  return `_${id}`
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** By which equal words are known again; 48 bits. */
export function digest(words: readonly string[]): number {
  const text = words.join(' ')
  return hash(text) * 2 ** 16 + (text.length % 2 ** 16)
}
