import { listAccounts, presentAccount, setAutoReply, type AccountShape } from '@parley/contract/account.ts'
import type { Account } from '@parley/core/domain/account.ts'
import { put } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { settle } from '@parley/core/flows/enact.ts'
import type { Hono } from 'hono'

import type { App, HttpParts } from '../app.ts'
import { serve } from '../serve.ts'

/** The tenant's accounts and their automatic answers. */
export function accounts(app: Hono<App>, parts: HttpParts): void {
  const { hub } = parts
  const present = (account: Account): AccountShape => {
    const channel = hub.channels.get(account.channel)
    if (!channel) throw new HubError('unavailable', `The channel ${account.channel} is not built in.`)
    return presentAccount(account, channel)
  }

  serve(app, parts, listAccounts, async ({ caller }) => {
    const found = await hub.stores.of(caller.tenant).accounts()
    return { data: found.map(present), next: null }
  })

  serve(app, parts, setAutoReply, async ({ caller, params, body }) => {
    const store = hub.stores.of(caller.tenant)
    return settle(async () => {
      const account = await store.account(params.account_id)
      if (!account) throw new HubError('not_found', 'There is no such account.')
      const verdict = await store.commit({
        changes: [put('account', { ...account, autoReply: body })],
        tasks: [],
        finish: null,
      })
      return verdict.kind === 'done' ? present({ ...account, autoReply: body }) : 'conflict'
    })
  })
}
