import type { ErrorCode } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Work } from '@parley/core/domain/task.ts'
import type { PeopleQuery, SearchQuery } from '@parley/core/ports/search.ts'

import type { Json } from '../kit/json.ts'
import type { Input, Question } from '../kit/reads/questions.ts'
import type { Committed, WireCommit, WireHint } from '../kit/wire.ts'

/** What can be asked of a thread. */
export type Op =
  | readonly ['commit', commit: WireCommit]
  | readonly ['ask', question: Question, tenant: string, input: Input<Question>]
  | readonly ['lease', groups: readonly string[], most: number, leaseMs: number]
  | readonly ['waiting', limit: number]
  | readonly ['backlog']
  | WordOp

/** What is asked of the thread that keeps the index of words. */
export type WordOp =
  | readonly ['search', tenant: string, query: SearchQuery]
  | readonly ['people', tenant: string, query: PeopleQuery]
  | readonly ['follow']

export type WireClaim = readonly [
  id: number,
  tenant: TenantId | null,
  work: Json<Work>,
  dueAt: number,
  tries: number,
  triedAt: number | null,
  crashes: number,
  trace: string | null,
]
export type WireLease = readonly [group: string, epoch: number, claims: readonly WireClaim[]]

export interface Answers {
  readonly commit: Committed
  /** JSON text. */
  readonly ask: string
  readonly lease: readonly WireLease[]
  readonly waiting: readonly WireHint[]
  readonly backlog: readonly [count: number, oldestDueAt: number | null]
  /** JSON text, both. */
  readonly search: string
  readonly people: string
  /** Whether there is more. */
  readonly follow: boolean
}

/** The answer to an op, or why there is none. */
export type Reply<K extends keyof Answers = keyof Answers> =
  | { readonly kind: 'answer'; readonly answer: Answers[K] }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly detail: string }

/** The ops of one batch, in order, and the time at which they are done. */
export type ToThread =
  | { readonly kind: 'batch'; readonly now: number; readonly ops: readonly Op[] }
  | { readonly kind: 'close' }

/** First `ready` or `failed`, then the replies to each batch, at last `closed`. */
export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly detail: string }
  | { readonly kind: 'replies'; readonly replies: readonly Reply[] }
  | { readonly kind: 'closed' }
