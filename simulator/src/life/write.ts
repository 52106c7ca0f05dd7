import { drain, fullBucket } from '../bucket.ts'
import { whatsAppThroughput } from '../limits.ts'
import type { Stage } from '../stage.ts'
import { mid, wamid } from '../state/ids.ts'
import type { Bubble, Thread } from '../state/threads.ts'
import * as instagram from './instagram-notices.ts'
import { notify } from './notify.ts'
import { reveal, tick } from './ticks.ts'
import * as whatsapp from './whatsapp-notices.ts'

/** A customer writes to a business: it shows on the phone, opens the window, and the hub is told. */
export function write(stage: Stage, thread: Thread, text: string, replyTo?: string): Bubble {
  const at = stage.clock.now()
  const bubble: Bubble = {
    id: newId(stage, thread),
    from: 'customer',
    text,
    at,
    status: 'sent',
    ...(replyTo !== undefined && { replyTo }),
  }
  thread.lastWrittenAt = at
  stage.threads.received(bubble.id, thread)
  countInbound(stage, thread, at)
  reveal(stage, thread, bubble)
  tell(stage, thread, bubble)
  return bubble
}

function tell(stage: Stage, thread: Thread, bubble: Bubble): void {
  const row = stage.ledger.write({
    channel: thread.kind,
    accountId: thread.account.id,
    customerId: thread.customer.id,
    id: bubble.id,
    text: bubble.text,
    sentAt: bubble.at,
    firstPostAt: null,
    ackedAt: null,
  })
  const notice =
    thread.kind === 'whatsapp'
      ? whatsapp.messageNotice(thread, bubble)
      : instagram.messageNotice(thread, bubble)
  notify(stage, thread.account, 'messages', {
    ...notice,
    posted: (at) => {
      row.firstPostAt ??= at
    },
    acked: (at) => {
      row.ackedAt ??= at
      tick(stage, thread, bubble, 'delivered')
    },
  })
}

/** A number's throughput counts both directions (Cloud API docs, "Throughput"); what comes in is never refused. */
function countInbound(stage: Stage, { account }: Thread, at: number): void {
  if (account.kind !== 'whatsapp') return
  const rule = whatsAppThroughput(stage.settings.limits)
  account.throughput ??= fullBucket(rule, at)
  drain(account.throughput, rule, at)
}

function newId(stage: Stage, thread: Thread): string {
  return thread.kind === 'whatsapp'
    ? wamid(thread.customer.phone, 'inbound', stage.random)
    : mid(thread.account.id, thread.address, stage.random)
}
