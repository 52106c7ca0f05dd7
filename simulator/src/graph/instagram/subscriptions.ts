import type { Stage } from '../../stage.ts'
import { Refusal } from '../refusal.ts'
import { accountOf, type GraphRequest } from '../request.ts'

/** The fields of an Instagram account that can be subscribed to (Instagram Platform docs, "Webhooks"). */
export const instagramFields = [
  'messages',
  'messaging_postbacks',
  'messaging_seen',
  'message_reactions',
  'message_edit',
  'message_echoes',
  'messaging_referral',
  'messaging_handover',
  'messaging_optins',
  'standby',
  'response_feedback',
  'messaging_policy_enforcement',
  'comments',
  'live_comments',
  'mentions',
  'story_insights',
] as const

/** `POST /me/subscribed_apps?subscribed_fields=a,b`: from now on only these are posted. */
export function subscribe(_stage: Stage, request: GraphRequest): object {
  const account = accountOf(request, 'instagram')
  const asked = request.query('subscribed_fields')
  if (!asked) throw new Refusal('invalidParameter', 'The parameter subscribed_fields is required.')
  const fields = asked.split(',').map((field) => field.trim())
  const known: readonly string[] = instagramFields
  const odd = fields.find((field) => !known.includes(field))
  if (odd !== undefined) {
    const allowed = instagramFields.join(', ')
    throw new Refusal(
      'invalidParameter',
      `Param subscribed_fields must be one of {${allowed}} - got "${odd}".`,
    )
  }
  account.fields = new Set(fields)
  return { success: true }
}

export function unsubscribe(_stage: Stage, request: GraphRequest): object {
  accountOf(request, 'instagram').fields = new Set()
  return { success: true }
}

export function subscriptions(stage: Stage, request: GraphRequest): object {
  const { fields } = accountOf(request, 'instagram')
  return { data: fields.size > 0 ? [{ id: stage.app.id, subscribed_fields: [...fields] }] : [] }
}
