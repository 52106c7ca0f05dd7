import { fingerprint } from '../../kit/digest.ts'
import { cameAt, type Sample } from '../../kit/sample.ts'
import { fares } from './account.ts'
import { business, news, newsAt } from './envelope.ts'

const number = { display_phone_number: '15550783881' }
const alert = {
  alert_severity: 'WARNING',
  alert_status: 'ACTIVE',
  alert_type: 'OBA_REJECTED',
  alert_description: 'The official business account was not approved.',
}
const timeless = { decision: 'PENDING' }
const ofNumber = { entity_type: 'PHONE_NUMBER', entity_id: '106540352242922', alert_info: alert }

/** What other fields tell of a business and its numbers. */
export const numberSamples: readonly Sample[] = [
  fares(
    'account_alerts',
    { entity_type: 'WABA', alert_info: alert },
    'alert:OBA_REJECTED',
    'warning',
    alert.alert_description,
  ),
  fares(
    'account_alerts',
    { ...alert, alert_severity: 'INFORMATIONAL' },
    'alert:OBA_REJECTED',
    'notice',
    alert.alert_description,
  ),
  fares(
    'account_alerts',
    { alert_info: { ...alert, alert_status: 'NONE' } },
    'alert:OBA_REJECTED',
    'fine',
    alert.alert_description,
  ),
  {
    name: 'account_alerts about one number',
    body: news('account_alerts', ofNumber),
    events: [
      {
        kind: 'account',
        scope: 'account',
        accountKey: '106540352242922',
        business,
        externalId: `health:${fingerprint(ofNumber)}`,
        news: {
          kind: 'health',
          topic: 'alert:OBA_REJECTED',
          level: 'warning',
          detail: alert.alert_description,
        },
        at: newsAt,
      },
    ],
  },
  fares(
    'account_review_update',
    { decision: 'APPROVED' },
    'review',
    'fine',
    'Meta has approved the account.',
  ),
  fares(
    'account_review_update',
    { decision: 'REJECTED' },
    'review',
    'blocked',
    'Meta has rejected the account. See Business Support Home for the reason, and ask for a review.',
  ),
  {
    name: 'news in an entry without a time is of the moment it came',
    body: {
      object: 'whatsapp_business_account',
      entry: [{ id: business, changes: [{ field: 'account_review_update', value: timeless }] }],
    },
    events: [
      {
        kind: 'account',
        scope: 'business',
        accountKey: business,
        externalId: `health:${fingerprint(timeless)}`,
        news: {
          kind: 'health',
          topic: 'review',
          level: 'notice',
          detail: 'The review of the account says PENDING.',
        },
        at: cameAt,
      },
    ],
  },
  fares(
    'account_settings_update',
    { type: 'calling' },
    'settings:calling',
    'notice',
    'Somebody changed the settings of the number (calling).',
  ),
  fares(
    'business_capability_update',
    { max_daily_conversations_per_business: 'TIER_2K', max_phone_numbers_per_business: 25 },
    'limits',
    'notice',
    'The business may start conversations with 2K people a day. It may have 25 phone numbers.',
  ),
  fares(
    'business_capability_update',
    { max_daily_conversation_per_phone: -1, max_phone_numbers_per_waba: 2 },
    'limits',
    'notice',
    'The business may start conversations with any number of people a day. It may have 2 phone numbers.',
  ),
  fares(
    'phone_number_quality_update',
    { ...number, event: 'FLAGGED', current_limit: 'TIER_1K', old_limit: 'TIER_10K' },
    'quality:15550783881',
    'warning',
    'Customers block or report the number: its quality is low. Send less, and only what was asked for. The limit is 1K people a day. (+15550783881)',
  ),
  ...(
    [
      ['ONBOARDING', 'fine', 'The number is set up.'],
      ['THROUGHPUT_UPGRADE', 'fine', 'The number may send faster.'],
      ['UPGRADE', 'fine', 'The number may write to more people.'],
      ['UNFLAGGED', 'fine', 'The quality of the number is good again.'],
      ['DOWNGRADE', 'warning', 'The number may write to fewer people, because its quality was low.'],
      ['OF_TOMORROW', 'notice', 'WhatsApp reports OF_TOMORROW.'],
    ] as const
  ).map(([event, level, detail]) =>
    fares(
      'phone_number_quality_update',
      { event, max_daily_conversations_per_business: 'TIER_UNLIMITED' },
      'quality',
      level,
      `${detail} The limit is any number of people a day.`,
    ),
  ),
  fares(
    'phone_number_name_update',
    { ...number, decision: 'APPROVED', requested_verified_name: 'Lucky Shrub', rejection_reason: 'NONE' },
    'name:15550783881',
    'fine',
    'The display name Lucky Shrub is approved. (+15550783881)',
  ),
  fares(
    'phone_number_name_update',
    { ...number, decision: 'REJECTED', requested_verified_name: 'Lucky', rejection_reason: 'TOO_SHORT' },
    'name:15550783881',
    'warning',
    'The display name Lucky is rejected (TOO_SHORT). Choose another one in WhatsApp Manager. (+15550783881)',
  ),
  fares(
    'phone_number_name_update',
    { decision: 'DEFERRED' },
    'name',
    'notice',
    'The review of the display name that was asked for says DEFERRED.',
  ),
  ...(
    [
      ['PIN_CHANGED', 'notice', 'Somebody changed the PIN of two-step verification.'],
      [
        'PIN_RESET_REQUEST',
        'warning',
        'Somebody asks to switch off two-step verification. If it was none of you, change the PIN in WhatsApp Manager.',
      ],
      [
        'PIN_RESET_SUCCESS',
        'notice',
        'Two-step verification was switched off. Set a new PIN in WhatsApp Manager.',
      ],
      [
        'PIN_REQUEST_SUCCESS',
        'notice',
        'Two-step verification was switched off. Set a new PIN in WhatsApp Manager.',
      ],
    ] as const
  ).map(([event, level, detail]) =>
    fares(
      'security',
      { ...number, event, requester: '1' },
      'security:15550783881',
      level,
      `${detail} (+15550783881)`,
    ),
  ),
  fares(
    'business_username_updates',
    { ...number, username: 'luckyshrub', status: 'approved' },
    'username:15550783881',
    'notice',
    'The user name luckyshrub is approved. (+15550783881)',
  ),
  fares('business_username_update', {}, 'username', 'notice', 'The user name is changed.'),
]
