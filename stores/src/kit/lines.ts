import type { NewTask } from '@parley/core/domain/task.ts'
import type { ConversationRow } from '@parley/core/domain/view.ts'
import type { Found, PeopleQuery, SearchQuery, WordKeeper } from '@parley/core/ports/search.ts'
import type { TaskBook } from '@parley/core/ports/store.ts'

import type { Cache } from './cache.ts'
import type { Answer, Input, Question } from './reads/questions.ts'
import type { Recent } from './recent.ts'
import type { Committed, WireCommit } from './wire.ts'

/** Where questions are put. */
export interface Asker {
  ask<Q extends Question>(question: Q, tenant: string, input: Input<Q>): Promise<Answer<Q>>
}

/** The way to the index of words. */
export interface Words extends WordKeeper {
  search(tenant: string, query: SearchQuery): Promise<Found>
  people(tenant: string, query: PeopleQuery): Promise<readonly ConversationRow[]>
}

/** The ways to a database, and what the process remembers of its answers. */
export interface Lines {
  /** For what flows decide on, and for what is remembered or asked once in a while. */
  readonly writer: Asker
  /** For pages. */
  readonly reader: Asker
  /** Accounts, endpoints and who may call: asked for with every message, changed once in a while. */
  readonly settings: Cache
  readonly recent: Recent
  readonly tasks: TaskBook
  readonly words: Words
  /** `tasks` are those of the commit as they were made, for whom they need no copy. */
  commit(commit: WireCommit, tasks: readonly NewTask[]): Promise<Committed>
  close(): Promise<void>
}
