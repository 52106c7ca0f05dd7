// oxlint-disable-next-line typescript/triple-slash-reference -- it declares a module of others, which cannot be imported
/// <reference path="./undici-agent.d.ts" />
import type { Http, HttpLimits } from '@parley/core/ports/http.ts'
// Not from its index, which loads all that undici has: 15 MB and a tenth of a second.
import Agent from 'undici/lib/dispatcher/agent.js'

import type { Surroundings } from '../surroundings.ts'
import { guardedLookup, refuseUrl } from './address-guard.ts'
import type { Clock } from './clock.ts'
import { replyOf, unanswered, type Answer, type Ask, type Asked, type NoAnswer } from './http-answer.ts'
import { download } from './http-download.ts'
import { exchange, type Target } from './http-exchange.ts'
import { asBytes } from './http-form.ts'

/** How many addresses are remembered with what was found of them. */
const mostFound = 10_000

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
  const find = (url: string): Target | NoAnswer => {
    const refused = refuses(url)
    if (refused) return { kind: 'unreached', detail: `The address was not called: ${refused}.` }
    const { origin, pathname, search } = new URL(url)
    return { dispatcher: trusted(url) ? open : guarded, origin, path: pathname + search }
  }
  const found = new Map<string, ReturnType<typeof find>>()
  const targetOf = (url: string) => {
    const known = found.get(url)
    if (known) return known
    if (found.size >= mostFound) found.clear()
    const target = find(url)
    found.set(url, target)
    return target
  }
  const ask: Ask = async (call, limits, take) => {
    const target = targetOf(call.url)
    return 'kind' in target ? target : request(target, call, limits, clock, take)
  }
  return {
    async call(call, limits) {
      const target = targetOf(call.url)
      return 'kind' in target ? target : exchange(target, call, limits, clock)
    },
    download: (call, limits, take) => download(ask, call, limits, take),
    upload: (call, file, limits) => ask(asBytes(call, file), limits, (answer) => replyOf(answer, limits)),
    refuses,
    async close() {
      await Promise.all([open.destroy(), guarded.destroy()])
    },
  }
}

/** An answer as a stream. Undici's agents can do that once its index was loaded. */
async function request<T>(
  { dispatcher, origin, path }: Target,
  call: Asked,
  { timeoutMs, idleMs = 0 }: HttpLimits,
  clock: Clock,
  take: (answer: Answer) => Promise<T>,
): Promise<T | NoAnswer> {
  await import('undici')
  const deadline = new AbortController()
  const inTime = clock.after(timeoutMs, () =>
    deadline.abort(new Error(`No answer came within ${timeoutMs / 1000} s.`)),
  )
  try {
    const answer = await dispatcher
      .request({
        origin,
        path,
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
