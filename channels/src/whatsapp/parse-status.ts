import type { StatusReport } from '@parley/core/domain/channel-event.ts'
import type { ReportedStatus } from '@parley/core/domain/status.ts'

import { ignored, malformed, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, record, words, type Fields } from '../kit/json.ts'
import { timeOf } from '../kit/time.ts'

/** How a sent message fared (WhatsApp, "status messages webhook reference"). */
export function readStatus(report: Fields, accountKey: string): Finding {
  if (report['type'] === 'call') return ignored('The status of a call, not of a message.', report)
  const named = identifier(report['status'])
  if (named === undefined) return malformed(noIdentifier('status', report['status']), report)
  const status = statuses.get(named)
  if (!status) return ignored(`The status "${named}" changes nothing.`, report)
  const externalId = identifier(report['id'])
  if (externalId === undefined) return malformed(noIdentifier('id', report['id']), report)
  const at = timeOf(report['timestamp'])
  if (at === undefined) return malformed('"timestamp" is not a time.', report)
  const reference = identifier(report['biz_opaque_callback_data']) ?? null
  const failure = status === 'failed' ? readFailure(report['errors']) : null
  return { kind: 'status', accountKey, externalId, reference, status, at, failure }
}

/** A voice message that was played has been read. */
const statuses: ReadonlyMap<string, ReportedStatus> = new Map<string, ReportedStatus>([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['played', 'read'],
  ['failed', 'failed'],
])

function readFailure(errors: unknown): NonNullable<StatusReport['failure']> {
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined
  const error: {
    readonly code?: unknown
    readonly title?: unknown
    readonly message?: unknown
    readonly error_data?: unknown
  } = record(first) ?? {}
  const said = words(record(error.error_data)?.['details']) ?? words(error.message) ?? words(error.title)
  return { channelCode: identifier(error.code) ?? null, detail: said ?? 'The channel gave no reason.' }
}
