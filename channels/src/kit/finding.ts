import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import type { Parsed } from '@parley/core/ports/channel.ts'

import { record, type Fields } from './json.ts'
import { toRaw } from './raw.ts'

/** What a piece of a webhook came to: an event, or the reason why there is none. */
export type Finding = ChannelEvent | Rest
export type Rest = Parsed['rest'][number]

export function malformed(detail: string, piece: unknown): Rest {
  return { reason: 'malformed', detail, raw: toRaw(piece) }
}

export function ignored(detail: string, piece: unknown): Rest {
  return { reason: 'ignored', detail, raw: toRaw(piece) }
}

/** Reads a list item by item, so that a broken one stands alone; an item that comes to nothing is kept as such. */
export function each(
  items: unknown,
  name: string,
  read: (item: Fields) => Finding | readonly Finding[],
): readonly Finding[] {
  if (items === undefined || items === null) return []
  if (!Array.isArray(items)) return [malformed(`"${name}" is not a list.`, items)]
  return items.flatMap((item: unknown) => {
    const fields = record(item)
    if (!fields) return malformed(`An item of "${name}" is not an object.`, item)
    const found = read(fields)
    return isEmpty(found) ? ignored(`Nothing in this item of "${name}" is about a message.`, item) : found
  })
}

/** Sorts events from the rest. By time overall is by time within each account; what ties keeps its order. */
export function toParsed(findings: readonly Finding[]): Parsed {
  const events = findings.filter((finding) => 'kind' in finding)
  const rest = findings.filter((finding) => 'reason' in finding)
  return { events: events.toSorted((a, b) => a.at - b.at), rest }
}

function isEmpty(found: Finding | readonly Finding[]): boolean {
  return Array.isArray(found) && found.length === 0
}
