import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import type { Reading } from '@parley/core/ports/reader.ts'

import { asRest } from './read-body.ts'

/** In characters of JSON: to take over a piece of this size takes about a millisecond. */
const mostLength = 64 * 1024
/** The longest message that a platform sends has a quarter of this. */
const mostOfOne = 256 * 1024

/**
 * A reading in pieces, each of which is little to take over. With an event that is larger than any platform sends, the
 * body is kept as it came instead of that event.
 */
export function* piecesOf({ channel, parsed }: Reading, body: Uint8Array): Generator<Reading, void> {
  let events: ChannelEvent[] = []
  let length = 0
  let oversized = 0
  for (const event of parsed.events) {
    const own = JSON.stringify(event).length
    if (own > mostOfOne) {
      oversized += 1
      continue
    }
    if (events.length > 0 && length + own > mostLength) {
      yield { channel, parsed: { events, rest: [] } }
      ;[events, length] = [[], 0]
    }
    events.push(event)
    length += own
  }
  const { rest } = parsed
  const also =
    oversized === 0 ? [] : [asRest(body, `${oversized} of its events are larger than any channel sends.`)]
  yield { channel, parsed: { events, rest: [...rest, ...also] } }
}
