import type { Outcome, RefusalClass, Reply } from '@parley/core/domain/call.ts'

import { identifier, record, words, type Fields } from './json.ts'
import type { Refusals } from './refusals.ts'
import { askedWaitMs, fromJson } from './wait.ts'

type Answer = Extract<Reply, { kind: 'answer' }>
type Refused = Extract<Outcome, { kind: 'refused' }>

/**
 * What an answer of the Graph API means. An error body says that the message was not taken. A success without an id,
 * or a 5xx without an error body (a gateway on the way), leaves that open.
 */
export function graphOutcome(reply: Reply, table: Refusals, sentId: (body: Fields) => unknown): Outcome {
  if (reply.kind === 'lost') return { kind: 'lost', detail: reply.detail }
  if (reply.kind === 'unreached') return refused('transient', null, reply.detail, null)
  const body = record(fromJson(reply.body))
  const externalId = body && succeeded(reply) ? identifier(sentId(body)) : undefined
  if (externalId !== undefined) return { kind: 'sent', externalId }
  const error = record(body?.['error'])
  if (error) return refusedWith(error, reply, table)
  return succeeded(reply) || reply.status >= 500
    ? {
        kind: 'lost',
        detail: `The channel answered ${reply.status} and did not say whether it took the message.`,
      }
    : refused(
        reply.status === 429 ? 'rate' : 'final',
        null,
        `The channel answered ${reply.status} without a reason.`,
        askedWaitMs(reply.headers),
      )
}

export function succeeded(reply: Answer): boolean {
  return reply.status >= 200 && reply.status < 300
}

/** The body of an error: Graph API, "Error handling". */
interface GraphError {
  readonly code?: unknown
  readonly error_subcode?: unknown
  readonly error_data?: unknown
  readonly error_user_msg?: unknown
  readonly message?: unknown
  readonly is_transient?: unknown
  readonly fbtrace_id?: unknown
}

export function refusedWith(error: GraphError, reply: Answer, table: Refusals): Refused {
  const code = identifier(error.code) ?? null
  const subcode = identifier(error.error_subcode)
  const exact = subcode === undefined ? code : `${code}/${subcode}`
  const known = table.get(exact ?? '') ?? table.get(code ?? '')
  const unknown = error.is_transient === true || reply.status >= 500 ? 'transient' : 'final'
  return refused(known ?? unknown, exact, detailOf(error), askedWaitMs(reply.headers))
}

/** The most exact words there are, and the trace id that Meta's support asks for. */
function detailOf(error: GraphError): string {
  const said =
    words(record(error.error_data)?.['details']) ??
    words(error.error_data) ??
    words(error.error_user_msg) ??
    words(error.message) ??
    'The channel gave no reason.'
  const trace = identifier(error.fbtrace_id)
  return trace === undefined ? said : `${said} (fbtrace_id ${trace})`
}

function refused(
  why: RefusalClass,
  channelCode: string | null,
  detail: string,
  retryAfterMs: number | null,
): Refused {
  return { kind: 'refused', class: why, channelCode, detail, retryAfterMs }
}
