import type { Alarm, Alert } from './alert.ts'
import type { Moment } from './ids.ts'
import type { Plan } from './task.ts'

/** Plans an alert. Those of one kind and subject are one alert, and told at most every quarter of an hour. */
export function alarm(alarm: Alarm, { now }: Pick<Moment, 'now'>): Plan {
  return { group: groupOf(alarm), work: { kind: 'raise', alarm }, dueAt: now }
}

/** Plans the end of an alert whose cause is gone. */
export function calm(cause: Pick<Alert, 'kind' | 'subject'>, { now }: Pick<Moment, 'now'>): Plan {
  return { group: groupOf(cause), work: { kind: 'calm', cause }, dueAt: now }
}

function groupOf({ kind, subject }: Pick<Alert, 'kind' | 'subject'>): string {
  return `alert:${kind}:${subject}`
}
