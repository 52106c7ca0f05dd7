import type { Alarm, Alert } from '../alert.ts'
import type { Moment } from '../ids.ts'

/** Administrators are told of one alert once in this time at most. */
const quietMs = 15 * 60_000

/** The alert after another alarm, and whether it is told now. */
export function decideRaise(
  open: Alert | null,
  { kind, subject, detail }: Alarm,
  { now, id }: Moment,
): { readonly alert: Alert; readonly told: boolean } {
  if (open === null) {
    const first = { id: id('alr'), kind, subject, detail, count: 1, resolvedAt: null, version: 0 }
    return { alert: { ...first, firstAt: now, lastAt: now, toldAt: now }, told: true }
  }
  const told = now - open.toldAt >= quietMs
  const toldAt = told ? now : open.toldAt
  return { alert: { ...open, detail, lastAt: now, count: open.count + 1, toldAt }, told }
}
