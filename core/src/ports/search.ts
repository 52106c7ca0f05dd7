import type { Conversation } from '../domain/conversation.ts'
import type { AccountId, CustomerId } from '../domain/ids.ts'
import type { Hit } from '../domain/search/hit.ts'
import type { Phrase } from '../domain/search/phrases.ts'
import type { ConversationRow } from '../domain/view.ts'

/** What is found by its words. The index follows what is written, so that writing waits for nothing. */
export interface WordSearch {
  /**
   * Messages in which every phrase stands, the latest place first. Each is as it stands now: what was taken back, erased or
   * edited away is not found, whatever the index still says. There may be fewer than `limit` although there are more.
   */
  search(query: SearchQuery): Promise<Found>
  /** Conversations of the customers who have these words among their names, numbers and ids, newest customers first. */
  people(query: PeopleQuery): Promise<readonly ConversationRow[]>
}

export interface SearchQuery {
  /** At least one. */
  readonly phrases: readonly Phrase[]
  readonly account: AccountId | null
  /** Only in those of these accounts, for whom may see no others. */
  readonly among?: readonly AccountId[]
  readonly customer: CustomerId | null
  /** Only in conversations that are so now. */
  readonly status: Conversation['status'] | null
  /** From this time (included) to that (excluded). */
  readonly from: number | null
  readonly to: number | null
  /** What the page before gave as `next`; null for the beginning. */
  readonly after: string | null
  readonly limit: number
}

export interface PeopleQuery extends Pick<SearchQuery, 'phrases' | 'account' | 'among'> {
  readonly limit: number
}

export interface Found {
  readonly hits: readonly Hit[]
  readonly next: string | null
}

/** Keeps the index of words. */
export interface WordKeeper {
  /**
   * Takes up what was written since the last time, a few hundred changes at most; `more` if there is more. Whatever is cut
   * off is taken up again. One process at a time does it: another is told that there is nothing.
   */
  follow(): Promise<{ readonly more: boolean }>
  behind(): Promise<Behind>
}

/** What the index has not taken up. */
export interface Behind {
  /** Logged changes since it was begun. */
  readonly events: number
  /** Whether something from before it was begun is left. */
  readonly isBuilding: boolean
}
