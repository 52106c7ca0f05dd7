import { HubError } from '@parley/core/domain/error.ts'

/**
 * The key of a send, from the body or from the `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header: a
 * quoted string; without quotes it is taken, too). One is needed, and two must agree.
 */
export function readIdempotencyKey(field: string | undefined, header: string | undefined): string {
  const named = header === undefined ? undefined : unquoted(header.trim())
  if (field !== undefined && named !== undefined && field !== named)
    throw new HubError(
      'invalid_request',
      'idempotency_key and the Idempotency-Key header name different keys.',
    )
  const key = field ?? named
  if (key === undefined)
    throw new HubError(
      'invalid_request',
      'idempotency_key: is needed, here or as the Idempotency-Key header.',
    )
  return key
}

function unquoted(text: string): string {
  const key = /^"(.*)"$/.exec(text)?.[1]?.replace(/\\(["\\])/g, '$1') ?? text
  if (key.length > 0 && key.length <= 200) return key
  throw new HubError('invalid_request', 'The Idempotency-Key header must have 1 to 200 characters.')
}
