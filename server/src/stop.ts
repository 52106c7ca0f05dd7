/** Longer than anything should take; after that the record brings it back. */
const graceMs = 30_000

/** Stops gently on SIGTERM and SIGINT, at once when asked twice. */
export function onStop(stop: (signal: string) => Promise<void>): void {
  let asked = false
  const handle = (signal: string): void => {
    if (asked) process.exit(1)
    asked = true
    setTimeout(() => process.exit(1), graceMs).unref()
    void stop(signal).then(() => process.exit(0))
  }
  process.on('SIGTERM', handle)
  process.on('SIGINT', handle)
}
