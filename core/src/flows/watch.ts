import type { Exchange, Tried } from '../domain/attempt.ts'
import type { Reply } from '../domain/call.ts'
import type { Decision } from '../domain/change.ts'
import { withAttempt } from '../domain/decisions/with-attempt.ts'
import type { Http } from '../ports/http.ts'
import type { Hub } from '../ports/hub.ts'

/** A way out that remembers its call, so that the commit that follows can tell of it. */
export interface Watched {
  readonly http: Http
  /** The decision with the record of the call; unchanged if none was made. */
  noted(decision: Decision, tried: Tried): Decision
}

export function watch(hub: Pick<Hub, 'http' | 'moment'>): Watched {
  let seen: Exchange | null = null
  return {
    http: {
      ...hub.http,
      async call(call, limits) {
        const at = hub.moment().now
        const reply = await hub.http.call(call, limits)
        seen = { at, durationMs: hub.moment().now - at, ...read(reply) }
        return reply
      },
    },
    noted: (decision, tried) => (seen ? withAttempt(decision, tried, seen, hub.moment()) : decision),
  }
}

/** The words of an answer are not repeated: nobody knows what stands in them. */
function read(reply: Reply): Pick<Exchange, 'status' | 'error'> {
  if (reply.kind !== 'answer') return { status: null, error: `${reply.kind}: ${reply.detail}` }
  const taken = reply.status >= 200 && reply.status < 300
  return { status: reply.status, error: taken ? null : `answered ${reply.status}` }
}
