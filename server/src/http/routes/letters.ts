import {
  discardLetter,
  getLetter,
  getRedrive,
  listLetters,
  presentLetter,
  presentRedrive,
  presentWholeLetter,
  replayLetter,
  replayLetters,
  type LetterListing,
} from '@parley/contract/letter.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { Letter } from '@parley/core/domain/letter.ts'
import type { LetterFilter } from '@parley/core/domain/redrive.ts'
import { discard } from '@parley/core/flows/discard.ts'
import { startRedrive } from '@parley/core/flows/redrive-many.ts'
import { redrive } from '@parley/core/flows/redrive.ts'
import type { LetterQuery } from '@parley/core/ports/store.ts'
import type { Hono } from 'hono'

import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'

/** What was given up on: looking at it, trying it again, closing it. */
export function letters(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, listLetters, async ({ hub, caller, query }) =>
    letterPage(query, await hub.stores.of(caller.tenant).letters(letterQuery(query))),
  )

  serve(app, parts, getLetter, async ({ hub, caller, params }) => {
    const letter = await hub.stores.of(caller.tenant).letter(params.letter_id)
    if (!letter) throw new HubError('not_found', 'There is no such dead letter.')
    return presentWholeLetter(letter)
  })

  serve(app, parts, replayLetter, async ({ hub, caller, params }) =>
    presentLetter(await redrive(hub, caller.tenant, params.letter_id)),
  )

  serve(app, parts, discardLetter, async ({ hub, caller, params }) =>
    presentLetter(await discard(hub, caller.tenant, params.letter_id)),
  )

  serve(app, parts, replayLetters, async ({ hub, caller, body: { dry_run: dryRun, ...given } }) => {
    const filter = { ...letterFilter(given), state: 'open' } as const
    if (dryRun) return { count: await hub.stores.of(caller.tenant).letterCount(filter), redrive: null }
    const started = await startRedrive(hub, caller.tenant, filter)
    return { count: started.total, redrive: presentRedrive(started) }
  })

  serve(app, parts, getRedrive, async ({ hub, caller, params }) => {
    const found = await hub.stores.of(caller.tenant).redrive(params.redrive_id)
    if (!found) throw new HubError('not_found', 'Nothing is replayed under this id.')
    return presentRedrive(found)
  })
}

export function letterQuery({ state, after, limit, ...given }: LetterListing): LetterQuery {
  return { ...letterFilter(given), state, order: 'newest', after: after ?? null, limit }
}

export function letterPage({ limit }: Pick<LetterListing, 'limit'>, found: readonly Letter[]) {
  const last = found.length === limit ? found.at(-1) : undefined
  return { data: found.map(presentLetter), next: last?.id ?? null }
}

function letterFilter(given: Omit<LetterListing, 'state' | 'after' | 'limit'>): Omit<LetterFilter, 'state'> {
  return {
    reason: given.reason ?? null,
    account: given.account_id ?? null,
    endpoint: given.endpoint_id ?? null,
    from: given.from === undefined ? null : Date.parse(given.from),
    to: given.to === undefined ? null : Date.parse(given.to),
  }
}
