import type { Accepted } from '../ledger.ts'
import type { Stage } from '../stage.ts'
import type { Bubble, Said, ShownFile, Thread } from '../state/threads.ts'
import { seen } from './settle.ts'
import { reveal } from './ticks.ts'

/** What a business sends. */
export interface Sending {
  readonly recipient: string
  readonly said: Said
  readonly opaque?: string | undefined
  readonly replyTo?: string | undefined
  /** What it costs as, on WhatsApp. */
  readonly category?: string | undefined
}

/** How long it takes until an eye notices a message. */
const noticingMs = 400

/** The message is on the customer's phone. */
export function arrive(stage: Stage, thread: Thread, row: Accepted, bubble: Bubble): void {
  thread.unread.push(row)
  reveal(stage, thread, bubble)
  if (thread.open || thread.customer.autoRead) stage.clock.after(noticingMs, () => seen(stage, thread))
}

/** Enters the send into the ledger. */
export function enter(
  stage: Stage,
  account: Thread['account'],
  customerId: string | null,
  id: string,
  { recipient, said, opaque, category = 'service' }: Sending,
): Accepted {
  return stage.ledger.accept({
    channel: account.kind,
    accountId: account.id,
    customerId,
    recipient,
    type: said.type,
    text: said.text,
    opaque: opaque ?? null,
    id,
    at: stage.clock.now(),
    category,
    status: 'accepted',
    acks: {},
  })
}

export function bubbleOf(
  { id, at }: Accepted,
  { said, replyTo }: Sending,
  fetched: readonly ShownFile[] = [],
): Bubble {
  const files = [...(said.files ?? []), ...fetched]
  const shown = files.length > 0 ? { files } : {}
  const reply = replyTo === undefined ? {} : { replyTo }
  return { ...said, id, from: 'business', at, status: 'delivered', ...shown, ...reply }
}
