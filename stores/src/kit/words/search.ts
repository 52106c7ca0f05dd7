import type { Conversation } from '@parley/core/domain/conversation.ts'
import type { Customer } from '@parley/core/domain/customer.ts'
import { knownAt } from '@parley/core/domain/known-at.ts'
import type { Message } from '@parley/core/domain/message.ts'
import { isCustomer } from '@parley/core/domain/search/customer-words.ts'
import { found } from '@parley/core/domain/search/found.ts'
import type { Hit } from '@parley/core/domain/search/hit.ts'
import type { Phrase } from '@parley/core/domain/search/phrases.ts'
import { said } from '@parley/core/domain/search/said.ts'
import type { ConversationRow } from '@parley/core/domain/view.ts'
import type { Found, PeopleQuery, SearchQuery } from '@parley/core/ports/search.ts'

import { within, type Inquiry } from '../inquiry.ts'
import { fromJson, jsonObject, toJson, type Json } from '../json.ts'
import type { ReadStatements } from '../reads/statements.ts'
import { belonging, coder, type Kind } from './code.ts'
import type { Candidate, Find, Wanted } from './find.ts'

type Reads = Pick<ReadStatements, 'message' | 'conversation' | 'customer' | 'conversationsOf'>

/** Where the index says more than is so, it is asked again; somebody waits, so not for ever. */
const mostRounds = 8
const roughRounds = 1
/** What is asked for is read, each from another place of the disk: first no more than is shown, then more at a time. */
const fewRounds = 2
const leastAsked = 60
const always = Number.MAX_SAFE_INTEGER

/** What the index finds, as far as it is so: each message is read, and its words are looked for in it. */
export function* search(reads: Reads, find: Find, tenant: string, query: SearchQuery): Inquiry<Json<Found>> {
  const { limit, customer, among } = query
  if (among?.length === 0) return page([], null)
  const wanted: Omit<Wanted, 'after' | 'rough' | 'limit'> = {
    ...inWordsOf(tenant, 'message', query.phrases),
    belonging: [...accountsOf(query), ...(customer === null ? [] : [[customer]])].map((ids) =>
      ids.map((id) => coder(tenant, 'message')(belonging(id))),
    ),
    from: query.from ?? 0,
    to: query.to ?? always,
  }
  const hits: Json<Hit>[] = []
  let { after } = query
  for (let round = 0; round < mostRounds; round += 1) {
    const asked = round < fewRounds ? limit + 1 : Math.max(limit + 1, leastAsked)
    const candidates = yield* find({ ...wanted, after, rough: round < roughRounds, limit: asked })
    for (const [at, { candidate, hit }] of (yield* hitsAmong(reads, tenant, query, candidates)).entries()) {
      if (hit) hits.push(hit)
      after = candidate.mark
      const isLast = at === candidates.length - 1 && candidates.length < asked
      if (hits.length === limit) return page(hits, isLast ? null : after)
    }
    if (candidates.length < asked) return page(hits, null)
  }
  return page(hits, after)
}

function page(hits: readonly Json<Hit>[], next: string | null): Json<Found> {
  return `{"hits":[${hits.join(',')}],"next":${toJson(next)}}`
}

function* hitsAmong(
  reads: Reads,
  tenant: string,
  query: SearchQuery,
  candidates: readonly Candidate[],
): Inquiry<readonly { readonly candidate: Candidate; readonly hit: Json<Hit> | null }[]> {
  const own = within(tenant)
  const { phrases, account, among, customer, status } = query
  const read = yield* own(reads.message, ...candidates.map(({ id }) => ({ id })))
  const messages = byId(
    read.filter((row) => {
      if ((account !== null && row.account !== account) || !isAmong(row.account, among)) return false
      const { content, customer: writer } = fromJson<Message>(row.doc)
      return (customer === null || customer === writer) && found(said(content), phrases) !== null
    }),
  )
  const theirs = yield* own(reads.conversation, ...distinct(messages, (row) => row.conversation))
  const talks = byId(
    theirs.filter((row) => status === null || fromJson<Conversation>(row.doc).status === status),
  )
  const people = byId(yield* own(reads.customer, ...distinct(talks, (row) => row.customer)))
  return candidates.map((candidate) => {
    const message = messages.get(candidate.id)
    const talk = message && talks.get(message.conversation)
    const person = talk && people.get(talk.customer)
    if (!message || !talk || !person) return { candidate, hit: null }
    const parts = { message: message.doc, conversation: talk.doc, customer: person.doc }
    return { candidate, hit: jsonObject<Hit>(parts) }
  })
}

