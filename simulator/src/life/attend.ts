import type { Stage } from '../stage.ts'
import type { Thread } from '../state/threads.ts'
import { tick, whose } from './ticks.ts'

/** The business has read the customer's messages up to this one, or all of them. */
export function readUpTo(stage: Stage, thread: Thread, messageId?: string): void {
  for (const bubble of thread.bubbles) {
    if (bubble.from === 'customer') tick(stage, thread, bubble, 'read')
    if (bubble.id === messageId) return
  }
}

/** The customer sees "typing…"; the phone itself forgets it after a while. */
export function startTyping(stage: Stage, thread: Thread): void {
  stage.stream.publish({ ...whose(thread), kind: 'typing', typing: true })
}

export function stopTyping(stage: Stage, thread: Thread): void {
  stage.stream.publish({ ...whose(thread), kind: 'typing', typing: false })
}
