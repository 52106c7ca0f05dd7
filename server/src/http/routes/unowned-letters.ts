import { presentLetter, presentWholeLetter } from '@parley/contract/letter.ts'
import {
  discardUnownedLetter,
  getUnownedLetter,
  listUnownedLetters,
  replayUnownedLetter,
} from '@parley/contract/unowned-letter.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { discardUnowned, reread } from '@parley/core/flows/reread.ts'
import type { Hono } from 'hono'

import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'
import { letterPage, letterQuery } from './letters.ts'

/** What came in and belongs to no tenant. */
export function unownedLetters(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, listUnownedLetters, async ({ hub, query }) =>
    letterPage(query, await hub.stores.letters(letterQuery(query))),
  )

  serve(app, parts, getUnownedLetter, async ({ hub, params }) => {
    const letter = await hub.stores.letter(params.letter_id)
    if (!letter) throw new HubError('not_found', 'There is no such dead letter.')
    return presentWholeLetter(letter)
  })

  serve(app, parts, replayUnownedLetter, async ({ hub, params }) =>
    presentLetter(await reread(hub, params.letter_id)),
  )

  serve(app, parts, discardUnownedLetter, async ({ hub, params }) =>
    presentLetter(await discardUnowned(hub, params.letter_id)),
  )
}
