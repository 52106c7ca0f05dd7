import type { Conversation } from '@parley/core/domain/conversation.ts'
import type { HubEvent } from '@parley/core/domain/event.ts'
import type { AccountId } from '@parley/core/domain/ids.ts'
import type { Message } from '@parley/core/domain/message.ts'
import type { ConversationRow } from '@parley/core/domain/view.ts'
import type { ConversationQuery } from '@parley/core/ports/store.ts'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonList, jsonObject, toJson, type Json } from '../json.ts'
import type { ReadStatements } from './statements.ts'

type Sql = ReadStatements

/** Each account's conversations of each status stand in the index as they are listed; a list of several is merged from them. */
export function* conversations(
  sql: Sql,
  own: AskOwn,
  query: ConversationQuery,
): Inquiry<Json<readonly ConversationRow[]>> {
  const [after] = query.after === null ? [] : yield* own(sql.conversation, { id: query.after })
  if (query.after !== null && !after) return '[]'
  const statuses: readonly Conversation['status'][] = query.status ? [query.status] : ['open', 'closed']
  const accounts = yield* accountsOf(sql, own, query)
  const lists = statuses.flatMap((status) => accounts.map((account) => ({ status, account })))
  const page = yield* latest(sql, own, query, lists, after)
  if (page.length === 0) return '[]'
  const talks = yield* own(sql.conversation, ...page.map(({ id }) => ({ id })))
  const people = yield* own(sql.customer, ...talks.map((row) => ({ id: row.customer })))
  const customers = new Map(people.map((row) => [row.id, row]))
  return jsonList(
    talks.flatMap((row) => {
      const customer = customers.get(row.customer)
      return customer
        ? [{ doc: jsonObject<ConversationRow>({ conversation: row.doc, customer: customer.doc }) }]
        : []
    }),
  )
}

interface Listed {
  readonly id: string
  readonly last_placed_at: number
}

function* latest(
  sql: Sql,
  own: AskOwn,
  { unreadOnly, limit }: ConversationQuery,
  lists: readonly { readonly status: string; readonly account: AccountId }[],
  after: Listed | undefined,
): Inquiry<readonly Listed[]> {
  if (lists.length === 0) return []
  const found = after
    ? yield* own(
        unreadOnly ? sql.unreadListNext : sql.listNext,
        ...lists.map((list) => ({ ...list, limit, last_placed_at: after.last_placed_at, id: after.id })),
      )
    : yield* own(unreadOnly ? sql.unreadList : sql.list, ...lists.map((list) => ({ ...list, limit })))
  return found.toSorted(latestFirst).slice(0, limit)
}

function latestFirst(a: Listed, b: Listed): number {
  return b.last_placed_at - a.last_placed_at || (a.id < b.id ? 1 : -1)
}

/** Those that are asked for, else all of the tenant's. */
function* accountsOf(
  sql: Sql,
  own: AskOwn,
  { account, among }: Pick<ConversationQuery, 'account' | 'among'>,
): Inquiry<readonly AccountId[]> {
  if (account !== null) return (among?.includes(account) ?? true) ? [account] : []
  return among ?? (yield* own(sql.accountIds, {})).map(({ id }) => id)
}

/** Nobody reads a larger number, and counting it takes as long as it is large. */
const mostCounted = 1_000

export function* counts(
  sql: Sql,
  own: AskOwn,
  { among }: { readonly among: readonly AccountId[] | null },
): Inquiry<Json<{ open: number; unread: number }>> {
  const accounts = yield* accountsOf(sql, own, { account: null, ...(among ? { among } : {}) })
  if (accounts.length === 0) return toJson({ open: 0, unread: 0 })
  const open = yield* counted(own, sql.countOpen, accounts)
  const unread = yield* counted(own, sql.countUnread, accounts)
  return toJson({ open, unread })
}

/** Of each account its share of the most; only where that is not all of it, and not enough, it is counted further. */
function* counted(own: AskOwn, count: Sql['countOpen'], accounts: readonly AccountId[]): Inquiry<number> {
  const share = Math.ceil(mostCounted / accounts.length)
  const rows = yield* own(count, ...accounts.map((account) => ({ account, most: share })))
  const some = sum(rows)
  const cut = accounts.filter((_, at) => rows[at]?.count === share)
  if (some >= mostCounted || cut.length === 0) return Math.min(mostCounted, some)
  const whole = yield* own(count, ...cut.map((account) => ({ account, most: mostCounted })))
  return Math.min(mostCounted, some - share * cut.length + sum(whole))
}

function sum(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((total, row) => total + row.count, 0)
}

export function* thread(
  sql: Sql,
  own: AskOwn,
  input: { readonly conversation: string; readonly before: string | null; readonly limit: number },
): Inquiry<Json<readonly Message[]>> {
  const { conversation, before, limit } = input
  if (before === null) return jsonList(yield* own(sql.threadEnd, { conversation, limit }))
  const [message] = yield* own(sql.message, { id: before })
  if (message?.conversation !== conversation) return '[]'
  const { placed_at, seq } = message
  return jsonList(yield* own(sql.threadBefore, { conversation, limit, placed_at, seq }))
}

export function* following(
  sql: Sql,
  own: AskOwn,
  input: { readonly conversation: string; readonly after: string; readonly limit: number },
): Inquiry<Json<readonly Message[]>> {
  const { conversation, after, limit } = input
  const [message] = yield* own(sql.message, { id: after })
  if (message?.conversation !== conversation) return '[]'
  const { placed_at, seq } = message
  return jsonList(yield* own(sql.threadAfter, { conversation, limit, placed_at, seq }))
}

export function* log(
  sql: Sql,
  own: AskOwn,
  input: { readonly account: string; readonly after: number; readonly limit: number },
): Inquiry<Json<readonly HubEvent[]>> {
  return jsonList(yield* own(sql.log, input))
}

export function* heads(sql: Sql, own: AskOwn): Inquiry<Json<Readonly<Record<string, number>>>> {
  const rows = yield* own(sql.heads, {})
  return toJson(Object.fromEntries(rows.map((row) => [row.account, row.seq])))
}
