import { streamPath } from '@parley/contract/event.ts'
import { isImported } from '@parley/core/domain/endpoint.ts'
import type { HubEvent } from '@parley/core/domain/event.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'

import { authorize, readingAs } from '../auth.ts'
import { stillStands } from '../credentials.ts'
import { readCursor, writeCursor, type Position } from '../cursor.ts'
import { behind, missed } from '../missed.ts'
import type { App, HttpParts } from '../parts.ts'
import { seenBy, type Seen } from '../seen.ts'
import { teller } from '../teller.ts'

/** A reader that missed more than this loads its views anew instead. */
const mostReplayed = 5_000
const heartbeatMs = 15_000
/** Who is revoked hears nothing after this. */
const watchMs = 4_000

/** The accounts' logs, to follow live. */
export function feed(app: Hono<App>, parts: HttpParts): void {
  app.get(streamPath, async (context) => {
    const caller = await authorize(context, parts, 'events:read')
    const after = context.req.header('last-event-id') ?? context.req.query('after')
    const from = after === undefined ? null : readCursor(after)
    context.header('x-accel-buffering', 'no')
    const hub = readingAs(caller, parts.hub)
    const reader = {
      tenant: caller.tenant,
      seen: await seenBy(caller, hub),
      stays: () => stillStands(parts.hub, caller),
    }
    return streamSSE(context, (stream) => follow(hub, reader, from, stream))
  })
}

interface Stream {
  writeSSE(message: { event: string; data: string; id?: string }): Promise<void>
  write(text: string): Promise<unknown>
  onAbort(listener: () => void): void
}

interface Reader {
  readonly tenant: TenantId
  readonly seen: Seen
  /** Whether they may still listen. */
  stays(): Promise<boolean>
}

/** Listens first, then replays what was missed, then passes on what came meanwhile: no hole and no repetition. */
async function follow(
  hub: Hub,
  { tenant, seen, stays }: Reader,
  from: Position | null,
  stream: Stream,
): Promise<void> {
  const store = hub.stores.of(tenant)
  const waiting: HubEvent[] = []
  let mayHaveMissed = false
  let wake = Promise.withResolvers<void>()
  let aborted = false
  const leave = hub.live.subscribe(tenant, (events) => {
    waiting.push(...events)
    if (events.length === 0) mayHaveMissed = true
    wake.resolve()
  })
  const end = () => {
    aborted = true
    leave()
    wake.resolve()
  }
  stream.onAbort(end)
  const watch = setInterval(() => {
    // Nobody can say while the record is away; the next look will tell.
    stays().then(
      (still) => still || end(),
      () => null,
    )
  }, watchMs)
  const heartbeat = setInterval(() => wake.resolve(), heartbeatMs)
  try {
    const heads = await store.heads()
    const replay = from && (await missed(store, heads, from, mostReplayed))
    const whole = replay !== null && !behind(heads, replay.position)
    const telling = teller(store, whole ? (from ?? heads) : heads, async (event, position) => {
      // Thousands of old messages are no news; whoever looks loads them.
      if (isImported(event)) return
      const data = JSON.stringify(seen.event(event))
      await stream.writeSSE({ event: 'hub', data, id: writeCursor(position) })
    })
    const mark = (event: string) =>
      stream.writeSSE({ event, data: '{}', id: writeCursor(telling.position()) })
    if (whole) for (const event of replay.events) await telling.hear(event)
    else if (from) await mark('reset')
    await mark('ready')
    while (!aborted) {
      if (waiting.length === 0) await stream.write(': still here\n\n')
      for (const event of waiting.splice(0)) await telling.hear(event)
      if (mayHaveMissed) {
        mayHaveMissed = false
        await telling.catchUp()
      }
      if (waiting.length > 0 || mayHaveMissed || aborted) continue
      wake = Promise.withResolvers()
      await wake.promise
    }
  } finally {
    clearInterval(heartbeat)
    clearInterval(watch)
    leave()
  }
}
