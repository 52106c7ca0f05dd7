import type { HttpCall, Reply } from '@parley/core/domain/call.ts'
import type { Http, HttpLimits } from '@parley/core/ports/http.ts'
import { Agent, type Dispatcher } from 'undici'

import type { Surroundings } from '../surroundings.ts'
import { guardedLookup, privateAddress, refuseUrl } from './address-guard.ts'
import type { Clock } from './clock.ts'

/** Errors that say for certain that not a byte of the request has left. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  privateAddress,
])

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
  return {
    async call(call, limits) {
      const refused = refuses(call.url)
      if (refused) return { kind: 'unreached', detail: `The address was not called: ${refused}.` }
      return request(trusted(call.url) ? open : guarded, call, limits, clock)
    },
    refuses,
    async close() {
      await Promise.all([open.destroy(), guarded.destroy()])
    },
  }
}

async function request(
  dispatcher: Dispatcher,
  call: HttpCall,
  { timeoutMs, maxBodyBytes }: HttpLimits,
  clock: Clock,
): Promise<Reply> {
  const url = new URL(call.url)
  const deadline = new AbortController()
  const inTime = clock.after(timeoutMs, () =>
    deadline.abort(new Error(`No answer came within ${timeoutMs / 1000} s.`)),
  )
  try {
    const answer = await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: call.method,
      headers: call.headers,
      body: call.body,
      // One deadline for all of it, however slowly the answer drips.
      headersTimeout: 0,
      bodyTimeout: 0,
      signal: deadline.signal,
    })
    const body = await readSome(answer.body, maxBodyBytes)
    return { kind: 'answer', status: answer.statusCode, headers: flatten(answer.headers), body }
  } catch (error) {
    return {
      kind: codesOf(error).some((code) => neverLeft.has(code)) ? 'unreached' : 'lost',
      detail: say(error),
    }
  } finally {
    inTime()
  }
}

/** The status line has come, so the answer counts even if its body does not end well. */
async function readSome(body: Dispatcher.ResponseData['body'], most: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.length
      if (size >= most) break
    }
  } catch {
    return Buffer.concat(chunks).toString('utf8')
  }
  return Buffer.concat(chunks).subarray(0, most).toString('utf8')
}

function flatten(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}

/** Node wraps the errors of several attempted addresses in one. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const inner =
    error instanceof AggregateError ? error.errors : error.cause === undefined ? [] : [error.cause]
  return [...own, ...inner.flatMap(codesOf)]
}

function say(error: unknown): string {
  if (!(error instanceof Error)) return 'The call failed.'
  const code = codesOf(error)[0]
  return code ? `${code}: ${error.message}` : error.message
}
