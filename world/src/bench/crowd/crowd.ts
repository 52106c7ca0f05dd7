import type { Account } from '@parley/core/domain/account.ts'
import { nothing, type Decision } from '@parley/core/domain/change.ts'
import type { EchoedMessage, InboundMessage } from '@parley/core/domain/channel-event.ts'
import { decideConverse } from '@parley/core/domain/decisions/converse.ts'
import { decideReceive } from '@parley/core/domain/decisions/receive.ts'
import { withAttempt } from '@parley/core/domain/decisions/with-attempt.ts'
import { wants, type Endpoint } from '@parley/core/domain/endpoint.ts'
import type { Entry } from '@parley/core/domain/entry.ts'
import type { Moment, TenantId } from '@parley/core/domain/ids.ts'
import type { ConversationRow } from '@parley/core/domain/view.ts'
import type { Channel } from '@parley/core/ports/channel.ts'

import { business, customerOf, externalIdOf, personOf } from '../posts.ts'
import { ledger } from './ledger.ts'
import { sentence } from './words.ts'

/** Whose messages they are, and who is told of them. */
export interface Home {
  readonly tenant: TenantId
  readonly accounts: readonly Account[]
  readonly endpoint: Endpoint
  readonly channel: Pick<Channel, 'can'>
}

export interface Size {
  readonly messages: number
  readonly conversations: number
}

/** How time goes by. */
export interface Course {
  /** When the message with this number is taken in. */
  at(n: number): Moment
  /** From when on there are still records of calls. */
  readonly attemptsSince: number
}

const perPage = 1_000

/**
 * What a hub holds after so many messages of text, decided by the code that decides in the hub itself; two of five were
 * written on the business's phone. In the end half of the conversations are closed, and a quarter is open and read.
 */
export function* crowd(home: Home, size: Size, course: Course): Generator<readonly Entry[]> {
  const { tenant } = home
  const book = ledger(tenant)
  const rows = new Map<number, ConversationRow>()
  const keep = (person: number, decision: Decision) => {
    const row = { ...rows.get(person), ...book.enter(decision) }
    const { customer, conversation } = row
    if (customer && conversation) rows.set(person, { customer, conversation })
  }
  for (let n = 0; n < size.messages; n += 1) {
    const person = personOf(n, size.conversations)
    const moment = course.at(n)
    const event = written(n, person, home, size, moment)
    keep(person, told(received(event, rows.get(person), home, moment), home, course, moment))
    if (n % perPage === perPage - 1) yield book.page()
  }
  const end = course.at(size.messages)
  for (const [person, row] of rows) {
    keep(person, left(person, row, end))
    if (person % perPage === 0) yield book.page()
  }
  yield [...book.page(), ...book.heads()]
  yield* inPages([...rows.values()], ({ customer, conversation }) => [
    { kind: 'customer', tenant, doc: customer },
    { kind: 'conversation', tenant, doc: conversation },
  ])
}

function* inPages<T>(all: readonly T[], entries: (one: T) => readonly Entry[]): Generator<readonly Entry[]> {
  for (let from = 0; from < all.length; from += perPage)
    yield all.slice(from, from + perPage).flatMap(entries)
}

function written(
  n: number,
  person: number,
  { accounts }: Home,
  { conversations }: Size,
  { now, random }: Moment,
): InboundMessage | EchoedMessage {
  const { phone, userId, name } = customerOf(person)
  const identities = [`bsuid:${userId}`, `phone:${phone}`]
  const said = {
    accountKey: accounts[person % accounts.length]?.key ?? '',
    business,
    externalId: externalIdOf(n),
    // WhatsApp's clock shows whole seconds.
    at: Math.floor(now / 1000) * 1000,
    content: { kind: 'text', text: sentence(random) },
    replyTo: null,
  } as const
  // Everybody writes first themselves.
  const isEcho = n >= conversations && (n + Math.floor(n / conversations)) % 5 < 2
  return isEcho
    ? { ...said, kind: 'echo', to: { identities, name: null } }
    : { ...said, kind: 'message', from: { identities, name } }
}

function received(
  event: InboundMessage | EchoedMessage,
  row: ConversationRow | undefined,
  { accounts, channel }: Home,
  moment: Moment,
): Decision {
  const account = accounts.find(({ key }) => key === event.accountKey)
  if (!account) throw new TypeError(`Nobody has the number ${event.accountKey}.`)
  const view = {
    account,
    customers: row ? [row.customer] : [],
    conversation: row?.conversation ?? null,
    message: null,
    inFlight: [],
    lastRead: null,
    unreadUpTo: [],
  }
  return decideReceive(event, { view, can: channel.can, tried: { tries: 0, triedAt: null }, moment })
}

/** The decision with the record of the webhooks that tell of it, each of which was taken at once. */
function told(decision: Decision, { endpoint }: Home, { attemptsSince }: Course, moment: Moment): Decision {
  if (moment.now < attemptsSince) return decision
  const attempts = decision.changes.flatMap((change) => {
    if (change.kind !== 'log' || !wants(endpoint, change.event)) return []
    const tried = { endpoint: endpoint.id, event: change.event.id, message: null, number: 1 }
    const exchange = { at: moment.now, durationMs: 3, status: 200, error: null }
    return withAttempt(nothing, tried, exchange, moment).changes
  })
  return { ...decision, changes: [...decision.changes, ...attempts] }
}

/** How the agents leave the conversation with this person. */
function left(person: number, row: ConversationRow, moment: Moment): Decision {
  const readUpTo = row.conversation.lastSeq
  if (person % 2 === 0) return decideConverse(row, { status: 'closed', readUpTo }, moment)
  return person % 4 === 1 ? decideConverse(row, { readUpTo }, moment) : nothing
}
