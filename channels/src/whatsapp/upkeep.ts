import type { Connection, Question, Subscription, Life, Upkeep } from '@parley/core/ports/upkeep.ts'

import { get, graphAnswered } from '../kit/check.ts'
import { identifier, record, type Fields } from '../kit/json.ts'
import { timeOf } from '../kit/time.ts'
import { whatsappRefusals } from './errors.ts'

/** Graph API, "Debug-Token": asked with the token itself. The input can only be given in the address. */
const life: Question<Life> = {
  ask: (account) => ({
    kind: 'call',
    call: get(account, `/${account.apiVersion}/debug_token?input_token=${encodeURIComponent(account.token)}`),
  }),
  read: (reply) =>
    graphAnswered<Life>(reply, whatsappRefusals, readLife, (detail) => ({ kind: 'unclear', detail })),
}

function readLife(body: Fields): Life {
  const data = record(body['data'])
  if (data?.['is_valid'] !== true)
    return { kind: 'unclear', detail: 'The channel told nothing of the token.' }
  return {
    kind: 'told',
    // 0 is never.
    expiresAt: timeOf(data['expires_at']) ?? null,
    accessEndsAt: timeOf(data['data_access_expires_at']) ?? null,
    app: identifier(data['app_id']) ?? null,
    businesses: businessesIn(data['granular_scopes']),
  }
}

/** The WhatsApp Business Accounts that the token was granted; none are named if it was granted all of a business. */
function businessesIn(scopes: unknown): readonly string[] {
  const granted = (Array.isArray(scopes) ? scopes : []).map(record)
  const management = granted.find((scope) => scope?.['scope'] === 'whatsapp_business_management')
  const targets = management?.['target_ids']
  return Array.isArray(targets) ? targets.flatMap((id) => identifier(id) ?? []) : []
}

/** Cloud API, "Webhooks: Get started": without this subscription the business account posts nothing to the app. */
const subscription: Question<Subscription> = {
  ask(account) {
    const id = businessAccount(account)
    if (id !== null)
      return {
        kind: 'call',
        call: get(account, `/${account.apiVersion}/${encodeURIComponent(id)}/subscribed_apps`),
      }
    return {
      kind: 'impossible',
      detail: 'Which WhatsApp Business Account the number belongs to is not known.',
    }
  },
  read: (reply, account) =>
    graphAnswered<Subscription>(
      reply,
      whatsappRefusals,
      (body) => readSubscription(body, account.app, businessAccount(account)),
      (detail) => ({
        kind: 'missing',
        detail: `The subscriptions of the WhatsApp Business Account cannot be read: ${detail}`,
        fix: 'Give the token the permission whatsapp_business_management, and check the setting business_account_id.',
      }),
    ),
}

/** The WhatsApp Business Account, as it was set or learnt. */
export function businessAccount({
  settings,
  business,
}: Pick<Connection, 'settings' | 'business'>): string | null {
  return settings['business_account_id'] ?? business
}

function readSubscription(body: Fields, app: string | null, business: string | null): Subscription {
  if (!Array.isArray(body['data']))
    return { kind: 'unclear', detail: 'The channel did not list the subscriptions.' }
  const apps = body['data'].map((each) =>
    identifier(record(record(each)?.['whatsapp_business_api_data'])?.['id']),
  )
  const ours = app === null ? apps.length > 0 : apps.includes(app)
  if (ours) return { kind: 'whole' }
  return {
    kind: 'missing',
    detail: `The WhatsApp Business Account ${business ?? ''} does not send its webhooks to the app of this token: nothing comes in.`,
    fix: `Subscribe the app: POST /${business ?? ''}/subscribed_apps with this token. In the app's dashboard the field messages must be subscribed, too.`,
  }
}

export const upkeep: Upkeep = { life, subscription }
