import type { Stage } from '../stage.ts'
import type { Thread } from '../state/threads.ts'
import { alter } from './ticks.ts'

/** Puts an emoji on a message, or takes it off; who has one there changes it. */
export function react(
  stage: Stage,
  thread: Thread,
  messageId: string,
  by: 'customer' | 'business',
  emoji: string,
): void {
  const bubble = thread.bubbles.find(({ id }) => id === messageId)
  if (!bubble) return
  const { [by]: _, ...others } = bubble.reactions ?? {}
  bubble.reactions = emoji === '' ? others : { ...others, [by]: emoji }
  alter(stage, thread, bubble)
}
