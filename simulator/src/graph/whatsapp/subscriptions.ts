import type { Stage } from '../../stage.ts'
import type { GraphRequest } from '../request.ts'
import { businessAccount } from './nodes.ts'

/** Without a subscription of the business account Meta posts nothing (Cloud API docs, "Webhooks: Get started"). */
export function subscribe(_stage: Stage, request: GraphRequest): object {
  for (const number of businessAccount(request)) number.fields = new Set(['messages'])
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
