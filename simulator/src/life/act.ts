import type { Stage } from '../stage.ts'
import type { Thread } from '../state/threads.ts'
import { actOnInstagram } from './act-instagram.ts'
import { actOnWhatsApp } from './act-whatsapp.ts'
import { amend } from './amend.ts'
import type { Does } from './does.ts'
import { note } from './note.ts'
import { react } from './react.ts'

/** A customer does something beside writing; false where their app cannot do it. */
export function act(stage: Stage, thread: Thread, does: Does): boolean {
  const messageId = 'messageId' in does ? does.messageId : undefined
  const bubble = thread.bubbles.find(({ id }) => id === messageId)
  const isDone =
    thread.kind === 'whatsapp'
      ? actOnWhatsApp(stage, thread, does)
      : actOnInstagram(stage, thread, does, bubble)
  if (!isDone) return false
  if (does.kind === 'block') thread.blocked = does.blocked
  if (does.kind === 'reaction') react(stage, thread, does.messageId, 'customer', does.emoji)
  if (bubble) amend(stage, thread, bubble, does)
  note(stage, thread, does)
  return true
}