/** As many customers as can have all the conversations that are asked for. */
export function* people(
  reads: Reads,
  find: Find,
  tenant: string,
  query: PeopleQuery,
): Inquiry<Json<readonly ConversationRow[]>> {
  const own = within(tenant)
  const { phrases, account, among, limit } = query
  const wanted = { ...inWordsOf(tenant, 'customer', phrases), limit: limit * 2 }
  const quick = yield* customersAmong(reads, find, { ...wanted, rough: true }, phrases)
  const customers =
    quick.isAll || quick.customers.length >= limit
      ? quick.customers
      : (yield* customersAmong(reads, find, { ...wanted, rough: false }, phrases)).customers
  if (customers.length === 0) return '[]'
  const talks = (yield* own(
    reads.conversationsOf,
    ...customers.map((one) => ({ customer: one.customer.id })),
  ))
    .map(({ doc }) => ({ doc, conversation: fromJson<Conversation>(doc) }))
    .filter(({ conversation }) => conversation.continuedIn === undefined)
  // Who sees some accounts only must not learn what others know by looking for it.
  const isShown = (customer: Customer, conversation: Conversation) =>
    (account === null || conversation.account === account) &&
    (among === undefined ||
      (among.includes(conversation.account) && isCustomer(knownAt(customer, conversation, ''), phrases)))
  const rows = customers.flatMap((one) =>
    talks
      .filter(
        (talk) => talk.conversation.customer === one.customer.id && isShown(one.customer, talk.conversation),
      )
      .map((talk) => jsonObject<ConversationRow>({ conversation: talk.doc, customer: one.doc })),
  )
  return `[${rows.slice(0, limit).join(',')}]`
}

function* customersAmong(
  reads: Reads,
  find: Find,
  wanted: Pick<Wanted, 'tenant' | 'kind' | 'phrases' | 'limit' | 'rough'>,
  phrases: readonly Phrase[],
): Inquiry<{
  readonly customers: readonly { readonly doc: Json<Customer>; readonly customer: Customer }[]
  readonly isAll: boolean
}> {
  const candidates = yield* find({ ...wanted, belonging: [], from: 0, to: always, after: null })
  const docs = yield* within(wanted.tenant)(reads.customer, ...candidates.map(({ id }) => ({ id })))
  const customers = docs
    .map(({ doc }) => ({ doc, customer: fromJson<Customer>(doc) }))
    .filter(({ customer }) => isCustomer(customer, phrases))
  return { customers, isAll: candidates.length < wanted.limit }
}

function inWordsOf(
  tenant: string,
  kind: Kind,
  phrases: readonly Phrase[],
): Pick<Wanted, 'tenant' | 'kind' | 'phrases'> {
  const own = coder(tenant, kind)
  return { tenant, kind, phrases: phrases.map(({ words, open }) => ({ words: words.map(own), open })) }
}

function accountsOf({ account, among }: SearchQuery) {
  if (account !== null) return [[account]]
  return among ? [among] : []
}

function isAmong(account: string, among: readonly string[] | undefined): boolean {
  return among?.includes(account) ?? true
}

function byId<R extends { readonly id: string }>(rows: readonly R[]): ReadonlyMap<string, R> {
  return new Map(rows.map((row) => [row.id, row]))
}

function distinct<R>(
  rows: ReadonlyMap<string, R>,
  idOf: (row: R) => string,
): readonly { readonly id: string }[] {
  return [...new Set([...rows.values()].map(idOf))].map((id) => ({ id }))
}
