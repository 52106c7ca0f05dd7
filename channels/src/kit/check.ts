import type { HttpCall, Reply } from '@parley/core/domain/call.ts'
import type { Checked } from '@parley/core/ports/channel.ts'
import type { Sender } from '@parley/core/ports/sender.ts'

import { record, type Fields } from './json.ts'
import { refusedWith, succeeded } from './outcome.ts'
import type { Refusals } from './refusals.ts'
import { fromJson } from './wait.ts'

/** The call that reads some fields of a node, as the account's token sees it. */
export function readNode(account: Sender, node: string, fields: string): HttpCall {
  return get(account, `/${account.apiVersion}/${encodeURIComponent(node)}?fields=${fields}`)
}

/** A call that reads, from the path on. */
export function get(account: Sender, path: string): HttpCall {
  return {
    method: 'GET',
    url: `${account.baseUrl}${path}`,
    headers: { authorization: `Bearer ${account.token}` },
    body: null,
  }
}

/** What the answer to `readNode` says about the token. */
export function graphChecked(reply: Reply, table: Refusals, read: (node: Fields) => Checked): Checked {
  return graphAnswered(reply, table, read, (detail) => ({ kind: 'bad', detail }))
}

interface Unclear {
  readonly kind: 'unclear'
  readonly detail: string
}

/** What an answer of the Graph API says: what was asked, or a refusal. Load and outages of the channel prove nothing. */
export function graphAnswered<A>(
  reply: Reply,
  table: Refusals,
  read: (body: Fields) => A,
  refused: (detail: string) => A,
): A | Unclear {
  if (reply.kind !== 'answer') return { kind: 'unclear', detail: reply.detail }
  const body = record(fromJson(reply.body))
  if (body && succeeded(reply)) return read(body)
  const error = record(body?.['error'])
  if (!error) return { kind: 'unclear', detail: `The channel answered ${reply.status} without a reason.` }
  const refusal = refusedWith(error, reply, table)
  const passing = refusal.class === 'transient' || refusal.class === 'rate'
  return passing ? { kind: 'unclear', detail: refusal.detail } : refused(refusal.detail)
}
