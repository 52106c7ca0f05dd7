import type { Stage } from '../stage.ts'
import type { Bubble, Thread } from '../state/threads.ts'

/** Shows a message on the customer's phone. */
export function reveal(stage: Stage, thread: Thread, bubble: Bubble): void {
  thread.bubbles.push(bubble)
  if (thread.bubbles.length > shownBubbles) thread.bubbles.shift()
  if (!thread.customer.crowd)
    stage.stream.publish({ ...whose(thread), kind: 'bubble', bubble: { ...bubble } })
}

/** Shows that a message is no longer what it was: changed, taken back, reacted to. */
export function alter(stage: Stage, thread: Thread, bubble: Bubble): void {
  if (!thread.customer.crowd)
    stage.stream.publish({ ...whose(thread), kind: 'change', bubble: { ...bubble } })
}

/** Moves the ticks of a message; they never go back. */
export function tick(stage: Stage, thread: Thread, bubble: Bubble, status: Bubble['status']): void {
  if (ladder.indexOf(status) <= ladder.indexOf(bubble.status)) return
  bubble.status = status
  if (!thread.customer.crowd) stage.stream.publish({ ...whose(thread), kind: 'ticks', id: bubble.id, status })
}

/** A phone remembers this many messages of a conversation. */
const shownBubbles = 200

const ladder: readonly Bubble['status'][] = ['sent', 'delivered', 'read', 'failed']

export function whose({ account, customer }: Thread): { accountId: string; customerId: string } {
  return { accountId: account.id, customerId: customer.id }
}
