import type { Readable } from 'node:stream'

import type { HttpCall, Reply } from '@parley/core/domain/call.ts'
import type { HttpLimits } from '@parley/core/ports/http.ts'
import type { Dispatcher } from 'undici'

import { privateAddress } from './address-guard.ts'

export type Answer = Dispatcher.ResponseData
/** What no answer came to. */
export type NoAnswer = Exclude<Reply, { kind: 'answer' }>
export type Asked = HttpCall<string | Readable | null>

/** Makes a call; what becomes of the answer is up to `take`, while the connection and its deadline last. */
export type Ask = <T>(
  call: Asked,
  limits: HttpLimits,
  take: (answer: Answer) => Promise<T>,
) => Promise<T | NoAnswer>

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

export function unanswered(error: unknown): NoAnswer {
  const left = !codesOf(error).some((code) => neverLeft.has(code))
  return { kind: left ? 'lost' : 'unreached', detail: say(error) }
}

export async function replyOf(answer: Answer, { maxBodyBytes }: HttpLimits): Promise<Reply> {
  const body = await readSome(answer.body, maxBodyBytes)
  return { kind: 'answer', status: answer.statusCode, headers: flatten(answer.headers), body }
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

export function flatten(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
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

export function say(error: unknown): string {
  if (!(error instanceof Error)) return 'The call failed.'
  const code = codesOf(error)[0]
  return code ? `${code}: ${error.message}` : error.message
}
