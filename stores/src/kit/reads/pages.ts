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

/** The list of one status is read as it stands in the index; the list of all is the two of them, merged. */
export function* conversations(
  sql: Sql,
  own: AskOwn,
  query: ConversationQuery,
): Inquiry<Json<readonly ConversationRow[]>> {
  const [after] = query.after === null ? [] : yield* own(sql.conversation, { id: query.after })
  if (query.after !== null && !after) return '[]'
  const statuses: readonly Conversation['status'][] = query.status ? [query.status] : ['open', 'closed']
  const found: Listed[] = []
  for (const status of statuses) found.push(...(yield* ofStatus(sql, own, query, status, after)))
  const page = found.toSorted(latestFirst).slice(0, query.limit)
  if (page.length === 0) return '[]'
  const rows = yield* own(sql.customer, ...page.map((row) => ({ id: row.customer })))
  const customers = new Map(rows.map((row) => [row.id, row]))
  return jsonList(
    page.flatMap((row) => {
      const customer = customers.get(row.customer)
      return customer
        ? [{ doc: jsonObject<ConversationRow>({ conversation: row.doc, customer: customer.doc }) }]
        : []
    }),
  )
}

interface Listed {
  readonly id: string
  readonly doc: Json<Conversation>
  readonly account: AccountId
  readonly customer: string
  readonly last_placed_at: number
}

/** A tenant has a few accounts, so the account is picked out of the rows; each round doubles what is looked through. */
function* ofStatus(
  sql: Sql,
  own: AskOwn,
  { account, among, unreadOnly, limit }: ConversationQuery,
  status: string,
  from: Listed | undefined,
): Inquiry<readonly Listed[]> {
  const first = unreadOnly ? sql.unreadList : sql.list
  const next = unreadOnly ? sql.unreadListNext : sql.listNext
  const wanted = (row: Listed) =>
    (account === null || row.account === account) && (among?.includes(row.account) ?? true)
  const found: Listed[] = []
  let after = from
  for (let most = limit; ; most *= 2) {
    const at = { status, limit: most }
    const rows: readonly Listed[] = after
      ? yield* own(next, { ...at, last_placed_at: after.last_placed_at, id: after.id })
      : yield* own(first, at)
    found.push(...rows.filter(wanted))
    after = rows.at(-1)
    if (rows.length < most || found.length >= limit) return found
  }
}

function latestFirst(a: Listed, b: Listed): number {
  return b.last_placed_at - a.last_placed_at || (a.id < b.id ? 1 : -1)
}

export function* counts(
  sql: Sql,
  own: AskOwn,
  { among }: { readonly among: readonly AccountId[] | null },
): Inquiry<Json<{ open: number; unread: number }>> {
  if (among !== null) {
    const those = among.map((account) => ({ account }))
    const open = those.length === 0 ? [] : yield* own(sql.countOpenOf, ...those)
    const unread = those.length === 0 ? [] : yield* own(sql.countUnreadOf, ...those)
    return toJson({ open: sum(open), unread: sum(unread) })
  }
  const [open] = yield* own(sql.countOpen, {})
  const [unread] = yield* own(sql.countUnread, {})
  return toJson({ open: open?.count ?? 0, unread: unread?.count ?? 0 })
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
