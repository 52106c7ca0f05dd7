import type { Stage } from '../../stage.ts'
import type { GraphRequest } from '../request.ts'
import { businessAccount } from './nodes.ts'

/** The fields of a business account's webhooks (WhatsApp docs, "Webhooks reference"); the app is subscribed to all. */
export const whatsAppFields = [
  'messages',
  'calls',
  'history',
  'smb_message_echoes',
  'smb_app_state_sync',
  'user_id_update',
  'user_preferences',
  'standby',
  'messaging_handovers',
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
  'account_update',
  'account_alerts',
  'account_review_update',
  'account_settings_update',
  'business_capability_update',
  'business_username_update',
  'phone_number_quality_update',
  'phone_number_name_update',
  'security',
  'flows',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
] as const

/** Without a subscription of the business account Meta posts nothing (Cloud API docs, "Webhooks: Get started"). */
export function subscribe(_stage: Stage, request: GraphRequest): object {
  for (const number of businessAccount(request)) number.fields = new Set(whatsAppFields)
  return { success: true }
}

export function unsubscribe(_stage: Stage, request: GraphRequest): object {
  for (const number of businessAccount(request)) number.fields = new Set()
  return { success: true }
}

export function subscriptions(stage: Stage, request: GraphRequest): object {
  const subscribed = businessAccount(request).some(({ fields }) => fields.size > 0)
  const { id } = stage.app
  const app = { link: `https://www.facebook.com/games/?app_id=${id}`, name: 'Simulated app', id }
  return { data: subscribed ? [{ whatsapp_business_api_data: app }] : [] }
}
