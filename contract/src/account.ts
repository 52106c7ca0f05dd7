import type { Account } from '@parley/core/domain/account.ts'
import { autoReply } from '@parley/core/domain/rule.ts'
import type { Channel } from '@parley/core/ports/channel.ts'
import { z } from 'zod'

import { route } from './route.ts'
import { id, iso, list, none, noParams, timestamp } from './shapes.ts'

export const accountShape = z
  .object({
    id: id('acc'),
    channel: z.string(),
    channel_label: z.string(),
    name: z.string(),
    /** What the channel calls the account. */
    key: z.string(),
    simulated: z.boolean(),
    active: z.boolean(),
    can: z.object({
      /** Milliseconds after the customer's last message; null where there is no window. */
      reply_window_ms: z.int().nullable(),
      text: z.object({ max: z.int(), unit: z.enum(['characters', 'bytes']) }),
      reports: z.array(z.enum(['sent', 'delivered', 'read', 'failed'])),
    }),
    auto_reply: autoReply,
    created_at: timestamp,
  })
  .meta({ id: 'Account' })

export type AccountShape = z.infer<typeof accountShape>

export function presentAccount(account: Account, channel: Pick<Channel, 'label' | 'can'>): AccountShape {
  return {
    id: account.id,
    channel: account.channel,
    channel_label: channel.label,
    name: account.name,
    key: account.key,
    simulated: account.simulated,
    active: account.active,
    can: {
      reply_window_ms: channel.can.replyWindowMs,
      text: channel.can.text,
      reports: [...channel.can.reports],
    },
    auto_reply: account.autoReply,
    created_at: iso(account.createdAt),
  }
}

export const listAccounts = route({
  method: 'GET',
  path: '/api/v1/accounts',
  summary: "The tenant's accounts",
  auth: 'accounts:read',
  params: noParams,
  query: noParams,
  body: none,
  status: 200,
  answer: list(accountShape),
  errors: [],
})

export const setAutoReply = route({
  method: 'PUT',
  path: '/api/v1/accounts/{account_id}/auto-reply',
  summary: 'Set the keyword rules and the fallback answer of an account',
  auth: 'accounts:write',
  params: z.object({ account_id: id('acc') }),
  query: noParams,
  body: autoReply,
  status: 200,
  answer: accountShape,
  errors: ['not_found', 'forbidden', 'conflict'],
})
