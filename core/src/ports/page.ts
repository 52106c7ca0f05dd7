/** A part of a list. */
export interface Page {
  /** Items after this one in the list's order; null for the beginning. */
  readonly after: string | null
  readonly limit: number
}
