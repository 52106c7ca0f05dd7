/**
 * Ids say what they name and sort by the time they were made: `msg_01h455vb4pex5vsknk084sn02q`
 * (TypeID 0.3: a prefix, then a UUIDv7 in Crockford base 32). They find things; they never grant anything.
 */
export type Id<N extends Noun> = `${N}_${string}`

export type Noun =
  | 'ten'
  | 'usr'
  | 'ses'
  | 'acc'
  | 'end'
  | 'cus'
  | 'con'
  | 'msg'
  | 'evt'
  | 'dlq'
  | 'key'
  | 'aud'
  | 'att'
  | 'rdv'
  | 'alr'
  | 'tgt'
  | 'fil'
  | 'tpl'

export type TenantId = Id<'ten'>
export type UserId = Id<'usr'>
export type SessionId = Id<'ses'>
export type AccountId = Id<'acc'>
export type EndpointId = Id<'end'>
export type CustomerId = Id<'cus'>
export type ConversationId = Id<'con'>
export type MessageId = Id<'msg'>
export type EventId = Id<'evt'>
export type LetterId = Id<'dlq'>
export type KeyId = Id<'key'>
export type AuditId = Id<'aud'>
export type AttemptId = Id<'att'>
export type RedriveId = Id<'rdv'>
export type AlertId = Id<'alr'>
export type TargetId = Id<'tgt'>
export type FileId = Id<'fil'>
export type TemplateId = Id<'tpl'>

/** What a decision may not make up itself: the time, chance, and ids nobody has used. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly now: number
  /** At least 0, less than 1. */
  random(): number
  id<N extends Noun>(noun: N): Id<N>
}

/** What follows the noun: 26 digits of Crockford base 32, the first of which holds only three bits. */
export const idDigits = '[0-7][0-9a-hjkmnp-tv-z]{25}'

const digits = new RegExp(`^${idDigits}$`)

export function isId<N extends Noun>(noun: N, text: string): text is Id<N> {
  return text.startsWith(`${noun}_`) && digits.test(text.slice(noun.length + 1))
}
