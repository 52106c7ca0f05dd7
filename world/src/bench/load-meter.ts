/** Starts measuring; the answer tells how much of one core this process has used since, 0 to 1. */
export function loadMeter(): () => number {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  return () => {
    const used = process.cpuUsage(before)
    return (used.user + used.system) / 1000 / (performance.now() - startedAt)
  }
}
