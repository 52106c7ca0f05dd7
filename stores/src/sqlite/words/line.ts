import type { ConversationRow } from '@parley/core/domain/view.ts'
import type { Behind, Found } from '@parley/core/ports/search.ts'

import { fromJson, type Json } from '../../kit/json.ts'
import type { Words } from '../../kit/lines.ts'
import type { Line } from '../line.ts'

/** The index of words, behind the line to its thread. */
export function wordsBy({ send, close }: Pick<Line, 'send' | 'close'>): Words & { close(): Promise<void> } {
  return {
    search: (tenant, query) => send(['search', tenant, query], (text: Json<Found>) => fromJson(text)),
    people: (tenant, query) =>
      send(['people', tenant, query], (text: Json<readonly ConversationRow[]>) => fromJson(text)),
    follow: () => send(['follow'], (more) => ({ more })),
    behind: () => send(['behind'], (text: Json<Behind>) => fromJson(text)),
    close,
  }
}
