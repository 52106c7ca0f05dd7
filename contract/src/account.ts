import type { Abilities } from '@parley/core/domain/abilities.ts'
import { ordering, type Account } from '@parley/core/domain/account.ts'
import { showsAll } from '@parley/core/domain/account.ts'
import { autoReply } from '@parley/core/domain/rule.ts'
import { z } from 'zod'

import { abilitiesShape, presentAbilities } from './abilities.ts'
import { accountNewsShape, presentAccountNews } from './account-news.ts'
import { presentRetry, retrySettings, retryShape } from './account-retry.ts'
import { endpointShape, secret, webhookUrl } from './endpoint.ts'
import { route } from './route.ts'
import { id, iso, isoOrNull, list, none, noParams, timestamp } from './shapes.ts'

export const accountShape = z
  .object({
    id: id('acc'),
    channel: z.string(),
    channel_label: z.string(),
    name: z.string(),
    key: z.string().describe('What the channel calls the account.'),
    simulated: z.boolean(),
    active: z.boolean(),
    token_state: z
      .enum(['valid', 'invalid'])
      .describe(
        '`invalid` once the channel has refused the token: nothing can be sent until it is replaced.',
      ),
    token_expires_at: timestamp
      .nullable()
      .describe('When the token ends; null if it does not, or nobody has said when.'),
    data_access_expires_at: timestamp
      .nullable()
      .describe(
        'When the channel shows nothing more until whoever granted the token has come back; null if that is not known to happen.',
      ),
    can: abilitiesShape,
    auto_reply: autoReply,
    ordering: ordering.describe(
      'What a webhook waits for: the earlier ones of its conversation, of the whole account, or none.',
    ),
    router_mode: z
      .boolean()
      .describe('Whether content is kept only until every endpoint has taken it, and until it was sent.'),
    show_typing: z
      .boolean()
      .describe(
        'Whether customers see that somebody is typing. Where that shows that they were read, both are needed.',
      ),
    send_read_receipts: z.boolean().describe('Whether customers see that a person has read what they wrote.'),
    retry: retryShape,
    ...accountNewsShape.shape,
    webhook_url: z
      .string()
      .nullable()
      .describe(
        "Where this account's own webhooks go; null if nowhere. Endpoints for all accounts are not shown here.",
      ),
    settings: z.record(z.string(), z.string()),
    created_at: timestamp,
  })
  .meta({ id: 'Account' })

export type AccountShape = z.infer<typeof accountShape>

export function presentAccount(
  account: Account,
  channel: { readonly label: string; readonly can: Abilities },
  webhookUrl: string | null,
): AccountShape {
  return {
    id: account.id,
    channel: account.channel,
    channel_label: channel.label,
    name: account.name,
    key: account.key,
    simulated: account.simulated,
    active: account.active,
    token_state: account.tokenRefused ? 'invalid' : 'valid',
    token_expires_at: isoOrNull(account.tokenLife?.expiresAt ?? null),
    data_access_expires_at: isoOrNull(account.tokenLife?.accessEndsAt ?? null),
    can: presentAbilities(channel.can),
    auto_reply: account.autoReply,
    ordering: account.ordering,
    router_mode: account.routerMode,
    show_typing: (account.shows ?? showsAll).typing,
    send_read_receipts: (account.shows ?? showsAll).read,
    retry: presentRetry(account.retry),
    ...presentAccountNews(account),
    webhook_url: webhookUrl,
    settings: { ...account.settings },
    created_at: iso(account.createdAt),
  }
}

export const listAccounts = route({
  method: 'GET',
  path: '/api/v1/accounts',
  summary: "The tenant's accounts, also those that are deactivated",
  auth: 'accounts:read',
  params: noParams,
  query: noParams,
  body: none,
  status: 200,
  answer: list(accountShape),
  errors: [],
})

const name = z.string().trim().min(1).max(120)
const token = z.string().trim().min(1).max(4096)
/** Only needed where the channel does not tell: Instagram's long-lived tokens last 60 days. */
const tokenExpiresAt = timestamp.nullable()
const settings = z.record(z.string().max(64), z.string().max(2000))
const params = z.object({ account_id: id('acc') })

/** What comes back when an account was written. The secret is there only if an endpoint was made, and only this once. */
const written = z.object({
  account: accountShape,
  endpoint: endpointShape.nullable(),
  webhook_secret: secret.nullable(),
})

export const createAccount = route({
  method: 'POST',
  path: '/api/v1/accounts',
  summary: 'Connect an account; its token is shown to the channel first and never shown again',
  auth: 'accounts:write',
  audit: { action: 'create.account', keep: ['channel', 'simulated', 'ordering', 'router_mode'] },
  params: noParams,
  query: noParams,
  body: z.object({
    channel: z
      .string()
      .max(64)
      .meta({ examples: ['whatsapp'] }),
    key: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .meta({ examples: ['106540352242922'] })
      .describe('WhatsApp: the phone number id. Instagram: the id of the professional account.'),
    token,
    name: name.optional(),
    settings: settings.default({}),
    webhook_url: webhookUrl.optional(),
    ordering: ordering.default('conversation'),
    router_mode: z.boolean().default(false),
    retry: retrySettings.optional(),
    token_expires_at: tokenExpiresAt.optional(),
    simulated: z.boolean().default(false),
  }),
  status: 201,
  answer: written,
  errors: ['token_refused', 'account_taken', 'unavailable'],
})

export const getAccount = route({
  method: 'GET',
  path: '/api/v1/accounts/{account_id}',
  summary: 'One account, without its token',
  auth: 'accounts:read',
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: accountShape,
  errors: ['not_found'],
})

export const updateAccount = route({
  method: 'PUT',
  path: '/api/v1/accounts/{account_id}',
  summary: 'Change an account; what is left out stays, and a new token is checked like the first',
  auth: 'accounts:write',
  audit: {
    action: 'update.account',
    keep: ['ordering', 'router_mode', 'show_typing', 'send_read_receipts', 'active'],
  },
  params,
  query: noParams,
  body: z
    .object({
      token,
      name,
      settings,
      webhook_url: webhookUrl.nullable(),
      ordering,
      router_mode: z.boolean(),
      show_typing: z.boolean(),
      send_read_receipts: z.boolean(),
      retry: retrySettings.describe('All of it: what is left out is as usual again.'),
      token_expires_at: tokenExpiresAt,
      active: z.boolean(),
    })
    .partial(),
  status: 200,
  answer: written,
  errors: ['not_found', 'token_refused', 'account_taken', 'unavailable'],
})

export const deleteAccount = route({
  method: 'DELETE',
  path: '/api/v1/accounts/{account_id}',
  summary: 'Deactivate an account: nothing is received or sent any more, what it has stays readable',
  auth: 'accounts:write',
  audit: { action: 'deactivate.account', keep: [] },
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: accountShape,
  errors: ['not_found'],
})

export const setAutoReply = route({
  method: 'PUT',
  path: '/api/v1/accounts/{account_id}/auto-reply',
  summary: 'Set the keyword rules and the fallback answer of an account',
  auth: 'accounts:write',
  audit: { action: 'update.account', keep: [] },
  params,
  query: noParams,
  body: autoReply,
  status: 200,
  answer: accountShape,
  errors: ['not_found', 'forbidden', 'conflict'],
})
