import type { Reply } from '../call.ts'
import { nothing, put, type Decision } from '../change.ts'
import type { Endpoint } from '../endpoint.ts'
import type { HubEvent } from '../event.ts'
import type { Moment } from '../ids.ts'
import { retryWebhook, type Tried, type WebhookFailure } from './retry.ts'

/** What an endpoint's answer to a webhook means: taken, again later, or a dead letter. */
export function decideNotify(
  event: HubEvent,
  endpoint: Endpoint,
  reply: Reply,
  tried: Tried,
  moment: Moment,
): Decision {
  if (reply.kind === 'answer' && reply.status >= 200 && reply.status < 300) return nothing
  const wait = retryWebhook(failureOf(reply), tried, null, moment.now, moment.random())
  if (wait !== null) return { ...nothing, againAt: moment.now + wait }
  const letter = {
    id: moment.id('dlq'),
    reason: 'exhausted',
    detail: `The endpoint did not take the webhook: ${said(reply)}`,
    payload: JSON.stringify({ event: event.id, endpoint: endpoint.id }),
    createdAt: moment.now,
    version: 0,
  } as const
  return { changes: [put('letter', letter)], tasks: [] }
}

/** 408, 425, 429 and every 5xx tell of load or absence, other answers of a refusal. */
function failureOf(reply: Reply): WebhookFailure {
  if (reply.kind !== 'answer') return 'unreached'
  return reply.status >= 500 || [408, 425, 429].includes(reply.status) ? 'unreached' : 'refused'
}

function said(reply: Reply): string {
  return reply.kind === 'answer' ? `it answered ${reply.status}` : reply.detail
}
