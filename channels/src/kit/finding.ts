import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import type { Parsed } from '@parley/core/ports/channel.ts'

import { record, type Fields } from './json.ts'
import { toRaw } from './raw.ts'

/** What a piece of a webhook came to: an event, or the reason why there is none. */
export type Finding = ChannelEvent | Rest

export interface Rest {
  readonly reason: Parsed['rest'][number]['reason']
  readonly detail: string
  /** What is kept: on its way out it is put back into what it was found in, so that in the end it is a body of its own. */
  readonly piece: () => unknown
}

export function malformed(detail: string, piece: unknown): Rest {
  return { reason: 'malformed', detail, piece: () => piece }
}

export function ignored(detail: string, piece: unknown): Rest {
  return { reason: 'ignored', detail, piece: () => piece }
}

/** More than this of one body is not kept piece by piece: the surroundings of each would be written too often. */
const mostAside = 100
const mostLength = 4_000_000

type Read = (item: Fields) => Finding | readonly Finding[]

/**
 * Reads a list of a container item by item, so that a broken one stands alone; an item that comes to nothing is kept as
 * such. What is kept is the container with that item alone, without the lists `beside` it.
 */
export function each(
  container: Fields,
  name: string,
  read: Read,
  beside: readonly string[] = [],
): readonly Finding[] {
  const items = container[name]
  if (items === undefined || items === null) return none
  let alone: Fields | undefined
  const around = (piece: unknown): unknown => {
    alone ??= without(container, beside)
    return { ...alone, [name]: piece }
  }
  if (!Array.isArray(items)) return within([malformed(`"${name}" is not a list.`, items)], around)
  const found: Finding[] = []
  let aside = 0
  for (const item of items) {
    for (const one of readItem(item, name, read)) {
      if (!('reason' in one)) found.push(one)
      // What is beyond counts, and comes with the whole body.
      else if (aside++ <= mostAside) found.push({ ...one, piece: () => around([one.piece()]) })
    }
  }
  return found
}

const none: readonly Finding[] = []

function readItem(item: unknown, name: string, read: Read): readonly Finding[] {
  const fields = record(item)
  if (!fields) return [malformed(`An item of "${name}" is not an object.`, item)]
  const found = listOf(read(fields))
  return found.length > 0 ? found : [ignored(`Nothing in this item of "${name}" is about a message.`, item)]
}

export function listOf(found: Finding | readonly Finding[]): readonly Finding[] {
  return 'length' in found ? found : [found]
}

/** Puts what is kept aside back into its surroundings. */
export function within(
  findings: readonly Finding[],
  around: (piece: unknown) => unknown,
): readonly Finding[] {
  if (findings.every((finding) => !('reason' in finding))) return findings
  return findings.map((finding) =>
    'reason' in finding ? { ...finding, piece: () => around(finding.piece()) } : finding,
  )
}

/** Sorts events from the rest. By time overall is by time within each account; what ties keeps its order. */
export function toParsed(findings: readonly Finding[], body: unknown): Parsed {
  const events = findings.filter((finding) => 'kind' in finding)
  const rest = findings.filter((finding) => 'reason' in finding)
  return {
    events: events.length > 1 ? events.toSorted((a, b) => a.at - b.at) : events,
    rest: kept(rest, body),
  }
}

/** Each piece as a body of its own; the body as it came if that would be too many or too much. */
function kept(aside: readonly Rest[], body: unknown): Parsed['rest'] {
  const rest: Parsed['rest'][number][] = []
  let length = 0
  for (const { reason, detail, piece } of aside) {
    const raw = toRaw(piece())
    length += raw.length
    rest.push({ reason, detail, raw })
    if (rest.length > mostAside || length > mostLength) return [whole(aside, body)]
  }
  return rest
}

function whole(aside: readonly Rest[], body: unknown): Parsed['rest'][number] {
  const worst = aside.find(({ reason }) => reason === 'malformed') ?? aside[0]
  const detail = `Much of this body could not be read, which is why it is kept as it came. ${worst?.detail ?? ''}`
  return { reason: worst?.reason ?? 'malformed', detail: detail.trim(), raw: toRaw(body) }
}

function without(container: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(container).filter(([name]) => !names.includes(name)))
}
