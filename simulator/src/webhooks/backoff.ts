import type { Random } from '../chaos.ts'

const firstMs = 200
const longestMs = 10_000

/** The wait before the next delivery after so many failures: 200 ms doubling to 10 s, where Meta takes hours. */
export function backoffMs(failures: number, random: Random): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1))
  return Math.round(full * (0.5 + random() / 2))
}
