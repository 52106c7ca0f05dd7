import { readRetry } from '@parley/contract/account-retry.ts'
import {
  createAccount,
  deleteAccount,
  getAccount,
  listAccounts,
  updateAccount,
} from '@parley/contract/account.ts'
import { presentEndpoint } from '@parley/contract/endpoint.ts'
import type { BodyOf } from '@parley/contract/route.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { connect } from '@parley/core/flows/connect.ts'
import { reconnect } from '@parley/core/flows/reconnect.ts'
import type { Hono } from 'hono'

import { newWebhookSecret } from '../../edges/webhook-secret.ts'
import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'
import { showAccount } from '../show-account.ts'

/** The tenant's accounts: connecting, changing and deactivating them. */
export function accounts(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, listAccounts, async ({ hub, caller }) => {
    const store = hub.stores.of(caller.tenant)
    const found = await store.accounts()
    return { data: await Promise.all(found.map((account) => showAccount(hub, store, account))), next: null }
  })

  serve(app, parts, getAccount, async ({ hub, caller, params }) => {
    const store = hub.stores.of(caller.tenant)
    const account = await store.account(params.account_id)
    if (!account) throw new HubError('not_found', 'There is no such account.')
    return showAccount(hub, store, account)
  })

  serve(app, parts, createAccount, async ({ hub, caller, body }) => {
    const webhook =
      body.webhook_url === undefined ? null : { url: body.webhook_url, secret: newWebhookSecret() }
    const { account, endpoint } = await connect(hub, caller.tenant, {
      ...body,
      ...given(body),
      routerMode: body.router_mode,
      name: body.name ?? null,
      webhook,
    })
    return {
      account: await showAccount(hub, hub.stores.of(caller.tenant), account),
      endpoint: endpoint && presentEndpoint(endpoint),
      webhook_secret: webhook?.secret ?? null,
    }
  })

  serve(app, parts, updateAccount, async ({ hub, caller, params, body }) => {
    const { webhook_url: url, router_mode: routerMode, show_typing, send_read_receipts, ...changes } = body
    const secret = newWebhookSecret()
    const webhook = url === undefined ? undefined : { url, secret }
    const { account, endpoint, fresh } = await reconnect(hub, caller.tenant, params.account_id, {
      ...changes,
      ...given(body),
      routerMode,
      shows: {
        ...(show_typing === undefined ? {} : { typing: show_typing }),
        ...(send_read_receipts === undefined ? {} : { read: send_read_receipts }),
      },
      webhook,
    })
    return {
      account: await showAccount(hub, hub.stores.of(caller.tenant), account),
      endpoint: endpoint && presentEndpoint(endpoint),
      webhook_secret: fresh ? secret : null,
    }
  })

  serve(app, parts, deleteAccount, async ({ hub, caller, params }) => {
    const { account } = await reconnect(hub, caller.tenant, params.account_id, { active: false })
    return showAccount(hub, hub.stores.of(caller.tenant), account)
  })
}

/** What the domain has in other units. */
function given({
  retry,
  token_expires_at: end,
}: Pick<BodyOf<typeof updateAccount>, 'retry' | 'token_expires_at'>) {
  return { retry: retry && readRetry(retry), tokenExpiresAt: typeof end === 'string' ? Date.parse(end) : end }
}
