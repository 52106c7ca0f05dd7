import { fullBucket, take } from '../../bucket.ts'
import type { Accepted } from '../../ledger.ts'
import { acceptReaction, acceptUndeliverable, acceptWhatsApp } from '../../life/accept-whatsapp.ts'
import { pairRule, whatsAppThroughput } from '../../limits.ts'
import type { Stage } from '../../stage.ts'
import type { WhatsAppAccount } from '../../state/accounts.ts'
import { identityHash } from '../../state/customers.ts'
import type { WhatsAppThread } from '../../state/threads.ts'
import { Refusal } from '../refusal.ts'
import { accountOf, bodyOf, type Answer, type GraphRequest } from '../request.ts'
import { readBody, type WhatsAppMessage } from './body.ts'
import { fitFault } from './files-in.ts'
import { markRead } from './mark-read.ts'
import { reach, type Recipient } from './recipient.ts'
import { composed, shown, type Composed } from './said.ts'
import { needsNumber } from './templates/needs-number.ts'

const windowMs = 24 * 3_600_000

/** Older messages take no reaction (Cloud API docs, "Reaction messages"). */
const reactionMs = 30 * windowMs

/** `POST /{phone number}/messages`: a message to a customer, or "read" and "typing". */
export async function postMessage(stage: Stage, request: GraphRequest): Promise<Answer> {
  const account = accountOf(request, 'whatsapp')
  const call = readBody(await bodyOf(request))
  if (call.kind === 'read') return markRead(stage, account, call)
  const { message } = call
  if (message.recipient_type === 'group') throw new Refusal('noCapability')
  const recipient = reach(stage, account, message)
  checkIdentity(recipient, message)
  checkRates(stage, account, recipient.thread)
  const what = composed(stage, account, message)
  const row = accept(stage, account, recipient, message, what)
  if (stage.random() < stage.settings.chaos.cutAfterAccept) return 'cut'
  return receipt(recipient, row, message.type)
}

function accept(
  stage: Stage,
  account: WhatsAppAccount,
  { input, thread }: Recipient,
  message: WhatsAppMessage,
  { said, links, category }: Composed,
): Accepted {
  const { context, biz_opaque_callback_data: opaque } = message
  const sending = { recipient: input, said, opaque, category, replyTo: context?.message_id }
  if (
    message.type === 'template' &&
    message.to === undefined &&
    needsNumber(stage, account, message.template)
  )
    throw new Refusal('numberNeeded')
  if (!thread) return acceptUndeliverable(stage, account, sending)
  if (message.type !== 'template') checkWindow(stage, thread)
  if (message.type === 'reaction') {
    const { message_id: to, emoji } = message.reaction
    checkReaction(stage, thread, to)
    return acceptReaction(stage, thread, sending, to, emoji)
  }
  const toFetch = links.map((one) => ({
    url: one.file.link ?? '',
    fault: (got: Parameters<typeof fitFault>[0]) => fitFault(got, one.kind, one.file),
    shown: (stored: Parameters<typeof shown>[1]) => shown(one, stored),
  }))
  return acceptWhatsApp(stage, thread, { ...sending, links: toFetch })
}

function checkIdentity({ thread }: Recipient, { recipient_identity_key_hash: hash }: WhatsAppMessage): void {
  if (hash !== undefined && thread && hash !== identityHash(thread.customer))
    throw new Refusal('identityMismatch')
}

function checkRates(stage: Stage, account: WhatsAppAccount, thread: WhatsAppThread | undefined): void {
  const now = stage.clock.now()
  const { limits } = stage.settings
  const throughput = whatsAppThroughput(limits, account)
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

function checkReaction(stage: Stage, thread: WhatsAppThread, to: string): void {
  const inThread = stage.threads.holding(thread.account, to) === thread
  const own = thread.bubbles.find(({ id, from }) => id === to && from === 'business')
  const at = inThread ? stage.threads.receivedAt(thread.account, to) : own?.at
  if (at === undefined)
    throw new Refusal('invalidValue', 'reaction.message_id is not a message of this conversation.')
  if (stage.clock.now() - at > reactionMs)
    throw new Refusal('invalidValue', 'reaction.message_id is older than 30 days.')
}

function receipt({ input, thread }: Recipient, { id }: Accepted, type: string): object {
  const known = thread && {
    ...(!thread.customer.phoneHidden && { wa_id: thread.customer.phone }),
    user_id: thread.address,
  }
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input, ...(known ?? { wa_id: input.replaceAll(/\D/g, '') }) }],
    messages: [{ id, ...(type === 'template' && { message_status: 'accepted' }) }],
  }
}
