import type { Accepted } from '../ledger.ts'
import type { Stage } from '../stage.ts'
import type { WhatsAppAccount } from '../state/accounts.ts'
import { mid, wamid } from '../state/ids.ts'
import type { Bubble, InstagramThread, Thread, WhatsAppThread } from '../state/threads.ts'
import { echoNotice } from './instagram-notices.ts'
import { notify } from './notify.ts'
import { seen, settle } from './settle.ts'
import { reveal } from './ticks.ts'
import { undeliverableNotice } from './whatsapp-notices.ts'

/** What a business sends. */
export interface Sending {
  readonly recipient: string
  readonly text: string
  readonly opaque?: string | undefined
  readonly replyTo?: string | undefined
}

/** How long a message takes to the phone, and an eye to notice it. */
const travelMs = 120
const noticingMs = 400

/** Takes a WhatsApp message: sent at once, delivered soon, read when the customer looks. */
export function acceptWhatsApp(stage: Stage, thread: WhatsAppThread, sending: Sending): Accepted {
  const id = wamid(thread.customer.phone, 'outbound', stage.random)
  const row = enter(stage, thread, id, sending)
  const bubble = bubbleOf(row, sending)
  settle(stage, thread, row, 'sent')
  stage.clock.after(travelMs, () => {
    settle(stage, thread, row, 'delivered')
    arrive(stage, thread, row, bubble)
  })
  return row
}

/** Takes a WhatsApp message to a number nobody has: that comes out later, by webhook. */
export function acceptUndeliverable(stage: Stage, account: WhatsAppAccount, sending: Sending): Accepted {
  const id = wamid(sending.recipient.replaceAll(/\D/g, ''), 'outbound', stage.random)
  const row = stage.ledger.accept(rowOf(stage, account, null, id, sending))
  stage.clock.after(travelMs, () => {
    row.status = 'failed'
    const notice = undeliverableNotice(account, row, stage.clock.now())
    notify(stage, account, 'messages', { ...notice, acked: (at) => (row.acks.failed ??= at) })
  })
  return row
}

/** Takes an Instagram message: it is there at once and comes back as an echo. */
export function acceptInstagram(stage: Stage, thread: InstagramThread, sending: Sending): Accepted {
  const id = mid(thread.account.id, thread.address, stage.random)
  const row = enter(stage, thread, id, sending)
  row.status = 'sent'
  notify(stage, thread.account, 'message_echoes', {
    ...echoNotice(thread, row),
    acked: (at) => (row.acks.echo ??= at),
  })
  arrive(stage, thread, row, bubbleOf(row, sending))
  return row
}

function arrive(stage: Stage, thread: Thread, row: Accepted, bubble: Bubble): void {
  thread.unread.push(row)
  reveal(stage, thread, bubble)
  if (thread.open || thread.customer.autoRead) stage.clock.after(noticingMs, () => seen(stage, thread))
}

function enter(stage: Stage, thread: Thread, id: string, sending: Sending): Accepted {
  return stage.ledger.accept(rowOf(stage, thread.account, thread.customer.id, id, sending))
}

function rowOf(
  stage: Stage,
  account: Thread['account'],
  customerId: string | null,
  id: string,
  { recipient, text, opaque }: Sending,
): Accepted {
  return {
    channel: account.kind,
    accountId: account.id,
    customerId,
    recipient,
    text,
    opaque: opaque ?? null,
    id,
    at: stage.clock.now(),
    status: 'accepted',
    acks: {},
  }
}

function bubbleOf({ id, text, at }: Accepted, { replyTo }: Sending): Bubble {
  return { id, from: 'business', text, at, status: 'delivered', ...(replyTo !== undefined && { replyTo }) }
}
