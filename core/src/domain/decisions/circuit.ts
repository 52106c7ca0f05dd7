import { alarm, calm } from '../alarm.ts'
import type { Decision } from '../change.ts'
import type { Moment } from '../ids.ts'
import type { Turn } from '../pace.ts'

/** The decision, which also tells administrators that calls to `subject` are held back, or go out again. */
export function notingTurn(decision: Decision, turn: Turn, subject: string, moment: Moment): Decision {
  if (turn === null) return decision
  const cause = { kind: 'circuit_open', subject } as const
  const detail = 'Its last calls failed: calls are held back, and one at a time tries again.'
  const plan = turn === 'opened' ? alarm({ ...cause, detail }, moment) : calm(cause, moment)
  return { ...decision, tasks: [...decision.tasks, plan] }
}
