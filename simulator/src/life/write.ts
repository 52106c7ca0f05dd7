import { drain, fullBucket } from '../bucket.ts'
import { whatsAppThroughput } from '../limits.ts'
import type { Stage } from '../stage.ts'
import { mid, wamid } from '../state/ids.ts'
import type { Bubble, Thread } from '../state/threads.ts'
import type { Notice } from '../webhooks/notice.ts'
import { aroundInstagram, aroundWhatsApp } from './around.ts'
import { customerNotice } from './instagram-notices.ts'
import { instagramSpoken } from './instagram-says.ts'
import { notify } from './notify.ts'
import type { Around, Says } from './says.ts'
import { reveal, tick } from './ticks.ts'
import { messageNotice } from './whatsapp-notices.ts'
import { whatsAppSpoken, type Spoken } from './whatsapp-says.ts'

/** A customer writes to a business; undefined when their app cannot say that. */
export function write(stage: Stage, thread: Thread, says: Says, around: Around = {}): Bubble | undefined {
  const spoken =
    thread.kind === 'whatsapp'
      ? whatsAppSpoken(stage, thread.account, says)
      : instagramSpoken(stage, thread.account, says)
  return spoken && speak(stage, thread, spoken, around)
}

/** A message of a customer: it shows on the phone, opens the window, and the hub is told. */
export function speak(stage: Stage, thread: Thread, spoken: Spoken, around: Around = {}): Bubble {
  const at = stage.clock.now()
  const bubble: Bubble = {
    ...spoken.said,
    id: newId(stage, thread),
    from: 'customer',
    at,
    status: 'sent',
    ...(around.replyTo !== undefined && { replyTo: around.replyTo }),
    ...(around.forwarded && { forwarded: around.forwarded }),
    ...(around.referral && { advertisement: around.referral.title }),
  }
  thread.lastWrittenAt = at
  stage.threads.received(bubble.id, thread, at)
  countInbound(stage, thread, at)
  reveal(stage, thread, bubble)
  tell(stage, thread, bubble, noticeOf(thread, bubble, spoken, around))
  return bubble
}

function noticeOf(thread: Thread, { id, at }: Bubble, { item }: Spoken, around: Around): Notice {
  if (thread.kind === 'whatsapp')
    return messageNotice(thread, id, at, { ...aroundWhatsApp(thread.account, around), ...item })
  const [[key, event] = ['message', {}]] = Object.entries(item)
  return customerNotice(thread, at, { [key]: { mid: id, ...event, ...aroundInstagram(around) } })
}

function tell(stage: Stage, thread: Thread, bubble: Bubble, notice: Notice): void {
  const row = stage.ledger.write({
    channel: thread.kind,
    accountId: thread.account.id,
    customerId: thread.customer.id,
    id: bubble.id,
    type: bubble.type,
    text: bubble.text,
    sentAt: bubble.at,
    firstPostAt: null,
    ackedAt: null,
  })
  notify(stage, thread.account, {
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
  const rule = whatsAppThroughput(stage.settings.limits, account)
  account.throughput ??= fullBucket(rule, at)
  drain(account.throughput, rule, at)
}

function newId(stage: Stage, thread: Thread): string {
  return thread.kind === 'whatsapp'
    ? wamid(thread.customer.phone, 'inbound', stage.random)
    : mid(thread.account.id, thread.address, stage.random)
}
