import type { Question, Renewal, Subscription, Upkeep } from '@parley/core/ports/upkeep.ts'

import { get, graphAnswered } from '../kit/check.ts'
import { record, words, type Fields } from '../kit/json.ts'
import { instagramRefusals } from './errors.ts'

/**
 * Instagram Platform, "Refresh a long-lived token": for a token that is older than a day and has not ended; the address
 * has no version, and the token can only be given in it.
 */
const renewal: Question<Renewal> = {
  ask: (account) => ({
    kind: 'call',
    call: get(
      account,
      `/refresh_access_token?grant_type=ig_refresh_token&access_token=${encodeURIComponent(account.token)}`,
    ),
  }),
  read: (reply) =>
    graphAnswered<Renewal>(reply, instagramRefusals, readRenewal, (detail) => ({ kind: 'refused', detail })),
}

function readRenewal(body: Fields): Renewal {
  const token = words(body['access_token'])
  const seconds = body['expires_in']
  if (token === undefined || typeof seconds !== 'number' || !(seconds > 0 && seconds < 1e9))
    return { kind: 'unclear', detail: 'The channel answered without a token.' }
  return { kind: 'renewed', token, lastsMs: seconds * 1_000 }
}

/** The fields that this channel reads. */
const needed = [
  'messages',
  'messaging_postbacks',
  'messaging_seen',
  'message_reactions',
  'message_edit',
  'message_echoes',
]

/** Instagram Platform, "Webhooks": only the fields that the account is subscribed to are posted. */
const subscription: Question<Subscription> = {
  ask: (account) => ({ kind: 'call', call: get(account, `/${account.apiVersion}/me/subscribed_apps`) }),
  read: (reply) =>
    graphAnswered<Subscription>(reply, instagramRefusals, readSubscription, (detail) => ({
      kind: 'missing',
      detail: `The subscriptions of the Instagram account cannot be read: ${detail}`,
      fix: 'Give the token the permission instagram_business_manage_messages.',
    })),
}

function readSubscription(body: Fields): Subscription {
  if (!Array.isArray(body['data']))
    return { kind: 'unclear', detail: 'The channel did not list the subscriptions.' }
  const fields = body['data'].flatMap((app) => {
    const subscribed = record(app)?.['subscribed_fields']
    return Array.isArray(subscribed) ? subscribed : []
  })
  const missing = needed.filter((field) => !fields.includes(field))
  if (missing.length === 0) return { kind: 'whole' }
  return {
    kind: 'missing',
    detail: `The Instagram account is not subscribed to ${missing.join(', ')}: these do not come in.`,
    fix: `Subscribe it with its token: POST /me/subscribed_apps?subscribed_fields=${[...new Set([...fields, ...needed])].join(',')}`,
  }
}

export const upkeep: Upkeep = { renewal, subscription }
