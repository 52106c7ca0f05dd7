import type { Parsed } from '@parley/core/ports/channel.ts'

import { each, malformed, toParsed, type Finding } from './finding.ts'
import { record, type Fields } from './json.ts'

/** Walks `{ object, entry: […] }`, the outside of every webhook of Meta ("Webhooks: Event notifications"). */
export function readEntries(
  body: unknown,
  object: string,
  read: (entry: Fields) => readonly Finding[],
): Parsed {
  const envelope = record(body) ?? {}
  if (envelope['object'] !== object) return toParsed([malformed(`"object" is not "${object}".`, body)])
  if (!Array.isArray(envelope['entry'])) return toParsed([malformed('"entry" is not a list.', body)])
  return toParsed(each(envelope, 'entry', read))
}
