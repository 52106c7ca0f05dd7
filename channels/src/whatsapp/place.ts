import type { Finding } from '../kit/finding.ts'
import type { Fields } from '../kit/json.ts'

/** Where a change stands: the business whose entry it is in, and the time of that entry, or when it came. */
export interface Place {
  readonly business: string | undefined
  readonly at: number
}

/** Reads the value of a field; what it keeps aside is that value. */
export type FieldReader = (value: Fields, place: Place) => Finding | readonly Finding[]
