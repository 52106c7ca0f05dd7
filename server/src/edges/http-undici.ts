import type { Http, HttpLimits } from '@parley/core/ports/http.ts'
import { Agent, type Dispatcher } from 'undici'

import type { Surroundings } from '../surroundings.ts'
import { guardedLookup, refuseUrl } from './address-guard.ts'
import type { Clock } from './clock.ts'
import { replyOf, unanswered, type Answer, type Ask, type Asked, type NoAnswer } from './http-answer.ts'
import { download } from './http-download.ts'
import { asBytes } from './http-form.ts'

export interface UndiciHttp extends Http {
  close(): Promise<void>
}

/**
 * Calls out with kept connections. Origins that the operator trusts are called wherever they are; all others only
 * at public addresses. A redirect is an answer like any other: it is not followed.
 */
export function undiciHttp(
  trustedOrigins: ReadonlySet<string>,
  { clock, resolve }: Pick<Surroundings, 'clock' | 'resolve'>,
): UndiciHttp {
  const shared = { connections: 64, pipelining: 1, keepAliveTimeout: 30_000, keepAliveMaxTimeout: 120_000 }
  const open = new Agent({ ...shared, connect: { timeout: 5_000 } })
  const guarded = new Agent({ ...shared, connect: { timeout: 5_000, lookup: guardedLookup(resolve) } })
  const trusted = (url: string) => URL.canParse(url) && trustedOrigins.has(new URL(url).origin)
  const refuses = (url: string) => (trusted(url) ? null : refuseUrl(url))
  const ask: Ask = async (call, limits, take) => {
    const refused = refuses(call.url)
    if (refused) return { kind: 'unreached', detail: `The address was not called: ${refused}.` }
    return request(trusted(call.url) ? open : guarded, call, limits, clock, take)
  }
  return {
    call: (call, limits) => ask(call, limits, (answer) => replyOf(answer, limits)),
    download: (call, limits, take) => download(ask, call, limits, take),
    upload: (call, file, limits) => ask(asBytes(call, file), limits, (answer) => replyOf(answer, limits)),
    refuses,
    async close() {
      await Promise.all([open.destroy(), guarded.destroy()])
    },
  }
}

async function request<T>(
  dispatcher: Dispatcher,
  call: Asked,
  { timeoutMs, idleMs = 0 }: HttpLimits,
  clock: Clock,
  take: (answer: Answer) => Promise<T>,
): Promise<T | NoAnswer> {
  const url = new URL(call.url)
  const deadline = new AbortController()
  const inTime = clock.after(timeoutMs, () =>
    deadline.abort(new Error(`No answer came within ${timeoutMs / 1000} s.`)),
  )
  try {
    const answer = await dispatcher
      .request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: call.method,
        headers: call.headers,
        body: call.body,
        // One deadline for all of it, however slowly the answer drips.
        headersTimeout: 0,
        bodyTimeout: idleMs,
        signal: deadline.signal,
      })
      .catch(unanswered)
    return 'kind' in answer ? answer : await take(answer)
  } finally {
    inTime()
  }
}
