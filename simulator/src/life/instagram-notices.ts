import type { Accepted } from '../ledger.ts'
import type { Bubble, InstagramThread } from '../state/threads.ts'
import type { InstagramNotice } from '../webhooks/notice.ts'

/** A customer's message (Instagram Platform docs, "Webhook notification examples"). */
export function messageNotice(thread: InstagramThread, { id, text, at, replyTo }: Bubble): InstagramNotice {
  const message = { mid: id, text, ...(replyTo !== undefined && { reply_to: { mid: replyTo } }) }
  return fromCustomer(thread, at, { message })
}

/** The business's own message comes back, from the business to the customer. */
export function echoNotice(thread: InstagramThread, { id, text, at }: Accepted): InstagramNotice {
  return {
    object: 'instagram',
    igId: thread.account.id,
    at,
    item: {
      sender: { id: thread.account.id },
      recipient: { id: thread.address },
      timestamp: at,
      message: { mid: id, text, is_echo: true },
    },
  }
}

/** Everything up to this message was seen. */
export function readNotice(thread: InstagramThread, mid: string, at: number): InstagramNotice {
  return fromCustomer(thread, at, { read: { mid } })
}

function fromCustomer(thread: InstagramThread, at: number, event: object): InstagramNotice {
  return {
    object: 'instagram',
    igId: thread.account.id,
    at,
    item: {
      sender: { id: thread.address },
      recipient: { id: thread.account.id },
      timestamp: at,
      ...event,
    },
  }
}
