import type { AccountNews } from '@parley/core/domain/account-news.ts'

import { fingerprint } from '../../kit/digest.ts'
import type { Sample } from '../../kit/sample.ts'
import { business, news, newsAt } from './envelope.ts'

type Level = Extract<AccountNews, { kind: 'health' }>['level']

export function fares(field: string, value: object, topic: string, level: Level, detail: string): Sample {
  return {
    name: `${field}: ${JSON.stringify(value)}`,
    body: news(field, value),
    events: [
      {
        kind: 'account',
        scope: 'business',
        accountKey: business,
        externalId: `health:${fingerprint(value)}`,
        news: { kind: 'health', topic, level, detail },
        at: newsAt,
      },
    ],
  }
}

const update = (value: object, topic: string, level: Level, detail: string): Sample =>
  fares('account_update', value, topic, level, detail)

const appeal = 'Appeal in Business Support Home.'
const banned = (waba_ban_state: string) => ({
  event: 'DISABLED_UPDATE',
  ban_info: { waba_ban_state, waba_ban_date: 'June 10, 2025' },
})
const restriction = { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: 1_749_762_000 }
const removed = {
  event: 'PARTNER_REMOVED',
  waba_info: { waba_id: '104996122399160', owner_business_id: '2329417887457253' },
}

/** What "account_update" tells of a business account. */
export const accountSamples: readonly Sample[] = [
  update(
    { event: 'ACCOUNT_DELETED' },
    'connection',
    'blocked',
    'The WhatsApp Business Account was deleted at Meta. Connect another one.',
  ),
  update(
    { event: 'ACCOUNT_OFFBOARDED', disconnection_info: { reason: 'x' } },
    'connection',
    'blocked',
    'The number has left the Cloud API. Connect it again in the WhatsApp Business app.',
  ),
  update(
    { event: 'ACCOUNT_RECONNECTED' },
    'connection',
    'fine',
    'The number is connected to the Cloud API again.',
  ),
  update({ event: 'PARTNER_ADDED' }, 'connection', 'fine', 'The business has given this app access.'),
  update({ event: 'PARTNER_APP_INSTALLED' }, 'connection', 'fine', 'The business has installed this app.'),
  update(
    { event: 'PARTNER_APP_UNINSTALLED' },
    'connection',
    'blocked',
    'The business has removed this app. Ask its owner to connect again.',
  ),
  {
    name: 'account_update of a partner: the account is named inside',
    body: news('account_update', removed, '2329417887457253'),
    events: [
      {
        kind: 'account',
        scope: 'business',
        accountKey: '104996122399160',
        externalId: `health:${fingerprint(removed)}`,
        news: {
          kind: 'health',
          topic: 'connection',
          level: 'blocked',
          detail: 'The business has taken access from this app. Ask its owner to connect again.',
        },
        at: newsAt,
      },
    ],
  },
  update(
    { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SCAM' } },
    'violation',
    'warning',
    'Meta has found a violation (SCAM). Appeal in Business Support Home if that is wrong.',
  ),
  update(
    { event: 'ACCOUNT_RESTRICTION', restriction_info: [restriction] },
    'restriction',
    'blocked',
    `Meta restricts the account: RESTRICTED_BIZ_INITIATED_MESSAGING until 2025-06-12. ${appeal}`,
  ),
  update(
    { event: 'ACCOUNT_RESTRICTION', restriction_info: [] },
    'restriction',
    'fine',
    'No restriction of the account is left.',
  ),
  update(
    banned('SCHEDULE_FOR_DISABLE'),
    'ban',
    'warning',
    `Meta will disable the WhatsApp Business Account on June 10, 2025. ${appeal}`,
  ),
  update(
    banned('DISABLE'),
    'ban',
    'blocked',
    `Meta has disabled the WhatsApp Business Account on June 10, 2025. ${appeal}`,
  ),
  update(banned('REINSTATE'), 'ban', 'fine', 'The WhatsApp Business Account works again.'),
  update({ event: 'AD_ACCOUNT_LINKED' }, 'ad_account', 'notice', 'An ad account was linked to the business.'),
  update(
    { event: 'MM_LITE_TERMS_SIGNED' },
    'marketing_terms',
    'notice',
    'The terms of the Marketing Messages API were accepted.',
  ),
  update(
    {
      event: 'PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE',
      partner_client_certification_info: { status: 'x' },
    },
    'certification',
    'notice',
    'The certification of the business has a new status; see the Partner Hub.',
  ),
  update(
    { event: 'AUTH_INTL_PRICE_ELIGIBILITY_UPDATE', auth_international_rate_eligibility: { start_time: 1 } },
    'auth_pricing',
    'notice',
    "Meta's international price goes for authentication messages from a date that WhatsApp Manager shows.",
  ),
  update(
    { event: 'BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE', country: 'US' },
    'country',
    'notice',
    'The main country of the business has changed, which may change prices.',
  ),
  update(
    { event: 'VOLUME_BASED_PRICING_TIER_UPDATE' },
    'pricing',
    'notice',
    'The business has reached another price tier.',
  ),
  update(
    { event: 'OF_TOMORROW' },
    'account',
    'notice',
    'Meta reports "OF_TOMORROW" of the account; WhatsApp Manager tells more.',
  ),
]
