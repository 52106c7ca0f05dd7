import type { Stage } from '../stage.ts'
import type { Bubble, InstagramThread } from '../state/threads.ts'
import type { Does } from './does.ts'
import { customerNotice } from './instagram-notices.ts'
import { notify } from './notify.ts'

/** Messages can be changed this often (Instagram Platform docs, "message_edit"). */
const mostEdits = 5

/** The webhooks of what a customer does on Instagram; false where it cannot be done there. */
export function actOnInstagram(
  stage: Stage,
  thread: InstagramThread,
  does: Does,
  bubble: Bubble | undefined,
): boolean {
  if (does.kind === 'block') return true
  const event = eventOf(does, bubble)
  if (!event) return false
  const at = stage.clock.now()
  if (does.kind === 'referral') thread.lastWrittenAt = at
  notify(stage, thread.account, customerNotice(thread, at, event))
  return true
}

function eventOf(does: Does, bubble: Bubble | undefined): object | undefined {
  switch (does.kind) {
    case 'reaction':
      return { reaction: reactionOf(does.messageId, does.emoji) }
    case 'edit': {
      const edits = (bubble?.edits ?? 0) + 1
      return edits > mostEdits
        ? undefined
        : { message_edit: { mid: does.messageId, text: does.text, num_edit: edits } }
    }
    case 'unsend':
      return { message: { mid: does.messageId, is_deleted: true } }
    case 'referral':
      return { referral: { ref: does.ref, source: does.source, type: 'OPEN_THREAD' } }
    default:
      return undefined
  }
}

/** Only the heart has a name; a reaction that is taken back may lack its emoji. */
function reactionOf(mid: string, emoji: string) {
  if (emoji === '') return { mid, action: 'unreact' }
  return { mid, action: 'react', reaction: emoji === '❤️' ? 'love' : 'other', emoji }
}
