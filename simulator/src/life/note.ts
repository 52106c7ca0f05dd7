import type { Stage } from '../stage.ts'
import type { Thread } from '../state/threads.ts'
import type { Does } from './does.ts'
import { reveal } from './ticks.ts'

/** The line that the customer's own phone shows of what was done in a conversation; most deeds leave none. */
export function note(stage: Stage, thread: Thread, does: Does): void {
  const text = lineOf(does)
  if (text === undefined) return
  const at = stage.clock.now()
  const id = `note-${at}-${thread.bubbles.length}`
  reveal(stage, thread, { id, from: 'customer', type: 'note', text, at, status: 'delivered' })
}

function lineOf(does: Does): string | undefined {
  switch (does.kind) {
    case 'call':
      return callLine(does)
    case 'number':
      return `Changed the number to +${does.phone}`
    case 'identity':
      return 'Set up on a new phone; the security code changed'
    case 'block':
      return does.blocked ? 'Blocked this business' : 'Unblocked this business'
    case 'preference':
      return does.value === 'stop' ? 'Stopped offers and announcements' : 'Resumed offers and announcements'
    case 'referral':
      return `Came by a link (${does.ref})`
    default:
      return undefined
  }
}

/** A call is told twice, when it begins and when it ends; the line is of its end. */
function callLine({ event, seconds }: Extract<Does, { kind: 'call' }>): string | undefined {
  if (event === 'connect') return undefined
  return seconds === undefined ? 'Voice call, not answered' : `Voice call, ${seconds} s`
}
