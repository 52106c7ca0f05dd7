import type { ErrorCode } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Work } from '@parley/core/domain/task.ts'
import type { PeopleQuery, SearchQuery } from '@parley/core/ports/search.ts'

import type { Json } from '../kit/json.ts'
import type { Input, Question } from '../kit/reads/questions.ts'
import type { WireCommit } from '../kit/wire.ts'

/** What can be asked of a thread. */
export type Op =
  | readonly ['commit', commit: WireCommit]
  | readonly ['ask', question: Question, tenant: string, input: Input<Question>]
  | readonly ['kept']
  | readonly ['tasks', ids: readonly number[], survivors: readonly number[]]
  | readonly ['ping']
  | WordOp

/** What is asked of the thread that keeps the index of words. */
export type WordOp =
  | readonly ['search', tenant: string, query: SearchQuery]
  | readonly ['people', tenant: string, query: PeopleQuery]
  | readonly ['follow']
  | readonly ['behind']

export type WireTaskRow = readonly [
  id: number,
  tenant: TenantId | null,
  work: Json<Work>,
  dueAt: number,
  tries: number,
  triedAt: number | null,
  crashes: number,
  trace: string | null,
]

/** What became of a commit: the sequences of its logged events, and the id of its first task, from which the others go on. */
export type Written =
  | readonly ['done', seqs: readonly number[], firstTask: number]
  | readonly ['conflict' | 'fenced']

/** The tasks that waited when the process started. */
export interface Kept {
  /** How many times a process has started on this data. */
  readonly start: number
  /** The last process did not end in order: what waited may be why. */
  readonly crashed: boolean
  readonly tasks: readonly (readonly [
    id: number,
    group: string,
    tenant: TenantId | null,
    dueAt: number,
    again: boolean,
    crashes: number,
  ])[]
}

export interface Answers {
  readonly commit: Written
  /** JSON text. */
  readonly ask: string
  readonly kept: Kept
  readonly tasks: readonly WireTaskRow[]
  readonly ping: null
  /** JSON text, all three. */
  readonly search: string
  readonly people: string
  readonly behind: string
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
