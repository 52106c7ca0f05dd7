import type { Account } from '@parley/core/domain/account.ts'
import type { Customer } from '@parley/core/domain/customer.ts'
import type { HubEvent } from '@parley/core/domain/event.ts'
import type { Message } from '@parley/core/domain/message.ts'
import { customerWords } from '@parley/core/domain/search/customer-words.ts'
import { said } from '@parley/core/domain/search/said.ts'
import { wordsOf } from '@parley/core/domain/search/words.ts'

import { ask, type Inquiry } from '../inquiry.ts'
import { fromJson } from '../json.ts'
import type { ReadStatements } from '../reads/statements.ts'
import { everything } from './behind.ts'
import { belonging, coder, type Kind } from './code.ts'
import type { FollowStatements } from './follow-statements.ts'
import type { WordTables } from './tables.ts'

type Cursor = WordTables['word_cursor']
type Fill = WordTables['word_fill']

/** What the index is to hold of a record from now on, instead of what it held. */
export interface Entry {
  readonly tenant: string
  readonly id: string
  readonly kind: Kind
  /** Its place in the order of the index, in ms since 1970. */
  readonly at: number
  /** In the tenant's own words; empty for what is not to be found. */
  readonly words: readonly string[]
}

/** What one step takes up: to be written as one, so that a step that is cut off has never been. */
export interface Step {
  readonly entries: readonly Entry[]
  readonly cursors: readonly Cursor[]
  readonly fills: readonly Fill[]
  readonly more: boolean
}

export interface FollowSql {
  readonly follow: FollowStatements
  readonly reads: Pick<ReadStatements, 'log' | 'account'>
}

const mostLogs = 100
const mostEvents = 200
const mostRecords = 200
/** Behind all ids. */
const end = '~'

/** What the logs tell and, as long as something of it is left, a page of what was there before the index, the newest first. */
export function* nextStep(sql: FollowSql): Inquiry<Step> {
  const fills = yield* ask(sql.follow.fill, {})
  if (fills.length === 0) return yield* begin(sql)
  const told = yield* fromLogs(sql)
  const open = fills.find(({ tenant }) => tenant !== '')
  if (!open) return told
  const earlier = yield* fromBefore(sql, open)
  return { ...earlier, entries: latest([...earlier.entries, ...told.entries]), cursors: told.cursors }
}

/** Of an index that knows nothing: from here on the logs tell it, all else is from before. */
function* begin({ follow }: FollowSql): Inquiry<Step> {
  const heads = yield* ask(follow.behind, { limit: everything })
  return {
    entries: [],
    cursors: heads.map(({ tenant, account, seq }) => ({ tenant, account, seq })),
    fills: [
      { kind: 'customer', tenant: end, id: '' },
      { kind: 'message', tenant: end, id: '' },
    ],
    more: true,
  }
}

function* fromLogs({ follow, reads }: FollowSql): Inquiry<Step> {
  const behind = yield* ask(follow.behind, { limit: mostLogs })
  const limit = Math.max(10, Math.floor(mostEvents / Math.max(1, behind.length)))
  const isKept = yield* keepers(reads, behind)
  const logs = behind.map(({ tenant, account, taken: after }) => ({ tenant, account, after, limit }))
  const rows = yield* ask(reads.log, ...logs)
  const events = rows.map((row) => fromJson<HubEvent>(row.doc))
  const told = Map.groupBy(events, (event): string => event.account)
  const entries = behind.flatMap(({ tenant, account }) =>
    (told.get(account) ?? []).flatMap((event) => entriesOf(tenant, event, isKept(account))),
  )
  const cursors = behind.flatMap(({ tenant, account }) => {
    const last = told.get(account)?.at(-1)
    return last ? [{ tenant, account, seq: last.seq }] : []
  })
  const isCut = [...told.values()].some((those) => those.length === limit)
  return { entries: latest(entries), cursors, fills: [], more: isCut || behind.length === mostLogs }
}

/** Of what is told of one record the last. */
function latest(entries: readonly Entry[]): readonly Entry[] {
  return [...new Map(entries.map((entry) => [`${entry.tenant} ${entry.id}`, entry])).values()]
}

function* fromBefore({ follow, reads }: FollowSql, { kind, tenant, id }: Fill): Inquiry<Step> {
  const page = { tenant, id, limit: mostRecords }
  const rows = yield* ask<typeof page, { tenant: string; id: string; doc: string }>(
    follow.earlier[kind],
    page,
  )
  const records =
    kind === 'customer'
      ? rows.map((row) => customerEntry(row.tenant, fromJson<Customer>(row.doc)))
      : yield* messageEntries(reads, rows)
  const last =
    rows.length < mostRecords
      ? { tenant: '', id: '' }
      : { tenant: rows.at(-1)?.tenant ?? '', id: rows.at(-1)?.id ?? '' }
  return { entries: records, cursors: [], fills: [{ kind, ...last }], more: true }
}

function* messageEntries(
  reads: FollowSql['reads'],
  rows: readonly { readonly tenant: string; readonly doc: string }[],
): Inquiry<readonly Entry[]> {
  const messages = rows.map(({ tenant, doc }) => ({ tenant, message: fromJson<Message>(doc) }))
  const isKept = yield* keepers(
    reads,
    messages.map(({ tenant, message }) => ({ tenant, account: message.account })),
  )
  return messages.map(({ tenant, message }) => messageEntry(tenant, message, isKept(message.account)))
}

/** In router mode nothing that is said is kept, here neither. */
function* keepers(
  { account }: FollowSql['reads'],
  of: readonly { readonly tenant: string; readonly account: string }[],
): Inquiry<(account: string) => boolean> {
  const wanted = new Map(of.map((each) => [each.account, { tenant: each.tenant, id: each.account }]))
  const rows = yield* ask(account, ...wanted.values())
  const accounts = rows.map((row) => fromJson<Account>(row.doc))
  const silent = new Set<string>(accounts.filter((each) => each.routerMode).map((each) => each.id))
  return (id) => !silent.has(id)
}

function entriesOf(tenant: string, { news }: HubEvent, isKept: boolean): readonly Entry[] {
  switch (news.kind) {
    case 'message.received':
    case 'message.queued':
    case 'message.echoed':
      return [messageEntry(tenant, news.message, isKept), customerEntry(tenant, news.customer)]
    case 'message.edited':
    case 'message.deleted':
    case 'message.media':
      return [messageEntry(tenant, news.message, isKept)]
    case 'conversation.updated':
      return [customerEntry(tenant, news.customer)]
    default:
      return []
  }
}

function messageEntry(tenant: string, message: Message, isKept: boolean): Entry {
  const { id, account, customer, content, placedAt: at } = message
  const own = coder(tenant, 'message')
  const words = isKept ? wordsOf(said(content)).map((word) => own(word.text)) : []
  const belongs = words.length === 0 ? [] : [account, customer].map((each) => own(belonging(each)))
  return { tenant, id, kind: 'message', at, words: [...belongs, ...words] }
}

function customerEntry(tenant: string, customer: Customer): Entry {
  const own = coder(tenant, 'customer')
  return {
    tenant,
    id: customer.id,
    kind: 'customer',
    at: customer.createdAt,
    words: customerWords(customer).map(own),
  }
}
