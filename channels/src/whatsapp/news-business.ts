import type { AccountNews } from '@parley/core/domain/account-news.ts'

import { malformed, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, record, words, type Fields } from '../kit/json.ts'
import { health, type Origin } from '../kit/news.ts'

type Level = Extract<AccountNews, { kind: 'health' }>['level']

/** "account_alerts": what they are about stands in the value, in an older form flat. An alert on a number is of that account. */
export function readAlert(value: Fields, origin: Origin): Finding {
  const alert = record(value['alert_info']) ?? value
  const type = identifier(alert['alert_type'])
  if (type === undefined) return malformed(noIdentifier('alert_type', alert['alert_type']), value)
  const number = value['entity_type'] === 'PHONE_NUMBER' ? identifier(value['entity_id']) : undefined
  const { accountKey: business, at } = origin
  const about: Origin = number === undefined ? origin : { scope: 'account', accountKey: number, business, at }
  const isOver = alert['alert_status'] === 'NONE' || alert['alert_status'] === 'RESOLVED'
  const level = isOver ? 'fine' : (severities.get(alert['alert_severity']) ?? 'notice')
  const detail = words(alert['alert_description']) ?? `Meta raises ${type}; WhatsApp Manager tells more.`
  return health(about, value, `alert:${type}`, [level, detail])
}

const severities: ReadonlyMap<unknown, Level> = new Map<unknown, Level>([
  ['CRITICAL', 'warning'],
  ['WARNING', 'warning'],
])

/** "account_review_update": whether the business may use WhatsApp at all. */
export function readReview(value: Fields, origin: Origin): Finding {
  const decision = identifier(value['decision'])
  if (decision === undefined) return malformed(noIdentifier('decision', value['decision']), value)
  const line = decisions.get(decision) ?? (['notice', `The review of the account says ${decision}.`] as const)
  return health(origin, value, 'review', line)
}

const decisions: ReadonlyMap<string, readonly [Level, string]> = new Map<string, readonly [Level, string]>([
  ['APPROVED', ['fine', 'Meta has approved the account.']],
  [
    'REJECTED',
    [
      'blocked',
      'Meta has rejected the account. See Business Support Home for the reason, and ask for a review.',
    ],
  ],
])

/** "account_settings_update": calls, voicemail and the like. */
export function readSettings(value: Fields, origin: Origin): Finding {
  const type = identifier(value['type']) ?? 'settings'
  return health(origin, value, `settings:${type}`, [
    'notice',
    `Somebody changed the settings of the number (${type}).`,
  ])
}

/** "business_capability_update": how many people may be written to first; versions differ in the names. */
export function readCapability(value: Fields, origin: Origin): Finding {
  const daily = value['max_daily_conversations_per_business'] ?? value['max_daily_conversation_per_phone']
  const numbers = value['max_phone_numbers_per_business'] ?? value['max_phone_numbers_per_waba']
  const said = [
    daily === undefined ? '' : `The business may start conversations with ${limit(daily)} people a day.`,
    numbers === undefined ? '' : `It may have ${limit(numbers)} phone numbers.`,
  ].filter((sentence) => sentence !== '')
  if (said.length === 0) return malformed('The update names no limit.', value)
  return health(origin, value, 'limits', ['notice', said.join(' ')])
}

/** A number or a tier: `TIER_2K`, `TIER_UNLIMITED`, -1 for no limit. */
export function limit(value: unknown): string {
  if (value === -1 || value === 'TIER_UNLIMITED') return 'any number of'
  if (typeof value === 'string') return words(value.replace(/^TIER_/, '')) ?? 'an unknown number of'
  return identifier(value) ?? 'an unknown number of'
}
