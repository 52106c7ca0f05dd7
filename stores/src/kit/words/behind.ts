import type { Behind } from '@parley/core/ports/search.ts'

import { ask, type Inquiry } from '../inquiry.ts'
import { toJson, type Json } from '../json.ts'
import type { FollowStatements } from './follow-statements.ts'

/** A limit for what is few. */
export const everything = 1_000_000

export function* behind({ follow }: { readonly follow: FollowStatements }): Inquiry<Json<Behind>> {
  const logs = yield* ask(follow.behind, { limit: everything })
  const fills = yield* ask(follow.fill, {})
  return toJson<Behind>({
    events: logs.reduce((sum, { seq, taken }) => sum + seq - taken, 0),
    isBuilding: fills.length === 0 ? logs.length > 0 : fills.some(({ tenant }) => tenant !== ''),
  })
}
