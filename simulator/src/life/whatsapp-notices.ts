import { graphErrors, type GraphError, type GraphErrorName } from '../graph/errors.ts'
import type { Accepted, SendStatus } from '../ledger.ts'
import type { WhatsAppAccount } from '../state/accounts.ts'
import type { WhatsAppThread } from '../state/threads.ts'
import type { WhatsAppContact, WhatsAppItemNotice } from '../webhooks/notice.ts'

/** Something that a customer sent: `item` is all but who and when (WhatsApp docs, "messages webhook reference"). */
export function messageNotice(
  thread: WhatsAppThread,
  id: string,
  at: number,
  item: object,
): WhatsAppItemNotice {
  return {
    ...envelope(thread.account),
    list: 'messages',
    contact: contactOf(thread),
    item: { ...sender(thread), id, timestamp: seconds(at), ...item },
  }
}

/** What the system says about a customer, without contacts (WhatsApp docs, "system messages webhook reference"). */
export function systemNotice(
  { account }: WhatsAppThread,
  from: object,
  id: string,
  at: number,
  item: object,
): WhatsAppItemNotice {
  return {
    ...envelope(account),
    list: 'messages',
    item: { ...from, id, timestamp: seconds(at), type: 'system', ...item },
  }
}

/** An item of another field of the number (WhatsApp docs, "Webhooks reference"). */
export function numberNotice(
  account: WhatsAppAccount,
  field: string,
  list: string,
  item: object,
  thread?: WhatsAppThread,
): WhatsAppItemNotice {
  return { ...envelope(account), field, list, ...(thread && { contact: contactOf(thread) }), item }
}

/** Who sends, with as much of the number as the customer shows. */
export function sender({ customer, address }: WhatsAppThread) {
  return { ...(!customer.phoneHidden && { from: customer.phone }), from_user_id: address }
}

/** What became of a send, as the `statuses` webhook has it (WhatsApp docs, "status messages webhook reference"). */
export function statusNotice(
  thread: WhatsAppThread,
  send: Accepted,
  status: SendStatus,
  at: number,
): WhatsAppItemNotice {
  return {
    ...envelope(thread.account),
    list: 'statuses',
    contact: contactOf(thread),
    item: {
      ...outset(send, status, at),
      ...(!thread.customer.phoneHidden && { recipient_id: thread.customer.phone }),
      recipient_user_id: thread.address,
      ...opaque(send),
      ...((status === 'sent' || status === 'delivered') && { pricing: pricingOf(send) }),
    },
  }
}

/** A send that was accepted and cannot arrive. */
export function failureNotice(
  account: WhatsAppAccount,
  send: Accepted,
  at: number,
  name: GraphErrorName,
  exactly?: string,
): WhatsAppItemNotice {
  const error: GraphError = graphErrors[name]
  const { code, title } = error
  const details = exactly ?? error.details ?? title
  return {
    ...envelope(account),
    list: 'statuses',
    item: {
      ...outset(send, 'failed', at),
      ...addressed(send),
      ...opaque(send),
      errors: [{ code, title, message: title, error_data: { details }, href }],
    },
  }
}

const href = 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/'

/** By number or by business-scoped id, whichever the caller used. */
function addressed({ recipient }: Accepted) {
  return /^[A-Z]{2}\./.test(recipient)
    ? { recipient_user_id: recipient }
    : { recipient_id: recipient.replaceAll(/\D/g, '') }
}

/** Answers within the window are free, templates cost (WhatsApp docs, "Pricing"). */
function pricingOf({ category }: Accepted) {
  const isFree = category === 'service'
  const type = isFree ? 'free_customer_service' : 'regular'
  return { billable: !isFree, pricing_model: 'PMP', category, type }
}

function envelope(account: WhatsAppAccount) {
  return {
    object: 'whatsapp_business_account',
    kind: 'item',
    field: 'messages',
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

export function seconds(at: number): string {
  return String(Math.floor(at / 1_000))
}
