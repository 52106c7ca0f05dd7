import type { ConversationRow } from '@parley/core/domain/view.ts'
import type { Found } from '@parley/core/ports/search.ts'

import { fromJson, type Json } from '../../kit/json.ts'
import type { Words } from '../../kit/lines.ts'
import type { Line } from '../line.ts'

/** The index of words, behind the line to its thread. */
export function wordsBy(line: Pick<Line, 'send'>): Words {
  return {
    search: (tenant, query) => line.send(['search', tenant, query], (text: Json<Found>) => fromJson(text)),
    people: (tenant, query) =>
      line.send(['people', tenant, query], (text: Json<readonly ConversationRow[]>) => fromJson(text)),
    follow: () => line.send(['follow'], (more) => ({ more })),
  }
}
