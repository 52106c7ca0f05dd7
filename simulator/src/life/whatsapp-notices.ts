import { graphErrors } from '../graph/errors.ts'
import type { Accepted, SendStatus } from '../ledger.ts'
import type { WhatsAppAccount } from '../state/accounts.ts'
import type { Bubble, WhatsAppThread } from '../state/threads.ts'
import type { WhatsAppContact, WhatsAppNotice } from '../webhooks/notice.ts'

/** A customer's message, as the `messages` webhook has it (WhatsApp docs, "messages webhook reference"). */
export function messageNotice(thread: WhatsAppThread, { id, text, at, replyTo }: Bubble): WhatsAppNotice {
  return {
    ...envelope(thread.account),
    list: 'messages',
    contact: contactOf(thread),
    item: {
      ...(!thread.customer.phoneHidden && { from: thread.customer.phone }),
      from_user_id: thread.address,
      id,
      timestamp: seconds(at),
      ...(replyTo !== undefined && { context: { from: thread.account.digits, id: replyTo } }),
      type: 'text',
      text: { body: text },
    },
  }
}

/** What became of a send, as the `statuses` webhook has it (WhatsApp docs, "status messages webhook reference"). */
export function statusNotice(
  thread: WhatsAppThread,
  send: Accepted,
  status: SendStatus,
  at: number,
): WhatsAppNotice {
  return {
    ...envelope(thread.account),
    list: 'statuses',
    contact: contactOf(thread),
    item: {
      ...outset(send, status, at),
      ...(!thread.customer.phoneHidden && { recipient_id: thread.customer.phone }),
      recipient_user_id: thread.address,
      ...opaque(send),
      ...((status === 'sent' || status === 'delivered') && { pricing: insideWindow }),
    },
  }
}

/** A send that was accepted and cannot arrive, because nobody has that number. */
export function undeliverableNotice(account: WhatsAppAccount, send: Accepted, at: number): WhatsAppNotice {
  const { code, title, details } = graphErrors.undeliverable
  const href = 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/'
  return {
    ...envelope(account),
    list: 'statuses',
    item: {
      ...outset(send, 'failed', at),
      recipient_id: send.recipient.replaceAll(/\D/g, ''),
      ...opaque(send),
      errors: [{ code, title, message: title, error_data: { details }, href }],
    },
  }
}

const insideWindow = {
  billable: false,
  pricing_model: 'PMP',
  category: 'service',
  type: 'free_customer_service',
} as const

function envelope(account: WhatsAppAccount) {
  return {
    object: 'whatsapp_business_account',
    wabaId: account.wabaId,
    metadata: { display_phone_number: account.digits, phone_number_id: account.id },
  } as const
}

/** The number is missing where the customer hides it (WhatsApp docs, "Business-scoped user IDs"). */
function contactOf({ customer, address }: WhatsAppThread): WhatsAppContact {
  return {
    profile: {
      name: customer.name,
      ...(customer.username !== undefined && { username: customer.username }),
    },
    ...(!customer.phoneHidden && { wa_id: customer.phone }),
    user_id: address,
  }
}

function outset({ id }: Accepted, status: SendStatus, at: number) {
  return { id, status, timestamp: seconds(at) }
}

function opaque(send: Accepted) {
  return send.opaque === null ? {} : { biz_opaque_callback_data: send.opaque }
}

function seconds(at: number): string {
  return String(Math.floor(at / 1_000))
}
