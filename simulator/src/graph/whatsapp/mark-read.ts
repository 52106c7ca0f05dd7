import { readUpTo, startTyping } from '../../life/attend.ts'
import type { Stage } from '../../stage.ts'
import type { WhatsAppAccount } from '../../state/accounts.ts'
import { Refusal } from '../refusal.ts'

/** Blue ticks for the customer's messages up to this one, and "typing…" if asked. */
export function markRead(
  stage: Stage,
  account: WhatsAppAccount,
  { messageId, typing }: { readonly messageId: string; readonly typing: boolean },
): object {
  const thread = stage.threads.holding(account, messageId)
  if (!thread)
    throw new Refusal('invalidValue', 'message_id is not the id of a message this number received.')
  readUpTo(stage, thread, messageId)
  if (typing) startTyping(stage, thread)
  return { success: true }
}
