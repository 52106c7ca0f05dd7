import type { Stores } from '@parley/core/ports/store.ts'

/** A kind of store under test. */
export interface Subject {
  readonly name: string
  /** An empty store whose clock only the test moves. */
  open(clock: Clock): Promise<Opened>
}

export interface Opened {
  readonly stores: Stores
  /** Closes it and opens the same data once more. */
  reopen(): Promise<Stores>
  /** Closes it and throws the data away. */
  end(): Promise<void>
}

export interface Clock {
  now: number
}
