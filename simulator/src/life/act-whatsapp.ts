import type { Stage } from '../stage.ts'
import { identityHash } from '../state/customers.ts'
import { handleNumber, wamid } from '../state/ids.ts'
import type { WhatsAppThread } from '../state/threads.ts'
import type { Does } from './does.ts'
import { notify } from './notify.ts'
import { settle } from './settle.ts'
import { messageNotice, numberNotice, seconds, sender, systemNotice } from './whatsapp-notices.ts'

type Of<K extends Does['kind']> = Extract<Does, { kind: K }>

/** The webhooks of what a customer does on WhatsApp; false where it cannot be done there. */
export function actOnWhatsApp(stage: Stage, thread: WhatsAppThread, does: Does): boolean {
  switch (does.kind) {
    case 'reaction':
      return say(stage, thread, { type: 'reaction', reaction: reactionOf(does) })
    case 'edit':
      return say(stage, thread, { type: 'edit', edit: editOf(does) })
    case 'unsend':
      return say(stage, thread, { type: 'revoke', revoke: { original_message_id: does.messageId } })
    case 'played':
      return play(stage, thread, does)
    case 'preference':
      return prefer(stage, thread, does)
    case 'number':
      return renumber(stage, thread, does)
    case 'identity':
      return setUp(stage, thread)
    case 'call':
      return call(stage, thread, does)
    case 'block':
      return true
    case 'referral':
      return false
  }
}

function say(stage: Stage, thread: WhatsAppThread, item: object): true {
  const id = wamid(thread.customer.phone, 'inbound', stage.random)
  notify(stage, thread.account, messageNotice(thread, id, stage.clock.now(), item))
  return true
}

/** Without an emoji the reaction is taken off (WhatsApp docs, "reaction messages webhook reference"). */
function reactionOf({ messageId, emoji }: Of<'reaction'>) {
  return { message_id: messageId, ...(emoji !== '' && { emoji }) }
}

function editOf({ messageId, text }: Of<'edit'>) {
  return { original_message_id: messageId, message: { type: 'text', text: { body: text } } }
}

/** Only voice messages tell that they were heard. */
function play(stage: Stage, thread: WhatsAppThread, { messageId }: Of<'played'>): boolean {
  const row = stage.ledger.accepted().items.find(({ id }) => id === messageId)
  const isVoice = thread.bubbles.some(
    ({ id, files }) => id === messageId && files?.some(({ kind }) => kind === 'voice'),
  )
  if (!row || !isVoice) return false
  settle(stage, thread, row, 'played')
  return true
}

/** WhatsApp docs, "user_preferences webhook reference". */
function prefer(stage: Stage, thread: WhatsAppThread, { value }: Of<'preference'>): true {
  thread.marketingStopped = value === 'stop'
  const { customer, address, account } = thread
  const item = {
    ...(!customer.phoneHidden && { wa_id: customer.phone }),
    user_id: address,
    detail: `User requested to ${value} marketing messages`,
    category: 'marketing_messages',
    value,
    timestamp: Number(seconds(stage.clock.now())),
  }
  notify(stage, account, numberNotice(account, 'user_preferences', 'user_preferences', item, thread))
  return true
}

/** Every business that knows the customer is told, and knows them by a new id (WhatsApp docs, "Business-scoped user IDs"). */
function renumber(stage: Stage, { customer }: WhatsAppThread, { phone }: Of<'number'>): boolean {
  const threads = stage.threads.ofCustomer(customer).filter((thread) => thread.kind === 'whatsapp')
  const before = threads.map((thread) => ({ thread, from: sender(thread) }))
  const old = customer.phone
  if (!stage.customers.renumber(customer, phone)) return false
  for (const { thread, from } of before) {
    const previous = thread.address
    stage.threads.readdress(thread)
    const shown = customer.phoneHidden ? {} : { wa_id: phone }
    const body = `${customer.name} changed from ${old} to ${phone}`
    const system = { system: { type: 'user_changed_number', body, ...shown, user_id: thread.address } }
    const id = wamid(old, 'inbound', stage.random)
    const at = stage.clock.now()
    notify(stage, thread.account, systemNotice(thread, from, id, at, system))
    const change = {
      ...shown,
      detail: 'User changed their phone number',
      user_id: { previous, current: thread.address },
      timestamp: seconds(at),
    }
    notify(stage, thread.account, numberNotice(thread.account, 'user_id_update', 'user_id_update', change))
  }
  return true
}

function setUp(stage: Stage, thread: WhatsAppThread): true {
  thread.customer.setups += 1
  const hash = identityHash(thread.customer)
  const at = stage.clock.now()
  const identity = { acknowledged: false, created_timestamp: seconds(at), hash }
  const system = {
    type: 'customer_identity_changed',
    body: `${thread.customer.name}'s security code changed`,
  }
  const id = wamid(thread.customer.phone, 'inbound', stage.random)
  notify(stage, thread.account, systemNotice(thread, sender(thread), id, at, { system, identity }))
  return true
}

/** A call opens the window, answered or not (WhatsApp docs, "calls webhook reference"). */
function call(stage: Stage, thread: WhatsAppThread, { event, callId, seconds: lasted }: Of<'call'>): true {
  const { account } = thread
  const at = stage.clock.now()
  thread.lastWrittenAt = at
  const ended = {
    status: lasted === undefined ? 'FAILED' : 'COMPLETED',
    ...(lasted !== undefined && {
      start_time: seconds(at - lasted * 1_000),
      end_time: seconds(at),
      duration: lasted,
    }),
  }
  const item = {
    id: callId ?? `wacid.${handleNumber(stage.random)}`,
    ...sender(thread),
    to: account.digits,
    event,
    direction: 'USER_INITIATED',
    timestamp: seconds(at),
    ...(event === 'connect' ? { session: { sdp: 'v=0', sdp_type: 'offer' } } : ended),
  }
  notify(stage, account, numberNotice(account, 'calls', 'calls', item, thread))
  return true
}
