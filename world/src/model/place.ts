import type { Stores } from '@parley/core/ports/store.ts'

/** A store under exploration, with as many processes on it as it can have, on a clock that only the steps move. */
export interface Place {
  readonly clock: { now: number }
  readonly processes: number
  of(process: number): Stores
  /** The process ends without a word and another begins in its place. */
  crash(process: number): Promise<void>
  /** It stops in good order and begins anew. */
  restart(process: number): Promise<void>
  end(): Promise<void>
}

export interface Subject {
  readonly name: string
  /** An empty store. */
  open(): Promise<Place>
}
