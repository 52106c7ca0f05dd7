import type { Stage } from '../stage.ts'
import type { WhatsAppAccount } from '../state/accounts.ts'
import { tellBusiness } from './tell-business.ts'

/** News of a number or a business account: the value given, of any field, or an example of what Meta sends there. */
export function tellNews(stage: Stage, account: WhatsAppAccount, field: string, value?: object): boolean {
  const at = stage.clock.now()
  const { wabaId } = account
  const example = examples[field]?.(account, at)
  if (value)
    stage.outbox.push({ object: 'whatsapp_business_account', kind: 'account', wabaId, field, value, at })
  else if (example) tellBusiness(stage, wabaId, field, example)
  return value !== undefined || example !== undefined
}

export function newsFields(): string[] {
  return Object.keys(examples)
}

/** An example of every field (WhatsApp docs, "Webhooks reference"); templates have their own life in `review.ts`. */
const examples: Readonly<Record<string, (account: WhatsAppAccount, now: number) => object>> = {
  account_update: ({ digits }, now) => ({
    phone_number: digits,
    event: 'ACCOUNT_RESTRICTION',
    restriction_info: [
      {
        restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING',
        expiration: Math.floor(now / 1_000) + 3 * 86_400,
      },
    ],
  }),
  account_alerts: ({ wabaId }) => ({
    entity_type: 'BUSINESS',
    entity_id: wabaId,
    alert_info: {
      alert_severity: 'CRITICAL',
      alert_status: 'ACTIVE',
      alert_type: 'OBA_APPROVED',
      alert_description: 'A simulated alert.',
    },
  }),
  account_review_update: () => ({ decision: 'APPROVED' }),
  account_settings_update: ({ id }) => ({
    type: 'phone_number_settings',
    phone_number_settings: { phone_number_id: id },
  }),
  business_capability_update: () => ({
    max_daily_conversations_per_business: 2_000,
    max_phone_numbers_per_business: 20,
  }),
  business_username_update: ({ digits, name }) => ({
    display_phone_number: digits,
    username: name.toLowerCase().replaceAll(/\W+/g, ''),
    status: 'approved',
  }),
  phone_number_quality_update: ({ digits }) => ({
    display_phone_number: digits,
    event: 'FLAGGED',
    current_limit: 'TIER_1K',
    old_limit: 'TIER_10K',
  }),
  phone_number_name_update: ({ digits, name }) => ({
    display_phone_number: digits,
    decision: 'APPROVED',
    requested_verified_name: name,
    rejection_reason: null,
  }),
  security: ({ digits }) => ({
    display_phone_number: digits,
    event: 'PIN_CHANGED',
    requester: '122100000000000001',
  }),
  flows: () => ({
    event: 'FLOW_STATUS_CHANGE',
    message: 'A simulated flow was published.',
    flow_id: '1234567890123456',
  }),
  messaging_handovers: (account, now) => ({
    ...ofNumber(account),
    sender: { phone_number: '16505551234' },
    recipient: { phone_number_id: account.id, display_phone_number: account.digits },
    type: 'control_passed',
    timestamp: String(Math.floor(now / 1_000)),
    control_passed: { previous_owner_role: 'primary', new_owner_role: 'secondary' },
  }),
  group_lifecycle_update: (account, now) => ({ ...ofNumber(account), groups: [group('group_create', now)] }),
  group_participants_update: (account, now) => ({
    ...ofNumber(account),
    groups: [{ ...group('group_participants_add', now), added_participants: [{ wa_id: '16505551234' }] }],
  }),
  group_settings_update: (account, now) => ({
    ...ofNumber(account),
    groups: [
      {
        ...group('group_settings_update', now),
        group_subject: { text: 'Regulars', update_successful: true },
      },
    ],
  }),
  group_status_update: (account, now) => ({ ...ofNumber(account), groups: [group('group_suspend', now)] }),
}

function ofNumber({ id, digits }: WhatsAppAccount) {
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: digits, phone_number_id: id },
  }
}

function group(type: string, now: number) {
  return {
    timestamp: String(Math.floor(now / 1_000)),
    group_id: 'Y2FwaV9ncm91cDpzaW11bGF0ZWQ',
    type,
    subject: 'Regulars',
  }
}
