import { createHash } from 'node:crypto'

import { digestEvents, listEvents } from '@parley/contract/event.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { EventKind, HubEvent } from '@parley/core/domain/event.ts'
import type { AccountId, TenantId } from '@parley/core/domain/ids.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Store } from '@parley/core/ports/store.ts'
import type { Hono } from 'hono'

import { stillStands } from '../credentials.ts'
import { readCursor, writeCursor, type Position } from '../cursor.ts'
import { behind, missed } from '../missed.ts'
import type { App, HttpParts } from '../parts.ts'
import { seenBy } from '../seen.ts'
import { serve } from '../serve.ts'

/** The accounts' logs page by page, waiting for news if asked to, and the proof that nothing of them is missing. */
export function eventPages(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, listEvents, async ({ hub, caller, query, context }) => {
    const store = hub.stores.of(caller.tenant)
    if (query.account_id && !(await store.account(query.account_id)))
      throw new HubError('invalid_request', 'account_id: there is no such account.')
    const wanted = { account: query.account_id ?? null, kinds: query.kinds ?? null, limit: query.limit }
    const start = await headsOf(store, wanted.account)
    if (query.after === undefined) return { data: [], cursor: writeCursor(start), more: false }
    const from = readCursor(query.after)
    const page = await whenThereIsSomething(hub, caller.tenant, wanted, from, {
      waitMs: query.wait * 1000,
      signal: context.req.raw.signal,
    })
    if (query.wait > 0 && !(await stillStands(parts.hub, caller))) throw new HubError('unauthenticated')
    const { events, position, more } = page
    const seen = await seenBy(caller, hub)
    return { data: events.map(seen.event), cursor: writeCursor(position), more }
  })

  serve(app, parts, digestEvents, async ({ hub, caller, query }) => {
    const store = hub.stores.of(caller.tenant)
    if (!(await store.account(query.account_id))) throw new HubError('not_found', 'There is no such account.')
    const head = (await store.heads())[query.account_id] ?? 0
    const to = query.to ?? Math.min(head, query.from + mostDigested - 1)
    if (to - query.from >= mostDigested)
      throw new HubError('invalid_request', `to: at most ${mostDigested} events can be digested at once.`)
    const found = await digest(store, query.account_id, query.from, to)
    return { account_id: query.account_id, from: query.from, to, last_sequence: head, ...found }
  })
}

interface Wanted {
  readonly account: AccountId | null
  readonly kinds: readonly EventKind[] | null
  readonly limit: number
}

interface Page {
  readonly events: readonly HubEvent[]
  readonly position: Position
  readonly more: boolean
}

/** Listens first and reads then, so that nothing falls between. Events that are not wanted only move the position on. */
async function whenThereIsSomething(
  hub: Hub,
  tenant: TenantId,
  wanted: Wanted,
  from: Position,
  { waitMs, signal }: { readonly waitMs: number; readonly signal: AbortSignal },
): Promise<Page> {
  const over = AbortSignal.any([signal, AbortSignal.timeout(waitMs)])
  let news = Promise.withResolvers<void>()
  const leave = hub.live.subscribe(tenant, () => news.resolve())
  over.addEventListener('abort', () => news.resolve())
  try {
    for (let position = from; ;) {
      news = Promise.withResolvers()
      const page = await nextPage(hub.stores.of(tenant), wanted, position)
      if (page.events.length > 0 || waitMs === 0 || over.aborted) return page
      position = page.position
      if (!page.more) await news.promise
    }
  } finally {
    leave()
  }
}

async function nextPage(store: Store, { account, kinds, limit }: Wanted, from: Position): Promise<Page> {
  const heads = await headsOf(store, account)
  const found = await missed(store, heads, from, limit)
  const position = { ...from, ...found.position }
  const events = found.events.filter((event) => kinds === null || kinds.includes(event.kind))
  return { events, position, more: behind(heads, position) }
}

async function headsOf(store: Store, account: AccountId | null): Promise<Position> {
  const heads = await store.heads()
  return account === null ? heads : { [account]: heads[account] ?? 0 }
}

const mostDigested = 10_000
const atOnce = 1_000

/** SHA-256 over the ids in the order of their sequence, each followed by a line feed. */
async function digest(
  store: Store,
  account: AccountId,
  from: number,
  to: number,
): Promise<{ count: number; sha256: string }> {
  const hash = createHash('sha256')
  let count = 0
  for (let after = from - 1; after < to;) {
    const events = await store.log(account, after, Math.min(atOnce, to - after))
    for (const event of events) hash.update(`${event.id}\n`)
    count += events.length
    after = events.at(-1)?.seq ?? to
  }
  return { count, sha256: hash.digest('hex') }
}
