import type { Account } from './account.ts'
import type { Alert, Target } from './alert.ts'
import type { Attempt } from './attempt.ts'
import type { Audit } from './audit.ts'
import type { Conversation } from './conversation.ts'
import type { Customer } from './customer.ts'
import type { Endpoint } from './endpoint.ts'
import type { HubEvent, NewEvent } from './event.ts'
import type { File } from './file.ts'
import type { Key } from './key.ts'
import type { Letter } from './letter.ts'
import type { Message } from './message.ts'
import type { Session, Tenant, User } from './people.ts'
import type { Redrive } from './redrive.ts'
import type { Finish, NewTask, Plan } from './task.ts'
import type { Template } from './template.ts'

/** Everything a store keeps by id. */
export interface Records {
  readonly tenant: Tenant
  readonly user: User
  readonly session: Session
  readonly account: Account
  readonly endpoint: Endpoint
  readonly customer: Customer
  readonly conversation: Conversation
  readonly message: Message
  readonly letter: Letter
  readonly key: Key
  readonly audit: Audit
  readonly attempt: Attempt
  readonly redrive: Redrive
  readonly alert: Alert
  readonly target: Target
  readonly file: File
  readonly template: Template
}

export type RecordKind = keyof Records

/**
 * Writes a record whole. Its `version` is the one that was read (0 for a new one): if the store holds another,
 * or a unique key belongs to another record, the whole commit is a conflict and nothing of it is written.
 */
export type Put = {
  readonly [K in RecordKind]: {
    readonly kind: 'put'
    readonly record: K
    readonly value: Records[K]
  }
}[RecordKind]

/** What has an end: sessions that are over, and records that were kept for long enough. */
export type Droppable = 'session' | 'audit' | 'attempt'

/** Takes a record away; one that is not there any more is none. */
export type Drop = {
  readonly [K in Droppable]: { readonly kind: 'drop'; readonly record: K; readonly id: Records[K]['id'] }
}[Droppable]

/** The whole vocabulary of writing. */
export type Change =
  | Put
  | Drop
  | { readonly kind: 'log'; readonly event: NewEvent }
  /** A logged event in other words: same id, same sequence. Only to forget what it said. */
  | { readonly kind: 'rewrite'; readonly event: HubEvent }

/** What a decision wants: durable changes, and tasks for later. Events in `changes` are told to endpoints by the flow. */
export interface Decision {
  readonly changes: readonly Change[]
  readonly tasks: readonly Plan[]
  /** Puts the task back until then instead of ending it. */
  readonly againAt?: number
  /** The same, without counting as a try. */
  readonly laterAt?: number
}

/** One all-or-nothing write. */
export interface Commit {
  readonly changes: readonly Change[]
  readonly tasks: readonly NewTask[]
  readonly finish: Finish | null
}

export const nothing: Decision = { changes: [], tasks: [] }

export function put<K extends RecordKind>(record: K, value: Records[K]): Put {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the union over K is closed, so the pair is one of its members
  return { kind: 'put', record, value } as Put
}
