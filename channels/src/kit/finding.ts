import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import type { Parsed } from '@parley/core/ports/channel.ts'

import { record, type Fields } from './json.ts'
import { toRaw } from './raw.ts'

/** What a piece of a webhook came to: an event, or the reason why there is none. */
export type Finding = ChannelEvent | Rest

export interface Rest {
  readonly reason: Parsed['rest'][number]['reason']
  readonly detail: string
  /**
   * What is kept: on its way out it is put back into what it was found in, so that in the end it is a body of its own.
   * Null if only the whole body can be kept.
   */
  readonly piece: (() => unknown) | null
}

export function malformed(detail: string, piece: unknown): Rest {
  return { reason: 'malformed', detail, piece: () => piece }
}

export function ignored(detail: string, piece: unknown): Rest {
  return { reason: 'ignored', detail, piece: () => piece }
}

/** More than this of one body is not kept piece by piece: the surroundings of each would be written too often. */
const mostAside = 100
const mostLength = 1_000_000
const mostKeys = 500

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
  const putBack = intoContainer(container, name, beside)
  if (!Array.isArray(items)) return [putBack(malformed(`"${name}" is not a list.`, items), (piece) => piece)]
  const found: Finding[] = []
  let aside = 0
  for (const item of items) {
    const fields = record(item)
    // What is beyond counts no more: it comes with the whole body.
    if (!fields && aside > mostAside) continue
    for (const one of fields ? readItem(fields, name, read) : noObject(item, name)) {
      if (!('reason' in one)) found.push(one)
      else if (aside++ <= mostAside) found.push(putBack(one, (piece) => [piece]))
    }
  }
  return found
}

const none: readonly Finding[] = []

function noObject(item: unknown, name: string): readonly Finding[] {
  return [malformed(`An item of "${name}" is not an object.`, item)]
}

function readItem(item: Fields, name: string, read: Read): readonly Finding[] {
  const found = listOf(read(item))
  return found.length > 0 ? found : [ignored(`Nothing in this item of "${name}" is about a message.`, item)]
}

type PutBack = (one: Rest, asList: (piece: unknown) => unknown) => Rest

/** Puts pieces of a list back into what it stands in, which is looked at once; of hundreds of keys it is not written. */
function intoContainer(container: Fields, name: string, beside: readonly string[]): PutBack {
  let vast: boolean | undefined
  let alone: Fields | undefined
  return (one, asList) => {
    const { piece } = one
    vast ??= Object.keys(container).length > mostKeys
    if (vast || piece === null) return { ...one, piece: null }
    const put = (): unknown => {
      alone ??= without(container, beside)
      return { ...alone, [name]: asList(piece()) }
    }
    return { ...one, piece: put }
  }
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
  return findings.map((finding) => {
    if (!('reason' in finding) || finding.piece === null) return finding
    const { piece } = finding
    return { ...finding, piece: () => around(piece()) }
  })
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
    if (piece === null) return [whole(aside, body)]
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
