import type { GraphError } from '../graph/errors.ts'

/** An error that the next sends of an account meet instead of being taken. */
export interface PlannedRefusal {
  readonly error: GraphError
  readonly headers: Readonly<Record<string, string>>
  /** Only for sends to this address; null for all. */
  readonly to: string | null
  /** How often it still comes. */
  times: number
}
