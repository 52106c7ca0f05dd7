import { fullBucket, take } from '../../bucket.ts'
import type { Accepted } from '../../ledger.ts'
import { acceptUndeliverable, acceptWhatsApp } from '../../life/accept.ts'
import { pairRule, whatsAppThroughput } from '../../limits.ts'
import type { Stage } from '../../stage.ts'
import type { WhatsAppAccount } from '../../state/accounts.ts'
import type { WhatsAppThread } from '../../state/threads.ts'
import { Refusal } from '../refusal.ts'
import { accountOf, bodyOf, type Answer, type GraphRequest } from '../request.ts'
import { readBody, type WhatsAppMessage } from './body.ts'
import { markRead } from './mark-read.ts'
import { reach, type Recipient } from './recipient.ts'

const windowMs = 24 * 3_600_000

/** `POST /{phone number}/messages`: a message to a customer, or "read" and "typing". */
export async function postMessage(stage: Stage, request: GraphRequest): Promise<Answer> {
  const account = accountOf(request, 'whatsapp')
  const call = readBody(await bodyOf(request))
  if (call.kind === 'read') return markRead(stage, account, call)
  if (call.message.recipient_type === 'group') throw new Refusal('noCapability')
  const recipient = reach(stage, account, call.message)
  checkRates(stage, account, recipient.thread)
  const row = accept(stage, account, recipient, call.message)
  return stage.random() < stage.settings.chaos.cutAfterAccept ? 'cut' : receipt(recipient, row)
}

function accept(
  stage: Stage,
  account: WhatsAppAccount,
  { input, thread }: Recipient,
  { text, context, biz_opaque_callback_data: opaque }: WhatsAppMessage,
): Accepted {
  const sending = { recipient: input, text: text.body, opaque, replyTo: context?.message_id }
  if (!thread) return acceptUndeliverable(stage, account, sending)
  checkWindow(stage, thread)
  return acceptWhatsApp(stage, thread, sending)
}

function checkRates(stage: Stage, account: WhatsAppAccount, thread: WhatsAppThread | undefined): void {
  const now = stage.clock.now()
  const { limits } = stage.settings
  const throughput = whatsAppThroughput(limits)
  account.throughput ??= fullBucket(throughput, now)
  if (!take(account.throughput, throughput, now)) throw new Refusal('throughput')
  if (!thread) return
  const pair = pairRule(limits)
  thread.pair ??= fullBucket(pair, now)
  if (!take(thread.pair, pair, now)) throw new Refusal('pairLimit')
}

/** Free text only within 24 hours of the customer's last message (Cloud API docs, "Customer service windows"). */
function checkWindow(stage: Stage, { lastWrittenAt }: WhatsAppThread): void {
  const open = lastWrittenAt !== undefined && stage.clock.now() - lastWrittenAt < windowMs
  if (!open) throw new Refusal('outsideWindow')
}

function receipt({ input, thread }: Recipient, { id }: Accepted): object {
  const known = thread && {
    ...(!thread.customer.phoneHidden && { wa_id: thread.customer.phone }),
    user_id: thread.address,
  }
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input, ...(known ?? { wa_id: input.replaceAll(/\D/g, '') }) }],
    messages: [{ id }],
  }
}
