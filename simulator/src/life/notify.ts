import type { Stage } from '../stage.ts'
import type { Account } from '../state/accounts.ts'
import type { Notice } from '../webhooks/notice.ts'

/** Tells the hub, unless nobody subscribed to that field of the account: then Meta is silent. */
export function notify(stage: Stage, account: Account, field: string, notice: Notice): void {
  if (account.fields.has(field)) stage.outbox.push(notice)
}
