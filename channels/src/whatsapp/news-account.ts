import type { AccountNews } from '@parley/core/domain/account-news.ts'

import { malformed, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, record, records, words, type Fields } from '../kit/json.ts'
import { health } from '../kit/news.ts'
import { dayOf, timeOf } from '../kit/time.ts'
import type { Place } from './place.ts'

type Level = Extract<AccountNews, { kind: 'health' }>['level']
type Line = readonly [topic: string, level: Level, detail: string]

/** Something happened to the business account ("account_update webhook reference"). */
export function readAccountUpdate(value: Fields, { business, at }: Place): Finding {
  const accountKey = identifier(record(value['waba_info'])?.['waba_id']) ?? business
  if (accountKey === undefined) return malformed(noIdentifier('id', undefined), value)
  const event = identifier(value['event'])
  if (event === undefined) return malformed(noIdentifier('event', value['event']), value)
  const [topic, level, detail] = told.get(event) ?? readers.get(event)?.(value) ?? unheard(event)
  return health({ scope: 'business', accountKey, at }, value, topic, [level, detail])
}

const told: ReadonlyMap<string, Line> = new Map<string, Line>([
  [
    'ACCOUNT_DELETED',
    ['connection', 'blocked', 'The WhatsApp Business Account was deleted at Meta. Connect another one.'],
  ],
  [
    'ACCOUNT_OFFBOARDED',
    [
      'connection',
      'blocked',
      'The number has left the Cloud API. Connect it again in the WhatsApp Business app.',
    ],
  ],
  ['ACCOUNT_RECONNECTED', ['connection', 'fine', 'The number is connected to the Cloud API again.']],
  ['PARTNER_ADDED', ['connection', 'fine', 'The business has given this app access.']],
  [
    'PARTNER_REMOVED',
    ['connection', 'blocked', 'The business has taken access from this app. Ask its owner to connect again.'],
  ],
  ['PARTNER_APP_INSTALLED', ['connection', 'fine', 'The business has installed this app.']],
  [
    'PARTNER_APP_UNINSTALLED',
    ['connection', 'blocked', 'The business has removed this app. Ask its owner to connect again.'],
  ],
  ['AD_ACCOUNT_LINKED', ['ad_account', 'notice', 'An ad account was linked to the business.']],
  [
    'MM_LITE_TERMS_SIGNED',
    ['marketing_terms', 'notice', 'The terms of the Marketing Messages API were accepted.'],
  ],
  [
    'PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE',
    ['certification', 'notice', 'The certification of the business has a new status; see the Partner Hub.'],
  ],
  [
    'AUTH_INTL_PRICE_ELIGIBILITY_UPDATE',
    [
      'auth_pricing',
      'notice',
      "Meta's international price goes for authentication messages from a date that WhatsApp Manager shows.",
    ],
  ],
  [
    'BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE',
    ['country', 'notice', 'The main country of the business has changed, which may change prices.'],
  ],
  ['VOLUME_BASED_PRICING_TIER_UPDATE', ['pricing', 'notice', 'The business has reached another price tier.']],
])

const readers: ReadonlyMap<string, (value: Fields) => Line> = new Map([
  ['DISABLED_UPDATE', banned],
  ['ACCOUNT_VIOLATION', violated],
  ['ACCOUNT_RESTRICTION', restricted],
])

function banned(value: Fields): Line {
  const state = record(value['ban_info'])?.['waba_ban_state']
  if (state === 'REINSTATE') return ['ban', 'fine', 'The WhatsApp Business Account works again.']
  const date = words(record(value['ban_info'])?.['waba_ban_date'])
  const on = date === undefined ? '' : ` on ${date}`
  return state === 'SCHEDULE_FOR_DISABLE'
    ? [
        'ban',
        'warning',
        `Meta will disable the WhatsApp Business Account${on}. Appeal in Business Support Home.`,
      ]
    : [
        'ban',
        'blocked',
        `Meta has disabled the WhatsApp Business Account${on}. Appeal in Business Support Home.`,
      ]
}

function violated(value: Fields): Line {
  const type = words(record(value['violation_info'])?.['violation_type']) ?? 'its policies'
  return [
    'violation',
    'warning',
    `Meta has found a violation (${type}). Appeal in Business Support Home if that is wrong.`,
  ]
}

function restricted(value: Fields): Line {
  const restrictions = records(value['restriction_info'])
  if (restrictions.length === 0) return ['restriction', 'fine', 'No restriction of the account is left.']
  const all = restrictions.slice(0, 5).map((one) => {
    const until = timeOf(one['expiration'])
    const end = until === undefined ? '' : ` until ${dayOf(until)}`
    return `${words(one['restriction_type']) ?? 'RESTRICTED'}${end}`
  })
  return [
    'restriction',
    'blocked',
    `Meta restricts the account: ${all.join(', ')}. Appeal in Business Support Home.`,
  ]
}

function unheard(event: string): Line {
  return ['account', 'notice', `Meta reports "${event}" of the account; WhatsApp Manager tells more.`]
}
