import type { Hint } from './store.ts'

/**
 * Tells workers which groups may have work. It carries hints, never tasks: all of them may get lost, come twice or
 * too early, and that costs time only, because the store's `TaskBook` is asked before anything is done.
 *
 * It is fair: owners take turns, group by group. What was put back before, and files, hold only a share of what is in
 * hand, and so does each owner; whatever they leave is for first attempts.
 */
export interface Queue {
  hint(hints: readonly Hint[]): void
  /** Waits until at least one group may be due and gives at most `most`; each stays this caller's until `release`. Empty once closed. */
  next(most: number): Promise<readonly string[]>
  /** The caller is through with the group; a hint that came meanwhile makes it ready again. */
  release(group: string): void
  close(): Promise<void>
}
