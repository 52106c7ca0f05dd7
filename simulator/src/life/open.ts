import type { Stage } from '../stage.ts'
import type { Thread } from '../state/threads.ts'
import { seen } from './settle.ts'

/** The phone shows this conversation, or stops showing it. */
export function open(stage: Stage, thread: Thread, isOpen: boolean): void {
  thread.open = isOpen
  if (isOpen) seen(stage, thread)
}
