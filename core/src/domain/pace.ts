/**
 * How fast calls may go to one destination (a channel's account, one customer of it, an endpoint): a rate, a number at
 * once, and a circuit breaker with a slow start. It is forgetful state: losing it costs a little politeness.
 */
export interface Pace {
  /** When the next call fits the rate (GCRA's theoretical arrival time). */
  readonly nextAt: number
  /** The latest time that was promised to a call which had to wait, so that they do not all come back at once. */
  readonly promisedAt: number
  /** Until then nothing goes, because the destination asked for it. */
  readonly heldUntil: number
  readonly inFlight: number
  /** How many at once right now: 1 after a breakdown, doubling with each success up to the policy's. */
  readonly allowed: number
  /** Faults in a row, when a call was last fine, and the recent calls by which a rate of faults is judged. */
  readonly faultsInRow: number
  readonly fineAt: number | null
  readonly recent: { readonly since: number; readonly calls: number; readonly faults: number }
  /** Closed: 0. Open: until then nothing goes; from then on one call at a time tries. */
  readonly openUntil: number
  readonly openMs: number
}

export interface PacePolicy {
  /** Calls a second in the long run, and how many may go ahead of that; null for no limit. */
  readonly rate: { readonly perSecond: number; readonly burst: number } | null
  readonly mostAtOnce: number
}

export type Admission =
  | { readonly kind: 'go'; readonly pace: Pace }
  /** As many as allowed are under way: wait for one of them to end. */
  | { readonly kind: 'full' }
  | { readonly kind: 'wait'; readonly untilAt: number; readonly pace: Pace }

/**
 * How a call ended. `fault`: the destination was away or overloaded (not: it disliked the call). `void`: the call did
 * not take place after all.
 */
export type CallEnd =
  | { readonly kind: 'fine' | 'fault' | 'void' }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | null }

const firstOpenMs = 30_000
const longestOpenMs = 15 * 60_000
const sampleMs = 60_000
/** Among many calls at once a few fail in a row by chance; a destination is away if also nothing else was fine for so long. */
const silenceMs = 2_000
/** A destination that says "too fast" without saying for how long; the refused call itself waits longer than this. */
const throttledMs = 100
/** Calls that waited for a breakdown to end come back at this distance. */
const returnMs = 20

/** What a call has made of the circuit breaker. */
export type Turn = 'opened' | 'closed' | null

export function turnOf(before: Pace, after: Pace): Turn {
  if (before.openUntil === 0 && after.openUntil > 0) return 'opened'
  return before.openUntil > 0 && after.openUntil === 0 ? 'closed' : null
}

export function freshPace(policy: PacePolicy): Pace {
  return {
    nextAt: 0,
    promisedAt: 0,
    heldUntil: 0,
    inFlight: 0,
    allowed: policy.mostAtOnce,
    faultsInRow: 0,
    fineAt: null,
    recent: { since: 0, calls: 0, faults: 0 },
    openUntil: 0,
    openMs: 0,
  }
}

/** Whether a call may go now; if so, it is counted as under way until `callEnded`. */
export function admit(pace: Pace, policy: PacePolicy, now: number): Admission {
  const intervalMs = policy.rate ? 1000 / policy.rate.perSecond : 0
  const closedUntil = Math.max(pace.openUntil, pace.heldUntil)
  if (now < closedUntil) return promise(pace, closedUntil, Math.max(intervalMs, returnMs))
  const probing = pace.openUntil > 0
  if (pace.inFlight >= (probing ? 1 : pace.allowed)) return { kind: 'full' }
  const nextAt = Math.max(pace.nextAt, now) + intervalMs
  const earliest = policy.rate ? nextAt - policy.rate.burst * intervalMs : now
  if (earliest > now) return promise(pace, earliest, intervalMs)
  return { kind: 'go', pace: { ...pace, nextAt, inFlight: pace.inFlight + 1 } }
}

function promise(pace: Pace, earliest: number, distanceMs: number): Admission {
  const untilAt = Math.max(pace.promisedAt, earliest)
  return { kind: 'wait', untilAt: Math.ceil(untilAt), pace: { ...pace, promisedAt: untilAt + distanceMs } }
}

/** The pace after a call: faults open the breaker, a success after a breakdown lets twice as many through. */
export function callEnded(pace: Pace, policy: PacePolicy, end: CallEnd, now: number): Pace {
  const back = { ...pace, inFlight: Math.max(0, pace.inFlight - 1) }
  switch (end.kind) {
    case 'void':
      return back
    case 'throttled':
      return { ...back, heldUntil: Math.max(pace.heldUntil, now + (end.retryAfterMs ?? throttledMs)) }
    case 'fine':
      return recovered({ ...back, fineAt: now, recent: sampled(pace.recent, 0, now) }, policy)
    case 'fault': {
      const faulty = { ...back, recent: sampled(pace.recent, 1, now), faultsInRow: pace.faultsInRow + 1 }
      return isBroken(faulty, now) ? opened(faulty, now) : faulty
    }
  }
}

function sampled(recent: Pace['recent'], faults: 0 | 1, now: number): Pace['recent'] {
  const current = now - recent.since > sampleMs ? { since: now, calls: 0, faults: 0 } : recent
  return { since: current.since, calls: current.calls + 1, faults: current.faults + faults }
}

function recovered(pace: Pace, policy: PacePolicy): Pace {
  const allowed = Math.min(policy.mostAtOnce, Math.max(1, pace.allowed) * 2)
  return { ...pace, faultsInRow: 0, openUntil: 0, openMs: 0, allowed }
}

function isBroken({ openUntil, faultsInRow, fineAt, recent }: Pace, now: number): boolean {
  const silent = faultsInRow >= 5 && (fineAt === null || now - fineAt >= silenceMs)
  return openUntil > 0 || silent || (recent.calls >= 20 && recent.faults * 2 >= recent.calls)
}

function opened(pace: Pace, now: number): Pace {
  // Calls that were under way when it opened fail together; only the first of them counts.
  if (pace.openUntil > now) return pace
  const openMs = pace.openMs === 0 ? firstOpenMs : Math.min(pace.openMs * 2, longestOpenMs)
  return { ...pace, openMs, openUntil: now + openMs, allowed: 1, recent: { since: now, calls: 0, faults: 0 } }
}
