import type { InstagramThread } from '../state/threads.ts'
import type { InstagramNotice } from '../webhooks/notice.ts'

/** Something that the customer did: `event` is what stands beside sender and recipient (docs: "Webhook notification examples"). */
export function customerNotice(thread: InstagramThread, at: number, event: object): InstagramNotice {
  return item(thread, at, { sender: { id: thread.address }, recipient: { id: thread.account.id } }, event)
}

/** The business's own message comes back, from the business to the customer. */
export function echoNotice(thread: InstagramThread, message: object, at: number): InstagramNotice {
  const between = { sender: { id: thread.account.id }, recipient: { id: thread.address } }
  return item(thread, at, between, { message })
}

function item(thread: InstagramThread, at: number, between: object, event: object): InstagramNotice {
  const igId = thread.account.id
  return { object: 'instagram', igId, at, item: { ...between, timestamp: at, ...event } }
}
