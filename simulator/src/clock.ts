/** Time as the simulator sees it: milliseconds since the epoch, and calls later on. */
export interface Clock {
  now(): number
  /** Runs `call` once after `ms`; the answer cancels it. */
  after(ms: number, call: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}
