import type { Phrase } from '@parley/core/domain/search/phrases.ts'

import type { Inquiry } from '../inquiry.ts'
import type { Kind } from './code.ts'

/** What is looked for in the index, in the tenant's own words. */
export interface Wanted {
  readonly tenant: string
  readonly kind: Kind
  /** All of these. */
  readonly phrases: readonly Phrase[]
  /** And of each of these lists one. */
  readonly belonging: readonly (readonly string[])[]
  /** In ms since 1970; the end excluded. */
  readonly from: number
  readonly to: number
  /** The mark of the candidate after which it goes on. */
  readonly after: string | null
  readonly limit: number
  /** A first look: what is quick may be told although less is so. */
  readonly rough: boolean
}

/** What the index says is there. */
export interface Candidate {
  readonly id: string
  /** Where it stands in the order of the index, as only that can read it. */
  readonly mark: string
}

/** Asks an index, the latest first; fewer than `limit` only if there are no more. An index may take a phrase for its words in any order. */
export type Find = (wanted: Wanted) => Inquiry<readonly Candidate[]>
