import type { Parsed } from '@parley/core/ports/channel.ts'

import { each, ignored, malformed, toParsed, type Finding } from './finding.ts'
import { record, type Fields } from './json.ts'

/** Walks `{ object, entry: […] }`, the outside of every webhook of Meta ("Webhooks: Event notifications"). */
export function readEntries(
  body: unknown,
  object: string,
  read: (entry: Fields) => readonly Finding[],
): Parsed {
  const envelope = record(body) ?? {}
  if (envelope['object'] !== object) return toParsed([malformed(`"object" is not "${object}".`, body)], body)
  if (!Array.isArray(envelope['entry'])) return toParsed([malformed('"entry" is not a list.', body)], body)
  return toParsed(
    each(envelope, 'entry', (entry) => (isTest(entry) ? ignored(tested, entry) : read(entry))),
    body,
  )
}

/** The "Test" button of the dashboard sends made-up ids in an entry 0. */
function isTest(entry: Fields): boolean {
  return entry['id'] === '0' || entry['id'] === 0
}

const tested = "A test from Meta's dashboard has arrived."
