let offsetMs = 0

/** Corrects for a wrong clock on this machine. `Date` has whole seconds, so less than 5 s is no error. */
export function noteServerTime(dateHeader: string | null, now = Date.now()): void {
  const at = Date.parse(dateHeader ?? '')
  if (Number.isNaN(at)) return
  offsetMs = Math.abs(at - now) < 5_000 ? 0 : at - now
}

/** Now, by the server's clock: reply windows end by it. */
export function serverNow(): number {
  return Date.now() + offsetMs
}
