import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import type { Parsed } from '@parley/core/ports/channel.ts'

import { record, type Fields } from './json.ts'
import { toRaw } from './raw.ts'

/** What a piece of a webhook came to: an event, or the reason why there is none. */
export type Finding = ChannelEvent | Rest

export interface Rest {
  readonly reason: Parsed['rest'][number]['reason']
  readonly detail: string
  /** On its way out it is put back into what it was found in, so that in the end it is a body of its own. */
  readonly piece: unknown
}

export function malformed(detail: string, piece: unknown): Rest {
  return { reason: 'malformed', detail, piece }
}

export function ignored(detail: string, piece: unknown): Rest {
  return { reason: 'ignored', detail, piece }
}

/**
 * Reads a list of a container item by item, so that a broken one stands alone; an item that comes to nothing is kept as
 * such. What is kept is the container with that item alone, without the lists `beside` it.
 */
export function each(
  container: Fields,
  name: string,
  read: (item: Fields) => Finding | readonly Finding[],
  beside: readonly string[] = [],
): readonly Finding[] {
  const items = container[name]
  if (items === undefined || items === null) return []
  const alone = without(container, beside)
  if (!Array.isArray(items)) return [malformed(`"${name}" is not a list.`, { ...alone, [name]: items })]
  return items.flatMap((item: unknown) =>
    within(readItem(item, name, read), (piece) => ({ ...alone, [name]: [piece] })),
  )
}

function readItem(
  item: unknown,
  name: string,
  read: (item: Fields) => Finding | readonly Finding[],
): readonly Finding[] {
  const fields = record(item)
  if (!fields) return [malformed(`An item of "${name}" is not an object.`, item)]
  const found = [read(fields)].flat()
  return found.length > 0 ? found : [ignored(`Nothing in this item of "${name}" is about a message.`, item)]
}

/** Puts what is kept aside back into its surroundings. */
export function within(
  findings: readonly Finding[],
  around: (piece: unknown) => unknown,
): readonly Finding[] {
  return findings.map((finding) =>
    'reason' in finding ? { ...finding, piece: around(finding.piece) } : finding,
  )
}

/** Sorts events from the rest. By time overall is by time within each account; what ties keeps its order. */
export function toParsed(findings: readonly Finding[]): Parsed {
  const events = findings.filter((finding) => 'kind' in finding)
  const rest = findings.filter((finding) => 'reason' in finding)
  return {
    events: events.toSorted((a, b) => a.at - b.at),
    rest: rest.map(({ reason, detail, piece }) => ({ reason, detail, raw: toRaw(piece) })),
  }
}

function without(container: Fields, names: readonly string[]): Fields {
  if (names.length === 0) return container
  return Object.fromEntries(Object.entries(container).filter(([name]) => !names.includes(name)))
}
