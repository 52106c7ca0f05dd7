import type { CallEnd, PacePolicy, Turn } from '../domain/pace.ts'

/** Where calls go, and how fast they may. */
export interface Destination {
  readonly key: string
  readonly policy: PacePolicy
}

/** Keeps the pace of each destination. Its state may get lost; then everything starts afresh, politely enough. */
export interface Pacer {
  /**
   * Resolves when a call may go to all of these at once, or with the time until which it should be put back. What may
   * go is counted as under way: tell how it ended with `ended`, whatever happens.
   */
  admit(
    destinations: readonly Destination[],
  ): Promise<{ readonly kind: 'go' } | { readonly kind: 'wait'; readonly untilAt: number }>
  /** Tells whether this call has opened the destination's circuit, or closed it again. */
  ended(destination: Destination, end: CallEnd): Turn
}
