import {
  createAccount,
  deleteAccount,
  getAccount,
  listAccounts,
  presentAccount,
  setAutoReply,
  updateAccount,
  type AccountShape,
} from '@parley/contract/account.ts'
import { presentEndpoint } from '@parley/contract/endpoint.ts'
import type { Account } from '@parley/core/domain/account.ts'
import { put } from '@parley/core/domain/change.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { connect } from '@parley/core/flows/connect.ts'
import { enact, settle } from '@parley/core/flows/enact.ts'
import { ownEndpoint, reconnect } from '@parley/core/flows/reconnect.ts'
import type { Store } from '@parley/core/ports/store.ts'
import type { Hono } from 'hono'

import { newWebhookSecret } from '../../edges/webhook-secret.ts'
import type { App, HttpParts } from '../app.ts'
import { serve } from '../serve.ts'

/** The tenant's accounts: connecting, changing and deactivating them, and their automatic answers. */
export function accounts(app: Hono<App>, parts: HttpParts): void {
  const { channels } = parts.hub
  const present = async (store: Store, account: Account): Promise<AccountShape> => {
    const channel = channels.get(account.channel)
    if (!channel) throw new HubError('unavailable', `The channel ${account.channel} is not built in.`)
    const own = ownEndpoint(await store.endpoints(), account.id)
    return presentAccount(account, channel, own?.url ?? null)
  }

  serve(app, parts, listAccounts, async ({ hub, caller }) => {
    const store = hub.stores.of(caller.tenant)
    const found = await store.accounts()
    return { data: await Promise.all(found.map((account) => present(store, account))), next: null }
  })

  serve(app, parts, getAccount, async ({ hub, caller, params }) => {
    const store = hub.stores.of(caller.tenant)
    const account = await store.account(params.account_id)
    if (!account) throw new HubError('not_found', 'There is no such account.')
    return present(store, account)
  })

  serve(app, parts, createAccount, async ({ hub, caller, body }) => {
    const webhook =
      body.webhook_url === undefined ? null : { url: body.webhook_url, secret: newWebhookSecret() }
    const { account, endpoint } = await connect(hub, caller.tenant, {
      ...body,
      name: body.name ?? null,
      webhook,
    })
    return {
      account: await present(hub.stores.of(caller.tenant), account),
      endpoint: endpoint && presentEndpoint(endpoint),
      webhook_secret: webhook?.secret ?? null,
    }
  })

  serve(
    app,
    parts,
    updateAccount,
    async ({ hub, caller, params, body: { webhook_url: url, ...changes } }) => {
      const secret = newWebhookSecret()
      const webhook = url === undefined ? undefined : { url, secret }
      const { account, endpoint, fresh } = await reconnect(hub, caller.tenant, params.account_id, {
        ...changes,
        webhook,
      })
      return {
        account: await present(hub.stores.of(caller.tenant), account),
        endpoint: endpoint && presentEndpoint(endpoint),
        webhook_secret: fresh ? secret : null,
      }
    },
  )

  serve(app, parts, deleteAccount, async ({ hub, caller, params }) => {
    const { account } = await reconnect(hub, caller.tenant, params.account_id, { active: false })
    return present(hub.stores.of(caller.tenant), account)
  })

  serve(app, parts, setAutoReply, async ({ hub, caller, params, body }) => {
    const store = hub.stores.of(caller.tenant)
    return settle(async () => {
      const account = await store.account(params.account_id)
      if (!account) throw new HubError('not_found', 'There is no such account.')
      const after = { ...account, autoReply: body }
      const ending = await enact(hub, store, { changes: [put('account', after)], tasks: [] }, null)
      return ending === 'conflict' ? 'conflict' : present(store, after)
    })
  })
}
