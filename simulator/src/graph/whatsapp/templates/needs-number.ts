import type { Stage } from '../../../stage.ts'
import type { WhatsAppAccount } from '../../../state/accounts.ts'
import type { TemplateUse } from '../messages/template.ts'

/** Codes go to phone numbers only, never to a business-scoped id (WhatsApp docs, "Business-scoped user IDs"). */
export function needsNumber(
  stage: Stage,
  { wabaId }: WhatsAppAccount,
  { name, language }: TemplateUse,
): boolean {
  return stage.templates.named(wabaId, name, language.code)?.category === 'AUTHENTICATION'
}
