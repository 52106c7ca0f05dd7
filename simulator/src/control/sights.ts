import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'

import type { Sight, Stream } from '../stream.ts'

/** Keeps proxies from closing a silent stream. */
const heartbeatMs = 20_000

/** Server-sent events of what the phones see, until the browser leaves. */
export function sights(call: Context, stream: Stream): Response {
  return streamSSE(call, async (sse) => {
    const send = (sight: Sight) => void sse.writeSSE({ data: JSON.stringify(sight) })
    const leave = stream.watch(send)
    const heart = setInterval(() => void sse.write(': here\n\n'), heartbeatMs)
    await new Promise<void>((resolve) => {
      sse.onAbort(resolve)
    })
    clearInterval(heart)
    leave()
  })
}
