import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Loaded into the hub's process beside its own code (`--import`): tells its parent how the process fares. */
const resolution = 2
const delay = monitorEventLoopDelay({ resolution })
delay.enable()
let before = process.cpuUsage()

process.on('message', () => {
  const used = process.cpuUsage(before)
  process.send?.({ longestDelayMs: delay.max / 1e6 - resolution, cpuMs: (used.user + used.system) / 1000 })
  delay.reset()
  before = process.cpuUsage()
})
process.channel?.unref()
