import type { Account } from '@parley/core/domain/account.ts'
import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import type { Person } from '@parley/core/domain/customer.ts'

import type { TemplateTraces } from './around.ts'

/** What of an event leads to records. */
export interface Traces {
  readonly kind: ChannelEvent['kind']
  readonly account: string
  readonly externalId: string
  readonly reference: string | null
  readonly identities: readonly string[]
  /** Whether the customer of the message is of interest, too. */
  readonly optsOut: boolean
  readonly template: TemplateTraces | null
}

export function tracesOf(account: Account, event: ChannelEvent): Traces {
  const others = event.kind === 'identity' ? event.previous : []
  return {
    kind: event.kind,
    account: account.id,
    externalId: event.externalId,
    reference: event.kind === 'status' ? event.reference : null,
    identities: [...(personOf(event)?.identities ?? []), ...others],
    optsOut: event.kind === 'status' && event.failure?.optedOut !== undefined,
    template: event.kind === 'account' ? templateOf(account, event) : null,
  }
}

function personOf(event: ChannelEvent): Person | null | undefined {
  if (event.kind === 'message') return event.from
  if (event.kind === 'echo') return event.to
  return 'person' in event ? event.person : null
}

function templateOf(
  { channel, business }: Account,
  { news, ...event }: Extract<ChannelEvent, { kind: 'account' }>,
): TemplateTraces | null {
  if (news.kind !== 'template') return null
  const { externalId, name, language } = news
  const wording = name !== undefined && language !== undefined ? { name, language } : null
  return { channel, business: event.business ?? business ?? event.accountKey, externalId, wording }
}
