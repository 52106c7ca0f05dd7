/** What was measured, and when, in ms. */
export interface Sample {
  readonly atMs: number
  readonly value: number
}

/** How a figure went: its line of best fit (least squares) tells what it grows by in an hour. */
export interface Trend {
  readonly first: number
  readonly last: number
  readonly least: number
  readonly most: number
  readonly perHour: number
  /** Of its mean; 0 for one that was nothing all the time. */
  readonly shareOfMeanPerHour: number
}

const hourMs = 3_600_000

export function trendOf(samples: readonly Sample[]): Trend {
  const values = samples.map(({ value }) => value)
  const [middle, mean] = [meanOf(samples.map(({ atMs }) => atMs)), meanOf(values)]
  const together = samples.reduce((sum, { atMs, value }) => sum + (atMs - middle) * (value - mean), 0)
  const apart = samples.reduce((sum, { atMs }) => sum + (atMs - middle) ** 2, 0)
  const perHour = apart === 0 ? 0 : (together / apart) * hourMs
  return {
    first: values[0] ?? 0,
    last: values.at(-1) ?? 0,
    least: Math.min(...values),
    most: Math.max(...values),
    perHour,
    shareOfMeanPerHour: mean === 0 ? 0 : perHour / mean,
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
