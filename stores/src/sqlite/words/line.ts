import type { ConversationRow } from '@parley/core/domain/view.ts'
import type { Found } from '@parley/core/ports/search.ts'

import { fromJson, type Json } from '../../kit/json.ts'
import type { Words } from '../../kit/lines.ts'
import type { Line } from '../line.ts'

/** The index of words, behind the line to its thread, which is started when it is needed first. */
export function wordsBy(
  open: () => Promise<Pick<Line, 'send' | 'close'>>,
): Words & { close(): Promise<void> } {
  let opened: ReturnType<typeof open> | undefined
  const line = () => (opened ??= open())
  return {
    search: async (tenant, query) =>
      (await line()).send(['search', tenant, query], (text: Json<Found>) => fromJson(text)),
    people: async (tenant, query) =>
      (await line()).send(['people', tenant, query], (text: Json<readonly ConversationRow[]>) =>
        fromJson(text),
      ),
    follow: async () => (await line()).send(['follow'], (more) => ({ more })),
    close: async () => (await opened)?.close(),
  }
}
