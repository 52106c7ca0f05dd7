import type { HttpCall, Reply } from '@parley/core/domain/call.ts'
import type { Checked, Sender } from '@parley/core/ports/channel.ts'

import { record, type Fields } from './json.ts'
import { refusedWith, succeeded } from './outcome.ts'
import type { Refusals } from './refusals.ts'
import { fromJson } from './wait.ts'

/** The call that reads some fields of a node, as the account's token sees it. */
export function readNode(account: Sender, node: string, fields: string): HttpCall {
  return {
    method: 'GET',
    url: `${account.baseUrl}/${account.apiVersion}/${encodeURIComponent(node)}?fields=${fields}`,
    headers: { authorization: `Bearer ${account.token}` },
    body: null,
  }
}

/** What the answer to `readNode` says about the token. Load and outages of the channel prove nothing against it. */
export function graphChecked(reply: Reply, table: Refusals, read: (node: Fields) => Checked): Checked {
  if (reply.kind !== 'answer') return { kind: 'unclear', detail: reply.detail }
  const body = record(fromJson(reply.body))
  if (body && succeeded(reply)) return read(body)
  const error = record(body?.['error'])
  if (!error) return { kind: 'unclear', detail: `The channel answered ${reply.status} without a reason.` }
  const refusal = refusedWith(error, reply, table)
  const passing = refusal.class === 'transient' || refusal.class === 'rate'
  return { kind: passing ? 'unclear' : 'bad', detail: refusal.detail }
}
