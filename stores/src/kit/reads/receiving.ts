import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import type { ReceivingView } from '@parley/core/domain/view.ts'

import { both, type AskOwn, type Inquiry } from '../inquiry.ts'
import { jsonList, jsonObject, jsonOrNull, type Json } from '../json.ts'
import { keys } from '../shapes.ts'
import { findTaken, findTemplate } from './around.ts'
import type { ReadStatements } from './statements.ts'
import type { Traces } from './traces.ts'

const most = 20
/** These are about one message: whose it is matters only if it is not there. */
const reports: ReadonlySet<ChannelEvent['kind']> = new Set(['reaction', 'edit', 'deletion'])

export function* receiving(
  sql: ReadStatements,
  own: AskOwn,
  traces: Traces,
): Inquiry<Json<Omit<ReceivingView, 'account'>>> {
  const { message, customers, pair } = yield* findParties(sql, own, traces)
  const talk = customers.length > 0 ? pair : message?.conversation
  const [conversation] = talk === undefined ? [] : yield* own(sql.conversation, { id: talk })
  const known = conversation && message?.conversation === conversation.id ? message : undefined
  const place = { conversation: conversation?.id ?? '', limit: most }
  const inFlight = conversation && traces.kind === 'echo' ? yield* own(sql.inFlight, place) : []
  // Looked for no further back than it is asked for: a thread in which nothing was read would be looked through.
  const [oldest] = inFlight
  const [lastRead] = oldest ? yield* own(sql.lastRead, { ...place, ...oldest }) : []
  const unread =
    known && traces.kind === 'read'
      ? yield* own(sql.unreadUpTo, { ...place, placed_at: known.placed_at, seq: known.seq })
      : []
  const whose =
    conversation && traces.optsOut ? yield* own(sql.customer, { id: conversation.customer }) : customers
  return jsonObject<Omit<ReceivingView, 'account'>>({
    customers: jsonList(whose),
    conversation: jsonOrNull(conversation),
    message: jsonOrNull(message),
    inFlight: jsonList(inFlight),
    lastRead: jsonOrNull(lastRead),
    unreadUpTo: jsonList(unread),
    ...(yield* around(sql, own, traces, { message, conversation, customers })),
  })
}

/** What only some kinds of events need. */
function* around(
  sql: ReadStatements,
  own: AskOwn,
  { kind, template }: Traces,
  found: {
    readonly message: { readonly id: string } | undefined
    readonly conversation: { readonly id: string } | undefined
    readonly customers: readonly { readonly id: string }[]
  },
) {
  if (kind === 'deletion' && found.message) return { taken: yield* findTaken(sql, own, found.message.id) }
  if (kind === 'reaction' && found.conversation) {
    const [latest] = yield* own(sql.threadEnd, { conversation: found.conversation.id, limit: 1 })
    return { latest: jsonOrNull(latest) }
  }
  if (kind === 'identity' && found.customers.length > 0) {
    const theirs = yield* own(sql.conversationsOf, ...found.customers.map(({ id }) => ({ customer: id })))
    return { conversations: jsonList(theirs) }
  }
  if (!template) return {}
  const { template: known, sharing } = yield* findTemplate(sql, own, template)
  return { template: jsonOrNull(known), sharing: jsonList(sharing) }
}

function* findMessage(sql: ReadStatements, own: AskOwn, { account, externalId, reference }: Traces) {
  const [known] = yield* own(sql.keyed, { key: keys.external(account, externalId) })
  const id = known?.id ?? reference
  if (id === null) return undefined
  const [message] = yield* own(sql.message, { id })
  return message?.account === account ? message : undefined
}

/** Whom an event is about, and which conversation they have with the account. */
function* findParties(sql: ReadStatements, own: AskOwn, traces: Traces) {
  if (!reports.has(traces.kind)) {
    const [message, person] = yield* both(findMessage(sql, own, traces), findPerson(sql, own, traces))
    return { message, ...person }
  }
  const message = yield* findMessage(sql, own, traces)
  const nobody = { ...traces, identities: [] }
  return { message, ...(yield* findPerson(sql, own, message ? nobody : traces)) }
}

function* findPerson(sql: ReadStatements, own: AskOwn, { account, identities }: Traces) {
  const known = yield* own(sql.keyed, ...identities.map((identity) => ({ key: keys.identity(identity) })))
  const ids = [...new Set(known.map((row) => row.id))]
  const [first] = ids
  if (first === undefined) return { customers: [], pair: undefined }
  const [customers, [pair]] = yield* both(
    own(sql.customer, ...ids.map((id) => ({ id }))),
    own(sql.keyed, { key: keys.pair(account, first) }),
  )
  return { customers, pair: pair?.id }
}
