import type { EventShape } from '@parley/contract/event.ts'

/** How far each account's log has been applied: account id → sequence. */
export type Applied = Readonly<Record<string, number>>

export type Verdict = 'next' | 'repeated' | 'gap'

/** Logs have no gaps: what is not newer was seen before, and what is not the very next one means that some are missing. */
export function judge(applied: Applied, event: Pick<EventShape, 'account_id' | 'sequence'>): Verdict {
  const last = applied[event.account_id]
  if (last === undefined || event.sequence === last + 1) return 'next'
  return event.sequence <= last ? 'repeated' : 'gap'
}

export function advance(applied: Applied, event: Pick<EventShape, 'account_id' | 'sequence'>): Applied {
  return { ...applied, [event.account_id]: event.sequence }
}
