import type { Stage } from '../stage.ts'
import type { Bubble, Thread } from '../state/threads.ts'
import type { BusinessDoes, Does } from './does.ts'
import { alter } from './ticks.ts'

/** A message reads otherwise from now on, or nothing is left of it; other deeds leave it alone. */
export function amend(stage: Stage, thread: Thread, bubble: Bubble, does: Does | BusinessDoes): void {
  if (does.kind !== 'edit' && does.kind !== 'unsend') return
  if (does.kind === 'unsend') bubble.deleted = true
  else bubble.edits = (bubble.edits ?? 0) + 1
  bubble.text = does.kind === 'edit' ? does.text : ''
  alter(stage, thread, bubble)
}
