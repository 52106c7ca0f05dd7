import type { AccountNews } from '@parley/core/domain/account-news.ts'

import { fingerprint } from '../../kit/digest.ts'
import type { Fields } from '../../kit/json.ts'
import type { Sample } from '../../kit/sample.ts'
import { accountKey, at, entry, messaging, mid, person } from './envelope.ts'

function fares(key: string, what: Fields, topic: string, level: Level, detail: string): Sample {
  return {
    name: `${key}: ${JSON.stringify(what)}`,
    body: entry({ messaging: [{ timestamp: at, [key]: what }] }),
    events: [
      {
        kind: 'account',
        scope: 'account',
        accountKey,
        externalId: `health:${fingerprint({ at, what })}`,
        news: { kind: 'health', topic, level, detail },
        at,
      },
    ],
  }
}

type Level = Extract<AccountNews, { kind: 'health' }>['level']

function agreed(optin: object, given: boolean): Sample {
  return {
    name: `optin: ${JSON.stringify(optin)}`,
    body: messaging({ optin }),
    events: [
      {
        kind: 'consent',
        accountKey,
        externalId: `optin:${fingerprint({ at, who: person, optin })}`,
        person,
        topic: 'marketing',
        given,
        at,
      },
    ],
  }
}

const unseen =
  'A message arrived that this app may not see: subscribe the app to "messages" in the App Dashboard, and check that it is live and has Advanced Access.'

/** How the account fares, and what customers want to hear of. */
export const accountSamples: readonly Sample[] = [
  fares('message_edit', { mid, num_edit: 0 }, 'access', 'blocked', unseen),
  fares('message_edit', { mid, num_edit: '0' }, 'access', 'blocked', unseen),
  fares(
    'policy_enforcement',
    { action: 'block', reason: 'Too many links.' },
    'policy',
    'blocked',
    'Meta has blocked the account from sending because of its policies. Appeal in the app dashboard. The reason: Too many links.',
  ),
  fares(
    'policy_enforcement',
    { action: 'warning' },
    'policy',
    'warning',
    'Meta warns the account because of its policies.',
  ),
  fares('policy_enforcement', { action: 'unblock' }, 'policy', 'fine', 'Meta lets the account send again.'),
  fares(
    'policy_enforcement',
    { action: 'of_tomorrow' },
    'policy',
    'warning',
    'Meta enforces a policy on the account.',
  ),
  agreed({ type: 'notification_messages', notification_messages_token: 't', topic: 'Sales' }, true),
  agreed({ type: 'notification_messages', notification_messages_status: 'STOP_NOTIFICATIONS' }, false),
  agreed({ type: 'notification_messages', notification_messages_status: 'RESUME_NOTIFICATIONS' }, true),
]
