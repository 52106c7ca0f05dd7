import { setAutoReply } from '@parley/contract/account.ts'
import { put } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { enact, settle } from '@parley/core/flows/enact.ts'
import type { Hono } from 'hono'

import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'
import { showAccount } from '../show-account.ts'

/** What an account answers by itself. */
export function autoReplies(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, setAutoReply, async ({ hub, caller, params, body }) => {
    const store = hub.stores.of(caller.tenant)
    return settle(async () => {
      const account = await store.account(params.account_id)
      if (!account) throw new HubError('not_found', 'There is no such account.')
      const after = { ...account, autoReply: body }
      const ending = await enact(hub, store, { changes: [put('account', after)], tasks: [] }, null)
      return ending === 'conflict' ? 'conflict' : showAccount(hub, store, after)
    })
  })
}
