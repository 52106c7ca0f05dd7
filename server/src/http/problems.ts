import { presentMessage } from '@parley/contract/message.ts'
import type { Problem } from '@parley/contract/problem.ts'
import { errors, HubError, type ErrorCode } from '@parley/core/domain/error.ts'
import { NewerMessages } from '@parley/core/domain/newer-messages.ts'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'

import type { App } from './parts.ts'

type More = Pick<Problem, 'errors' | 'newer'> & { readonly retryAfterMs?: number | null }

/** Answers with a problem of the table (RFC 9457). */
export function problem(
  context: Context<App>,
  code: ErrorCode,
  detail: string,
  { retryAfterMs = null, ...more }: More = {},
): Response {
  const row = errors[code]
  const body: Problem = {
    type: `/docs/errors#${code}`,
    title: row.title,
    status: row.status,
    detail: `${detail} ${row.advice}`,
    code,
    correlation_id: context.get('correlationId'),
    ...more,
  }
  return context.body(JSON.stringify(body), row.status satisfies ContentfulStatusCode, {
    'content-type': 'application/problem+json',
    // RFC 9110, 11.6.1: whoever gets a 401 is told how to authenticate.
    ...(code === 'unauthenticated' ? { 'www-authenticate': 'Bearer realm="parley"' } : {}),
    ...comeBack(row.status, retryAfterMs),
  })
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
export function broken(context: Context<App>, error: unknown): Response {
  if (error instanceof NewerMessages)
    return problem(context, error.code, error.message, { newer: error.messages.map(presentMessage) })
  if (error instanceof HubError)
    return problem(context, error.code, error.message, { retryAfterMs: error.retryAfterMs })
  return problem(context, 'internal', 'The request could not be handled.')
}
