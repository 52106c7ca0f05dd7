import { eventShape, type EventShape } from '@parley/contract/event.ts'
import type { QueryClient } from '@tanstack/react-query'

import { countsQuery, sessionQuery } from '../../api/queries.ts'
import { advance, judge, type Applied } from './applied.ts'
import { applyEvent } from './caches.ts'
import { follow } from './follow.ts'
import { liveState } from './live-state.ts'
import type { StreamPart } from './parse-stream.ts'
import { replayOntoReads } from './replay.ts'

/** Counts come from the server alone; a burst of events asks once. */
const countAfterMs = 200

/** Keeps the cache equal to the server from `cursor` on, which must be older than anything in the cache. */
export function startLive(
  cache: QueryClient,
  cursor: string,
  onEvent: (event: EventShape) => void,
): () => void {
  const replay = replayOntoReads(cache)
  let applied: Applied = {}
  let counting = 0

  const readAnew = () => {
    applied = {}
    void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }
  const countSoon = () => {
    if (counting !== 0) return
    counting = window.setTimeout(() => {
      counting = 0
      void cache.invalidateQueries(countsQuery)
    }, countAfterMs)
  }
  const take = (data: string) => {
    const parsed = eventShape.safeParse(JSON.parse(data))
    if (!parsed.success) return readAnew()
    const event = parsed.data
    const verdict = judge(applied, event)
    if (verdict === 'repeated') return
    if (verdict === 'gap') readAnew()
    applied = advance(applied, event)
    replay.note(event)
    applyEvent(cache, event)
    onEvent(event)
    if (event.type === 'message.received' || event.type === 'conversation.updated') countSoon()
  }
  const stop = follow(cursor, {
    part: ({ event, data, id }: StreamPart) => {
      if (event === 'hub') take(data)
      if (event === 'reset') readAnew()
      return id
    },
    state: liveState.set,
    signedOut: () => void cache.invalidateQueries({ ...sessionQuery, exact: true }),
  })
  return () => {
    stop()
    clearTimeout(counting)
    replay.stop()
  }
}
