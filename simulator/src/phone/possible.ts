import type { Bubble, Kind } from './answers.ts'
import { saidAgain } from './forwarded.ts'
import type { Side } from './side.ts'

/** Instagram lets a message be changed this often (Instagram Platform docs, "message_edit"). */
const mostEdits = 5

export interface Possible {
  readonly react: boolean
  readonly reply: boolean
  readonly forward: boolean
  readonly edit: boolean
  readonly unsend: boolean
}

/** What can be done with a message on a phone. */
export function possible(bubble: Bubble, kind: Kind, side: Side): Possible {
  const there = !bubble.deleted && bubble.type !== 'note'
  const own = there && bubble.from === side
  return {
    react: there && side === 'customer',
    reply: there,
    forward: there && side === 'customer' && saidAgain(bubble) !== undefined,
    edit: own && bubble.type === 'text' && (kind === 'whatsapp' || canEditOnInstagram(bubble, side)),
    unsend: own,
  }
}

/** The business's own app tells of no edits. */
function canEditOnInstagram({ edits }: Bubble, side: Side): boolean {
  return side === 'customer' && edits < mostEdits
}
