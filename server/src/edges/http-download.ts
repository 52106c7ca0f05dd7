import type { HttpCall, Reply } from '@parley/core/domain/call.ts'
import type { HttpLimits, Taken, Told } from '@parley/core/ports/http.ts'

import { replyOf, say, type Answer, type Ask } from './http-answer.ts'

const mostRedirects = 2

/** Hands over a successful answer's bytes as they come; see `Http.download`. */
export async function download<T>(
  ask: Ask,
  call: HttpCall,
  limits: HttpLimits,
  take: (bytes: AsyncIterable<Uint8Array>, told: Told) => Promise<T>,
  redirects = 0,
): Promise<Taken<T> | Reply> {
  const outcome = await ask<Taken<T> | Reply>(call, limits, (answer) => taken(answer, limits, take))
  const next = redirects < mostRedirects ? redirected(call, outcome) : null
  if (next === null) return outcome
  // What was meant for one host is not shown to another.
  return download(ask, { ...call, url: next, headers: {} }, limits, take, redirects + 1)
}

async function taken<T>(
  answer: Answer,
  limits: HttpLimits,
  take: (bytes: AsyncIterable<Uint8Array>, told: Told) => Promise<T>,
): Promise<Taken<T> | Reply> {
  if (answer.statusCode !== 200 && answer.statusCode !== 206) return replyOf(answer, limits)
  const line: Line = { broken: null }
  try {
    return { kind: 'taken', value: await take(watched(answer.body, line), toldBy(answer)) }
  } catch (error) {
    if (line.broken === null) throw error
    return { kind: 'lost', detail: say(line.broken.error) }
  } finally {
    // What is not read to its end ends with an error that nobody needs.
    answer.body.on('error', () => {}).destroy()
  }
}

/** Whether it was the connection that failed, or whoever takes what comes. */
interface Line {
  broken: { readonly error: unknown } | null
}

async function* watched(body: AsyncIterable<Uint8Array>, line: Line): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    line.broken = { error }
    throw error
  }
}

function toldBy({ headers }: Answer): Told {
  const type = headers['content-type']
  const size = Number(headers['content-length'] ?? Number.NaN)
  return { type: typeof type === 'string' ? type : null, size: Number.isSafeInteger(size) ? size : null }
}

function redirected(call: HttpCall, outcome: Taken<unknown> | Reply): string | null {
  if (outcome.kind !== 'answer' || ![301, 302, 303, 307, 308].includes(outcome.status)) return null
  const to = outcome.headers['location']
  return to !== undefined && URL.canParse(to, call.url) ? new URL(to, call.url).href : null
}
