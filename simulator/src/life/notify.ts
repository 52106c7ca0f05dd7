import type { Stage } from '../stage.ts'
import type { Account } from '../state/accounts.ts'
import type { InstagramNotice, Notice } from '../webhooks/notice.ts'

/** Tells the hub, unless nobody subscribed to that field of the account: then Meta is silent. */
export function notify(stage: Stage, account: Account, notice: Notice): void {
  const field = notice.object === 'instagram' ? instagramField(notice) : notice.field
  if (account.fields.has(field)) stage.outbox.push(notice)
}

/** Instagram's items do not say under which subscription they come; this says it (docs: "Webhooks", fields). */
function instagramField({ place, item }: InstagramNotice): string {
  if (place === 'standby') return 'standby'
  const field = Reflect.get(item, 'field')
  if (typeof field === 'string') return field
  const message: unknown = Reflect.get(item, 'message')
  if (typeof message === 'object' && message !== null && 'is_echo' in message) return 'message_echoes'
  const key = Object.keys(item).find((name) => Object.hasOwn(fieldsByKey, name))
  return key === undefined ? 'messages' : (fieldsByKey[key] ?? 'messages')
}

const fieldsByKey: Readonly<Record<string, string>> = {
  message: 'messages',
  message_edit: 'message_edit',
  reaction: 'message_reactions',
  postback: 'messaging_postbacks',
  read: 'messaging_seen',
  referral: 'messaging_referral',
  optin: 'messaging_optins',
  pass_thread_control: 'messaging_handover',
  take_thread_control: 'messaging_handover',
  request_thread_control: 'messaging_handover',
  response_feedback: 'response_feedback',
  policy_enforcement: 'messaging_policy_enforcement',
}
