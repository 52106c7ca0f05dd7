import { presentHit, search } from '@parley/contract/search.ts'
import { customerPhrases } from '@parley/core/domain/search/customer-words.ts'
import { phrasesOf } from '@parley/core/domain/search/phrases.ts'
import type { Hono } from 'hono'

import type { App, HttpParts } from '../parts.ts'
import { seenBy } from '../seen.ts'
import { serve } from '../serve.ts'
import { throttle } from '../throttle.ts'

const mostPeople = 8

/** Finding messages and people. */
export function searches(app: Hono<App>, parts: HttpParts): void {
  const askings = throttle(120, 60_000, () => parts.hub.moment().now)
  serve(app, parts, search, async ({ hub, caller, query }) => {
    await askings.attempt(`${caller.tenant} ${caller.actor.id}`)
    const store = hub.stores.of(caller.tenant)
    const { text, limit, account_id: account = null, customer_id: customer = null, after = null } = query
    const named = caller.scopes.has('conversations:read')
    const isFirst = after === null && customer === null
    const [found, rows] = await Promise.all([
      store.search({
        phrases: phrasesOf(text),
        account,
        customer,
        status: query.status ?? null,
        from: timeOf(query.from),
        to: timeOf(query.to),
        after,
        limit,
      }),
      named && isFirst ? store.people({ phrases: customerPhrases(text), account, limit: mostPeople }) : [],
    ])
    const seen = await seenBy(caller, hub)
    return {
      data: found.hits.map((hit) => presentHit(hit, text, named)),
      people: rows.map((row) => seen.conversation(row.conversation, row.customer)),
      next: found.next,
    }
  })
}

function timeOf(text: string | undefined): number | null {
  return text === undefined ? null : Date.parse(text)
}
