import type { Clock } from '../clock.ts'

/** Calls that wait for their time and can be hurried. */
export class Later {
  readonly #clock: Clock
  readonly #waiting = new Map<() => void, () => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  run(ms: number, call: () => void): void {
    const once = () => {
      this.#waiting.delete(once)
      call()
    }
    this.#waiting.set(once, this.#clock.after(ms, once))
  }

  /** Runs everything that waits now, in the order it was asked for. */
  flush(): void {
    for (const [once, cancel] of Array.from(this.#waiting)) {
      cancel()
      once()
    }
  }

  clear(): void {
    for (const cancel of this.#waiting.values()) cancel()
    this.#waiting.clear()
  }

  get size(): number {
    return this.#waiting.size
  }
}
