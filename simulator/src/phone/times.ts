const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'long' })

export function timeOf(at: number): string {
  return time.format(at)
}

/** "Today", "Yesterday" or the date, in the viewer's time zone. */
export function dayOf(at: number, now = Date.now()): string {
  const date = day.format(at)
  if (date === day.format(now)) return 'Today'
  return date === day.format(now - 86_400_000) ? 'Yesterday' : date
}

/** Seconds as "1:05". */
export function lengthOf(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
