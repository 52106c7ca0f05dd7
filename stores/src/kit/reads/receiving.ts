import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import type { ReceivingView } from '@parley/core/domain/view.ts'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonList, jsonObject, jsonOrNull, type Json } from '../json.ts'
import { keys } from '../shapes.ts'
import type { ReadStatements } from './statements.ts'

/** What of an event leads to records. */
export interface Traces {
  readonly kind: ChannelEvent['kind']
  readonly account: string
  readonly externalId: string
  readonly reference: string | null
  readonly identities: readonly string[]
}

export function tracesOf(account: string, event: ChannelEvent): Traces {
  const person = event.kind === 'message' ? event.from : event.kind === 'echo' ? event.to : null
  return {
    kind: event.kind,
    account,
    externalId: event.externalId,
    reference: event.kind === 'status' ? event.reference : null,
    identities: person?.identities ?? [],
  }
}

const most = 20

export function* receiving(
  sql: ReadStatements,
  own: AskOwn,
  traces: Traces,
): Inquiry<Json<Omit<ReceivingView, 'account'>>> {
  const message = yield* findMessage(sql, own, traces)
  const customers = yield* findCustomers(sql, own, traces.identities)
  const conversation = yield* findConversation(sql, own, traces.account, customers[0]?.id, message)
  const known = conversation && message?.conversation === conversation.id ? message : undefined
  const place = { conversation: conversation?.id ?? '', limit: most }
  const inFlight = conversation && traces.kind === 'echo' ? yield* own(sql.inFlight, place) : []
  const [lastRead] = conversation && traces.kind === 'echo' ? yield* own(sql.lastRead, place) : []
  const unread =
    known && traces.kind === 'read'
      ? yield* own(sql.unreadUpTo, { ...place, placed_at: known.placed_at, seq: known.seq })
      : []
  return jsonObject<Omit<ReceivingView, 'account'>>({
    customers: jsonList(customers),
    conversation: jsonOrNull(conversation),
    message: jsonOrNull(message),
    inFlight: jsonList(inFlight),
    lastRead: jsonOrNull(lastRead),
    unreadUpTo: jsonList(unread),
  })
}

function* findMessage(sql: ReadStatements, own: AskOwn, { account, externalId, reference }: Traces) {
  const [known] = yield* own(sql.keyed, { key: keys.external(account, externalId) })
  const id = known?.id ?? reference
  if (id === null) return undefined
  const [message] = yield* own(sql.message, { id })
  return message?.account === account ? message : undefined
}

function* findCustomers(sql: ReadStatements, own: AskOwn, identities: readonly string[]) {
  if (identities.length === 0) return []
  const known = yield* own(sql.keyed, ...identities.map((identity) => ({ key: keys.identity(identity) })))
  const ids = [...new Set(known.map((row) => row.id))]
  return ids.length === 0 ? [] : yield* own(sql.customer, ...ids.map((id) => ({ id })))
}

function* findConversation(
  sql: ReadStatements,
  own: AskOwn,
  account: string,
  customer: string | undefined,
  message: { readonly conversation: string } | undefined,
) {
  let id = message?.conversation
  if (customer !== undefined) {
    const [known] = yield* own(sql.keyed, { key: keys.pair(account, customer) })
    id = known?.id
  }
  if (id === undefined) return undefined
  const [conversation] = yield* own(sql.conversation, { id })
  return conversation
}
