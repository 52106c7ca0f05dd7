import type { HttpCall, Reply } from '@parley/core/domain/call.ts'
import type { Checked } from '@parley/core/ports/channel.ts'
import type { Sender } from '@parley/core/ports/sender.ts'

import { graphChecked, readNode } from '../kit/check.ts'
import { identifier, record, words } from '../kit/json.ts'
import { instagramRefusals } from './errors.ts'

/** Reads whose token it is (Instagram Platform, "Get started": `/me`). */
export function check(account: Sender): HttpCall {
  return readNode(account, 'me', 'user_id,username')
}

/** The answer is sometimes wrapped in `data`. */
export function checked(reply: Reply, account: Pick<Sender, 'key'>): Checked {
  return graphChecked(reply, instagramRefusals, (body) => {
    const [wrapped] = Array.isArray(body['data']) ? body['data'] : [body['data']]
    const me = record(wrapped) ?? body
    const owner = identifier(me['user_id'])
    if (owner === account.key) return { kind: 'good', name: words(me['username']) ?? null }
    return {
      kind: 'bad',
      detail: `The token belongs to the Instagram account ${owner ?? 'of nobody'}, not to ${account.key}.`,
    }
  })
}
