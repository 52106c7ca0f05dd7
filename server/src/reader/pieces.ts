import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import type { Reading } from '@parley/core/ports/reader.ts'

/** In characters of JSON: to take over a piece of this size takes about a millisecond. */
const mostLength = 64 * 1024

/** A reading in pieces, each of which is little to take over; an event larger than that is a piece of its own. */
export function* piecesOf({ channel, parsed }: Reading): Generator<Reading, void> {
  let events: ChannelEvent[] = []
  let length = 0
  for (const event of parsed.events) {
    const own = JSON.stringify(event).length
    if (events.length > 0 && length + own > mostLength) {
      yield { channel, parsed: { events, rest: [] } }
      ;[events, length] = [[], 0]
    }
    events.push(event)
    length += own
  }
  yield { channel, parsed: { events, rest: parsed.rest } }
}
