import { put, type Change } from '@parley/core/domain/change.ts'
import type { Content } from '@parley/core/domain/content.ts'
import type { Conversation } from '@parley/core/domain/conversation.ts'
import type { Customer } from '@parley/core/domain/customer.ts'
import type { NewEvent } from '@parley/core/domain/event.ts'
import type { Message } from '@parley/core/domain/message.ts'
import { phrasesOf } from '@parley/core/domain/search/phrases.ts'
import type { SearchQuery } from '@parley/core/ports/search.ts'
import type { Store, Stores } from '@parley/core/ports/store.ts'

import { account, commitOf, conversation, customer, id, message } from './given.ts'

const anywhere = {
  account: null,
  customer: null,
  status: null,
  from: null,
  to: null,
  after: null,
  limit: 50,
} satisfies Omit<SearchQuery, 'phrases'>

/** Lets a store take up all that was written. */
export async function followAll({ words }: Pick<Stores, 'words'>): Promise<void> {
  while ((await words.follow()).more);
}

export async function findings(store: Store, text: string, over: Partial<SearchQuery> = {}) {
  const { hits, next } = await store.search({ ...anywhere, phrases: phrasesOf(text), ...over })
  return { hits, ids: hits.map((hit) => hit.message.id), next }
}

/** A tenant with three accounts, one of them in router mode. */
export async function business(stores: Stores) {
  const store = stores.of(id('ten'))
  const [shop, branch, passage] = [account(), account(), account({ routerMode: true })]
  await store.commit(commitOf([shop, branch, passage].map((each) => put('account', each))))
  return { store, shop, branch, passage }
}
/** Somebody at an account. */
export async function talk(
  store: Store,
  at: { id: Conversation['account'] },
  over: Partial<Customer> = {},
  status: Conversation['status'] = 'open',
) {
  const person = customer(over)
  const talked = conversation({ account: at.id, customer: person.id }, { status })
  await store.commit(commitOf([put('customer', person), put('conversation', talked)]))
  return { person, talk: talked }
}

type Talk = Awaited<ReturnType<typeof talk>>

/** They write, as the hub would take it in. */
export async function write(
  store: Store,
  { talk: of, person }: Talk,
  content: string | Content,
  over: Partial<Message> = {},
) {
  const said = typeof content === 'string' ? ({ kind: 'text', text: content } as const) : content
  const text = message(of, { content: said, ...over })
  const news = { kind: 'message.received', message: text, conversation: of, customer: person } as const
  await store.commit(commitOf([put('message', text), told(news, of)]))
  return text
}

export async function amend(
  store: Store,
  before: Message,
  content: Content,
  kind: 'message.edited' | 'message.deleted',
) {
  const after = { ...before, content, version: 1 }
  await store.commit(
    commitOf([
      put('message', after),
      told({ kind, message: after }, { account: before.account, id: before.conversation }),
    ]),
  )
}

export function told(
  news: NewEvent['news'],
  of: { readonly account: Conversation['account']; readonly id: Conversation['id'] },
): Change {
  const event = { id: id('evt'), account: of.account, conversation: of.id, kind: news.kind, at: 1_000, news }
  return { kind: 'log', event }
}
