import type { Stage } from '../stage.ts'
import { ofWaba } from '../state/accounts.ts'

/** Something about the whole business account, told once if it is subscribed. */
export function tellBusiness(stage: Stage, wabaId: string, field: string, value: object): void {
  if (!ofWaba(stage.accounts.all(), wabaId).some(({ fields }) => fields.has(field))) return
  const at = stage.clock.now()
  stage.outbox.push({ object: 'whatsapp_business_account', kind: 'account', wabaId, field, value, at })
}
