import { z } from 'zod'

import type { Records } from './change.ts'
import type { HubEvent } from './event.ts'
import type { AccountId, TenantId } from './ids.ts'
import type { Task } from './task.ts'

/** What a store holds beside its records. */
interface Entries extends Records {
  readonly event: HubEvent
  /** The last sequence number of an account's log. */
  readonly head: { readonly account: AccountId; readonly seq: number }
  /** Work that waits; tasks stand in the order of their arrival. */
  readonly task: Omit<Task, 'id' | 'tenant'>
}

export type EntryKind = keyof Entries

/** One thing that a store holds, with whose it is: all of them together are the store. */
export type Entry = {
  readonly [K in EntryKind]: {
    readonly kind: K
    /** Null for what belongs to no tenant, such as the tenants themselves. */
    readonly tenant: TenantId | null
    readonly doc: Entries[K]
  }
}[EntryKind]

/** Every kind, in the order in which they are moved. A new one does not compile until it stands here. */
export const entryKind: z.ZodEnum<{ readonly [K in EntryKind]: K }> = z.enum([
  'account',
  'alert',
  'attempt',
  'audit',
  'conversation',
  'customer',
  'endpoint',
  'event',
  'file',
  'head',
  'key',
  'letter',
  'message',
  'redrive',
  'session',
  'target',
  'task',
  'template',
  'tenant',
  'user',
])

/** A sealed text, and the purpose for which it opens. */
export interface Sealed {
  readonly sealed: string
  readonly purpose: string
}

/** The secrets that stand sealed in it. */
export function sealedIn({ kind, doc }: Entry): readonly Sealed[] {
  if (kind === 'account') return [{ sealed: doc.sealedToken, purpose: doc.id }]
  if (kind === 'endpoint') return doc.secrets.map(({ sealed }) => ({ sealed, purpose: doc.id }))
  if (kind !== 'target' || doc.address.kind !== 'webhook') return []
  return [{ sealed: doc.address.secret, purpose: doc.id }]
}
