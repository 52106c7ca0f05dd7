const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const exactClock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' })
const dayMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const dayMonthYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const longDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })
const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** `10:02` */
export function timeOfDay(at: number): string {
  return clock.format(at)
}

/** `10:02:03`, with the day in front when that is not the day of `reference`. */
export function exactTime(at: number, reference: number): string {
  if (daysBetween(at, reference) === 0) return exactClock.format(at)
  return `${dayMonth.format(at)}, ${exactClock.format(at)}`
}

export function dateTime(at: number): string {
  return dateAndTime.format(at)
}

/** As short as a list wants it: `now`, `5 min`, `10:02`, `Yesterday`, `Mon`, `12 Nov`. */
export function agoText(at: number, now: number): string {
  const days = daysBetween(at, now)
  if (now - at < minuteMs) return 'now'
  if (now - at < hourMs) return `${Math.floor((now - at) / minuteMs)} min`
  if (days === 0) return clock.format(at)
  if (days === 1) return 'Yesterday'
  if (days < 7) return weekday.format(at)
  return sameYear(at, now) ? dayMonth.format(at) : dayMonthYear.format(at)
}

/** The heading of a day in a thread. */
export function dayText(at: number, now: number): string {
  const days = daysBetween(at, now)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  return sameYear(at, now) ? longDay.format(at) : `${longDay.format(at)} ${new Date(at).getFullYear()}`
}

/** `3 h 12 min`, `12 min`, `2 d 4 h`; at least a minute. */
export function durationText(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / minuteMs))
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`
  if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`
  return `${rest} min`
}

/** A whole length of time in words: `24 hours`, `7 days`, `30 minutes`. */
export function lengthText(ms: number): string {
  if (ms > 2 * dayMs && ms % dayMs === 0) return `${ms / dayMs} days`
  if (ms % hourMs === 0) return ms === hourMs ? '1 hour' : `${ms / hourMs} hours`
  return `${Math.round(ms / minuteMs)} minutes`
}

export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** Whole local days; rounded, since a day may have 23 or 25 hours. */
function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / dayMs)
}

function sameYear(a: number, b: number): boolean {
  return new Date(a).getFullYear() === new Date(b).getFullYear()
}
