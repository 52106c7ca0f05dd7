import { presentMessage } from '@parley/contract/message.ts'
import type { Problem } from '@parley/contract/problem.ts'
import { errors, HubError, type ErrorCode } from '@parley/core/domain/error.ts'
import { NewerMessages } from '@parley/core/domain/newer-messages.ts'
import type { Trace } from '@parley/core/domain/trace.ts'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'

import type { App } from './parts.ts'

type More = Pick<Problem, 'errors' | 'newer'> & { readonly retryAfterMs?: number | null }

/** All of an answer, for whatever sends it. */
export interface Answer {
  readonly status: ContentfulStatusCode
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A problem of the table (RFC 9457). */
export function problemAnswer(
  code: ErrorCode,
  detail: string,
  correlationId: Trace,
  { retryAfterMs = null, ...more }: More = {},
): Answer {
  const { title, status, advice } = errors[code]
  const body: Problem = {
    type: `/docs/errors#${code}`,
    title,
    status,
    detail: `${detail} ${advice}`,
    code,
    correlation_id: correlationId,
    ...more,
  }
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      // RFC 9110, 11.6.1: whoever gets a 401 is told how to authenticate.
      ...(code === 'unauthenticated' ? { 'www-authenticate': 'Bearer realm="parley"' } : {}),
      ...comeBack(status, retryAfterMs),
    },
    body: JSON.stringify(body),
  }
}

export function problem(context: Context<App>, code: ErrorCode, detail: string, more: More = {}): Response {
  return send(context, problemAnswer(code, detail, context.get('correlationId'), more))
}

function send(context: Context<App>, { body, status, headers }: Answer): Response {
  return context.body(body, status, headers)
}

/** When it may be worth trying again: a minute or a few seconds unless it is known better. */
function comeBack(status: number, retryAfterMs: number | null): Record<string, string> {
  if (status !== 429 && status !== 503) return {}
  const waitMs = retryAfterMs ?? (status === 429 ? 60_000 : 5_000)
  return { 'retry-after': `${Math.ceil(waitMs / 1000)}` }
}

/** Each field that does not fit, with what it should be. */
export function invalid(context: Context<App>, error: z.ZodError): Response {
  const fields = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  const summary = fields
    .map((field) => (field.path ? `${field.path}: ${field.message}` : field.message))
    .join('; ')
  return problem(context, 'invalid_request', `${summary}.`, { errors: fields })
}

/** What a thrown error becomes; anything that is not a `HubError` is ours, and its text stays with us. */
export function brokenAnswer(error: unknown, correlationId: Trace): Answer {
  if (error instanceof NewerMessages) {
    const newer = error.messages.map(presentMessage)
    return problemAnswer(error.code, error.message, correlationId, { newer })
  }
  if (!(error instanceof HubError))
    return problemAnswer('internal', 'The request could not be handled.', correlationId)
  const { code, message, retryAfterMs } = error
  return problemAnswer(code, message, correlationId, { retryAfterMs })
}

export function broken(context: Context<App>, error: unknown): Response {
  return send(context, brokenAnswer(error, context.get('correlationId')))
}
