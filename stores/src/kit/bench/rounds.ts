/** Runs `callers` loops side by side, each waiting for its own work, and says how many a second were done. */
export async function rounds(
  what: string,
  callers: number,
  forMs: number,
  work: (caller: number, round: number) => Promise<void>,
): Promise<string> {
  const waits: number[] = []
  const from = performance.now()
  const cpu = process.cpuUsage()
  const loop = async (caller: number) => {
    for (let round = 0; performance.now() - from < forMs; round += 1) {
      const began = performance.now()
      await work(caller, round)
      waits.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: callers }, (_, caller) => loop(caller)))
  const tookMs = performance.now() - from
  const { user, system } = process.cpuUsage(cpu)
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(2)
  const rate = Math.round((waits.length / tookMs) * 1000).toLocaleString('en')
  const each = ((user + system) / waits.length).toFixed(1)
  return `${what}: ${rate}/s with ${callers} callers, ${each} µs of CPU each, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`
}
