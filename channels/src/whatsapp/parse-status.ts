import type { StatusReport } from '@parley/core/domain/channel-event.ts'
import type { ReportedStatus } from '@parley/core/domain/status.ts'

import { ignored, malformed, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, record, records, words, type Fields } from '../kit/json.ts'
import { timeOf } from '../kit/time.ts'
import { readCallStatus } from './parse-call.ts'
import type { Source } from './source.ts'

/** How a sent message fared (WhatsApp, "status messages webhook reference"). */
export function readStatus(report: Fields, source: Source): Finding {
  if (report['type'] === 'call') return readCallStatus(report, source)
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
  return { kind: 'status', ...source.address, externalId, reference, status, at, failure }
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
  const [first = {}] = records(errors)
  const { code, detail } = readError(first)
  const failure = { channelCode: code, detail: detail ?? 'The channel gave no reason.' }
  return code === stoppedMarketing ? { ...failure, optedOut: 'marketing' } : failure
}

/** "Error codes": the user has stopped marketing messages of this business. */
export const stoppedMarketing = '131050'

/** An error as webhooks have it, in its most exact words. */
export function readError(error: Fields): { readonly code: string | null; readonly detail: string | null } {
  const detail =
    words(record(error['error_data'])?.['details']) ?? words(error['message']) ?? words(error['title'])
  return { code: identifier(error['code']) ?? null, detail: detail ?? null }
}
