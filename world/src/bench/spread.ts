/** How samples lie, in the unit they came in; all zero without any. */
export interface Spread {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly p999: number
  readonly max: number
}

export function spread(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), p999: at(0.999), max: at(1) }
}

export function median(values: readonly number[]): number {
  return spread(values).p50
}

/** The median of each figure over the rounds. */
export function middle(rounds: readonly Spread[]): Spread {
  const of = (pick: (round: Spread) => number) => median(rounds.map(pick))
  return {
    p50: of((r) => r.p50),
    p95: of((r) => r.p95),
    p99: of((r) => r.p99),
    p999: of((r) => r.p999),
    max: of((r) => r.max),
  }
}
