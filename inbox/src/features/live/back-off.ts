/** How long to wait before the attempt after `failures` of them: from half a second up to 20 s, and never in step with other tabs. */
export function backOffMs(failures: number, random: number): number {
  const longest = Math.min(20_000, 500 * 2 ** failures)
  return Math.round(longest * (0.5 + random / 2))
}
