/** The time, and calls later on, in milliseconds. Whoever proves what happens in a day moves one by hand. */
export interface Clock {
  now(): number
  /** Calls once; the answer calls it off. */
  after(ms: number, call: () => void): () => void
  /** Calls again and again; the answer ends that. */
  every(ms: number, call: () => void): () => void
}

export const systemClock: Clock = {
  now: Date.now,
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
  every(ms, call) {
    const timer = setInterval(call, ms)
    return () => clearInterval(timer)
  },
}
