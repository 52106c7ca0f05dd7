import type { Attempt, Exchange, Tried } from '../attempt.ts'
import { put, type Decision } from '../change.ts'
import type { Moment } from '../ids.ts'

/** The decision together with the record of the call that led to it. */
export function withAttempt(decision: Decision, tried: Tried, exchange: Exchange, moment: Moment): Decision {
  const attempt: Attempt = {
    id: moment.id('att'),
    ...tried,
    ...exchange,
    nextAt: decision.againAt ?? null,
    version: 0,
  }
  return { ...decision, changes: [...decision.changes, put('attempt', attempt)] }
}
