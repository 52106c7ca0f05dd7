import type { Account } from '../account.ts'
import { alarm } from '../alarm.ts'
import type { Outcome } from '../call.ts'
import { put, type Decision } from '../change.ts'
import type { Moment } from '../ids.ts'

/**
 * The decision, which also notes that the channel refused the account's token, unless it has got another one since the
 * call: from then on sends fail at once.
 */
export function notingToken(
  decision: Decision,
  { account, used, outcome }: { readonly account: Account; readonly used: string; readonly outcome: Outcome },
  moment: Moment,
): Decision {
  if (outcome.kind !== 'refused' || outcome.class !== 'auth') return decision
  if (account.tokenRefused || account.sealedToken !== used) return decision
  const after = { ...account, tokenRefused: { at: moment.now, detail: outcome.detail } }
  const alert = { kind: 'token_invalid', subject: account.id, detail: outcome.detail } as const
  return {
    ...decision,
    changes: [...decision.changes, put('account', after)],
    tasks: [...decision.tasks, alarm(alert, moment)],
  }
}
