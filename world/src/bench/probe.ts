import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Loaded into the hub's process beside its own code (`--import`): tells its parent how the process fares. */
const resolution = 2
const delay = monitorEventLoopDelay({ resolution })
delay.enable()

process.on('message', () => {
  process.send?.({ longestDelayMs: delay.max / 1e6 - resolution })
  delay.reset()
})
process.channel?.unref()
